"""A person on its way in: what it types, and profiles that are ready to be sent."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.membership.activators.choices import AreaLevel, PriceKind
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family, Profile
from activateurs.membership.charter.actions import accept
from activateurs.membership.charter.policies import outstanding
from activateurs.membership.joining import actions
from activateurs.membership.joining.choices import Ground, Outcome
from activateurs.membership.joining.models import Verdict
from tests.builders import make_profile, make_staff, make_structure, make_texts, make_user

# A number whose key is right, of nobody.
SIRET = "73282932000074"
PRESENTATION = (
    "J’aide les commerces du centre-ville à se faire connaître sur internet. "
    "Je viens dans votre boutique, je regarde avec vous ce qui marche, et je vous montre comment faire vous-même. "
    "Vous repartez avec trois choses simples à essayer dans la semaine."
)
WHO = {"first_name": "Maïwenn", "last_name": "Le Floc’h", "role": "conseillère numérique", "phone": "06 39 98 12 34"}
ASKED = Verdict(outcome=Outcome.CHANGES_ASKED, ground=Ground.UNCLEAR, words="Dites ce que coûte une journée.")
REFUSED = Verdict(outcome=Outcome.REFUSED, ground=Ground.ACTIVITY, words="Vous vendez des voitures.")
PUBLISHED = Verdict(outcome=Outcome.PUBLISHED, ground=Ground.CONFORM, words="")


def make_ready(kind=Kind.ADVISER, *, user=None, structure=None, signed=True, **fields):
    """A draft on which every page that is asked for is filled, charter accepted."""
    now = timezone.now()
    user = user or make_user()
    structure = structure or make_structure(
        siret="", website="https://www.atelier-bleu.example", active_since=(now - timedelta(days=900)).date()
    )
    profile = make_profile(
        kind,
        user=user,
        structure=structure,
        published=False,
        areas=[(AreaLevel.DEPARTMENT, "56")],
        **{
            "role": "conseillère numérique",
            "presentation": PRESENTATION,
            "price_kind": PriceKind.DAILY,
            "price_from": 400,
            "price_to": 500,
            "languages": ["français"],
            **fields,
        },
    )
    profile.family = Family.objects.filter(kind=kind).order_by("position", "pk").first()
    profile.save(update_fields=["family"])
    profile.references.create(business="Boulangerie du Port", need="Vendre", work="Une boutique", result="", year=2025)
    if signed:
        sign(profile)
    return profile


def sign(profile):
    """Charter and terms accepted, in the version in force."""
    now = timezone.now()
    if not outstanding(profile, on=timezone.localdate(now)):
        make_texts(at=now - timedelta(days=30))
    wanted = outstanding(profile, on=timezone.localdate(now))
    if wanted:
        accept(versions=wanted, profile=profile, by=profile.user, at=now)


def make_sent(profile=None, *, at=None):
    """A submission that waits."""
    profile = profile or make_ready()
    return actions.send(profile=profile, by=profile.user, at=at or timezone.now())


def make_moderator():
    """Somebody who decides."""
    return make_staff(Role.MODERATOR)


def decide(submission, verdict, *, by=None, at=None):
    """Decide on what stands now."""
    seen = actions.fingerprint(submission)
    by = by or make_moderator()
    return actions.decide(submission=submission, verdict=verdict, by=by, at=at or timezone.now(), seen=seen)


def make_decided(verdict, profile=None, *, by=None, at=None):
    """A decision."""
    return decide(make_sent(profile), verdict, by=by, at=at)


def is_listed(profile):
    """Whether visitors see it."""
    return Profile.objects.listed().filter(pk=profile.pk).exists()


def page_url(registration, name):
    return reverse("joining:page", args=[registration.key, name])
