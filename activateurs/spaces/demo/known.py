"""The people whom the demonstration names: they can be signed in to, and never change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import User
from activateurs.membership.activators.choices import AreaLevel, Availability, PriceKind
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import ClientReference, Profile, ServedArea, Video
from activateurs.membership.organisations.models import Structure

from . import people
from .grammar import typeset
from .invention import Invented

if TYPE_CHECKING:
    from datetime import datetime

MODERATOR_EMAIL = f"moderation@{people.EMAIL_DOMAIN}"
STAFF_EMAIL = f"gestion@{people.EMAIL_DOMAIN}"
# One person per role; the regional agent is Bretagne's.
STAFF = {
    STAFF_EMAIL: ("Gestion", Role.ADMINISTRATOR, ""),
    MODERATOR_EMAIL: ("Modération", Role.MODERATOR, ""),
    f"redaction@{people.EMAIL_DOMAIN}": ("Rédaction", Role.EDITOR, ""),
    f"region@{people.EMAIL_DOMAIN}": ("Région", Role.REGIONAL_AGENT, "53"),
    f"pilotage@{people.EMAIL_DOMAIN}": ("Pilotage", Role.STEERING, ""),
}
ADVISER_EMAIL = f"conseillere@{people.EMAIL_DOMAIN}"
ADVISER_SLUG = "nolwenn-le-bihan-vannes"

# Of the application of codes of all of them (base 32); the demonstration shows its code at /demo/code/.
APP_SECRET = "ACTIVATEURSDEMO2"  # noqa: S105 - known to everybody, on purpose

PRESENTATION = """\
J’ai tenu une crêperie pendant onze ans avant de devenir conseillère numérique à Vannes : je connais les journées trop \
courtes, le téléphone qui sonne en plein service et les logiciels qui ne parlent pas français.

Je vous aide à être trouvé sur internet, à vendre en ligne sans y passer vos soirées et à passer à la facture \
électronique. Le premier rendez-vous est gratuit : on fait le point ensemble, dans votre boutique ou votre atelier, et \
vous repartez avec trois priorités écrites.

Vous gardez vos mots de passe, vos fichiers et vos comptes. Si je ne suis pas la bonne personne, je vous dirai qui \
l’est.
"""

EXPERTISES = [
    "vente-en-ligne",
    "visibilite",
    "facturation",
    "reservation",
    "site-internet",
    "reseaux-sociaux",
    "diagnostic",
]
CASES = (
    (
        "Fromagerie des Quatre Vents",
        "Vendre sur internet",
        "Catalogue de trente fromages photographiés à la ferme, commande en ligne et retrait le samedi au marché.",
        "Vingt-cinq paniers retirés chaque semaine.",
        1,
    ),
    (
        "Coiffure du Port",
        "Prendre des réservations ou des rendez-vous en ligne",
        "Agenda en ligne relié au téléphone du salon, rappel la veille par message, deux heures de prise en main.",
        "Les rendez-vous oubliés sont passés de 11 % à 2 %.",
        1,
    ),
    (
        "Menuiserie Le Goff et filles",
        "Passer à la facture électronique",
        "Choix de la plateforme avec le comptable, modèles de devis et de factures refaits, essais pendant un mois.",
        "Factures envoyées le jour même, payées dix jours plus tôt.",
        0,
    ),
)


def adviser(at: datetime) -> Invented:
    """Nolwenn Le Bihan, conseillère in Vannes."""
    joined = at.replace(year=at.year - 3, month=3, day=4)
    return Invented(
        _structure(),
        User(email=ADVISER_EMAIL, first_name="Nolwenn", last_name="Le Bihan", date_joined=joined),
        _profile(joined=joined, confirmed=at),
        "Conseiller indépendant",
        expertises=EXPERTISES,
        sectors=["C", "G", "I", "S"],
        areas=[ServedArea(level=AreaLevel.DEPARTMENT, code="56")],
        references=[
            ClientReference(
                business=name,
                need=need,
                work=typeset(work),
                result=typeset(result),
                year=at.year - ago,
                consented_on=date(at.year - ago, 1, 15),
            )
            for name, need, work, result, ago in CASES
        ],
        videos=[
            Video(title="Vendre en ligne quand on est seule", url="https://videos.example/v/nolwenn-1"),
            Video(title=typeset("Mes trois conseils pour être trouvé sur internet"), url="https://videos.example/v/nolwenn-2"),
        ],
        published_at=joined,
    )  # fmt: skip


def _structure() -> Structure:
    """Hers alone."""
    return Structure(
        name=f"Nolwenn Le Bihan, conseil numérique {people.MARK}",
        siret=people.siret(0),
        address="12 rue des Lilas",
        postal_code="56000",
        town="Vannes",
        commune_id="56260",
        website="https://www.nolwenn-le-bihan.example",
    )


def _profile(*, joined: datetime, confirmed: datetime) -> Profile:
    """What her page says."""
    return Profile(
        slug=ADVISER_SLUG,
        kind=Kind.ADVISER,
        first_name="Nolwenn",
        last_name="Le Bihan",
        role="conseillère numérique",
        presentation=typeset(PRESENTATION.strip()),
        phone=f"{people.FICTION_PHONE} 56 00",
        works_remotely=True,
        on_map=True,
        price_kind=PriceKind.HOURLY,
        price_from=45,
        price_to=60,
        price_note="Premier rendez-vous gratuit, déplacement offert jusqu’à 20 km",
        availability=Availability.OPEN,
        languages=["français", "breton", "anglais"],
        created_at=joined,
        confirmed_on=confirmed.date(),
    )


def staff(at: datetime) -> list[User]:
    """Those who run the programme in the demonstration."""
    return [
        User(email=email, first_name=name, last_name="Démonstration", date_joined=at)
        for email, (name, _, _) in STAFF.items()
    ]
