"""What a machine can check of a profile, in words that staff and the person read alike; it decides nothing by itself.

Each check says that a point is fine, is to be looked at, or does not fit (conditions of admission, A2.3, A4.6, law.md
18c). What cannot be known is to be looked at, never fine.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format

from activateurs.membership.activators import steps, warnings
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter import conditions
from activateurs.membership.organisations import actions as organisations
from activateurs.membership.organisations import lookalikes
from activateurs.membership.organisations import policies as belonging
from activateurs.membership.organisations.choices import Proof
from activateurs.membership.organisations.models import BelongingRequest, Draft, Membership, Structure

from . import plain
from .choices import Level, Outcome
from .models import Decision

if TYPE_CHECKING:
    from datetime import date, datetime

    from .models import Submission

# Proofs on which a profile may be published without a person.
STRONG_PROOFS = (Proof.DOMAIN, Proof.MANAGER)
# What a person reads of the checks of its own profile; the others name other people.
OWN = frozenset(("number", "activity", "website", "belonging", "pages", "words", "claims"))
LEVELS = {
    conditions.Answer.MET: Level.FINE,
    conditions.Answer.MUST_BE_SEEN: Level.DOUBT,
    conditions.Answer.NOT_MET: Level.FAULT,
}
CODES = ("number", "activity", "website", "belonging", "twins", "pages", "words", "claims", "past")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A point, how it stands, and why in words; ``proof`` is what proved that the person belongs."""

    code: str
    label: str
    level: Level
    words: str
    proof: str = ""

    def row(self) -> dict[str, str]:
        """As kept with the submission."""
        return {name: str(value) for name, value in asdict(self).items()}


def of(submission: Submission, *, at: datetime) -> list[Check]:
    """Every check of what was sent, in the order in which staff reads them."""
    profile, today = submission.profile, timezone.localdate(at)
    return [
        number(profile),
        activity(profile, today=today),
        website(profile),
        belongs(profile),
        twins(submission),
        pages(profile),
        plain_words(profile),
        claims(profile),
        past(submission),
    ]


def told_to_person(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Those that speak of the person's own profile."""
    return [row for row in rows if row["code"] in OWN]


def number(profile: Profile) -> Check:
    """SIRET with a right key, or RNA of an association; without either the structure is still being founded."""
    structure = profile.structure
    registration = getattr(profile, "registration", None)
    facts = registration.facts if registration else {}
    siret, rna = structure.siret or facts.get("siret", ""), structure.rna or facts.get("rna", "")
    label = "Numéro de la structure"
    if not siret and not rna:
        return Check(
            code="number", label=label, level=Level.DOUBT, words="Ni SIRET ni RNA\u00a0: structure en création."
        )
    try:
        organisations.check(Draft(name=structure.name, siret=siret, rna=rna))
    except organisations.InvalidDraftError as error:
        return Check(code="number", label=label, level=Level.FAULT, words=" ".join(error.errors.values()))
    owner = Structure.objects.exclude(pk=structure.pk).filter(siret=siret).first() if siret else None
    if owner is not None:
        words = f"Le SIRET {siret} est déjà celui de «\u00a0{owner.name}\u00a0»."
        return Check(code="number", label=label, level=Level.FAULT, words=words)
    if siret and facts.get("register") == "unknown":
        words = f"SIRET {siret}\u00a0: clé juste, mais inconnu du répertoire des entreprises."
        return Check(code="number", label=label, level=Level.DOUBT, words=words)
    told = f"SIRET {siret}\u00a0: clé juste." if siret else f"Association, RNA {rna}."
    return Check(code="number", label=label, level=Level.FINE, words=told)


def activity(profile: Profile, *, today: date) -> Check:
    """Still active, and for as long as the conditions of admission ask."""
    finding = conditions.check_active(_facts(profile), on=today)
    return Check(code="activity", label="Durée d’activité", level=LEVELS[finding.answer], words=finding.to_staff)


def website(profile: Profile) -> Check:
    """A site and the page of its legal notices, on that site. Fine once a person has seen them for that structure."""
    facts, label = _facts(profile), "Site et mentions légales"
    finding = conditions.check_legal_notices(facts)
    level, words = LEVELS[finding.answer], finding.to_staff
    if level == Level.DOUBT and _host(facts.website) != _host(facts.legal_notice_url):
        words += " Elle est sur un autre site que celui de la structure."
    elif level == Level.DOUBT and _is_of_structure(facts, profile.structure) and _seen_before(profile):
        level, words = Level.FINE, "Déjà regardées pour un autre profil de la structure."
    return Check(code="website", label=label, level=level, words=words)


def belongs(profile: Profile) -> Check:
    """What proves that the person works there; a site that it told itself proves little."""
    user, structure, label = profile.user, profile.structure, "Lien avec la structure"
    assert user is not None, "only profiles with a person are sent"
    found = Membership.objects.current().of(user).filter(structure=structure).first()
    if found is not None:
        told = f"{found.get_proven_by_display()}{f' (@{found.domain})' if found.domain else ''}."
        caution = _caution_about_site(profile) if found.proven_by == Proof.DOMAIN else ""
        level = Level.DOUBT if caution else Level.FINE
        return Check(code="belonging", label=label, level=level, words=f"{told}{caution}", proof=found.proven_by)
    waiting = BelongingRequest.objects.open().of(user).filter(structure=structure).first()
    if waiting is None:
        return Check(code="belonging", label=label, level=Level.DOUBT, words="Rien ne le prouve encore.")
    document = " Un document est déposé." if waiting.documents.exists() else ""
    words = f"Demandé le {date_format(timezone.localdate(waiting.created_at))}, pas encore prouvé.{document}"
    return Check(code="belonging", label=label, level=Level.DOUBT, words=words)


def twins(submission: Submission) -> Check:
    """Profiles that this one could double, or imitate: same name, same structure, a look-alike."""
    profile, label = submission.profile, "Doublons et ressemblances"
    near = [
        f"Même structure\u00a0: {other.full_name} ({other.get_kind_display()})."
        for other in _same_person(profile)
        if other.pk != submission.claims_id
    ]
    near += [f"{flag}." for flag in lookalikes.flags(profile.structure)]
    listing = submission.claims
    if listing is not None and listing.structure_id != profile.structure_id:
        near.append(f"La fiche reprise est celle d’une autre structure\u00a0: {listing.full_name}.")
    level = Level.DOUBT if near else Level.FINE
    return Check(code="twins", label=label, level=level, words=" ".join(near) or "Aucun profil ni nom semblable.")


def pages(profile: Profile) -> Check:
    """Whether every page that is asked for is filled."""
    label = "Profil complet"
    missing = steps.missing(profile)
    if missing:
        words = f"Il manque\u00a0: {', '.join(step.label for step in missing)}."
        return Check(code="pages", label=label, level=Level.FAULT, words=words)
    done, asked = steps.filled(profile), steps.of_kind(profile.kind)
    words = f"{len(done)} pages remplies sur {len(asked)}."
    return Check(code="pages", label=label, level=Level.FINE, words=words)


def plain_words(profile: Profile) -> Check:
    """Hints on plain language, in what visitors read first."""
    found = plain.hints(profile.presentation)
    level = Level.DOUBT if found else Level.FINE
    words = " ".join(found) or "La présentation se lit bien."
    return Check(code="words", label="Langage clair", level=level, words=words)


def claims(profile: Profile) -> Check:
    """What the text may not claim, or gives away: labels, certifications, contact details (law.md, 18c)."""
    facts = _facts(profile)
    finding = conditions.check_words(facts)
    hints = list(dict.fromkeys(sentence for text in facts.texts for sentence in warnings.about(text)))
    level = LEVELS[finding.answer]
    if level == Level.FINE and hints:
        level = Level.DOUBT
    words = " ".join([finding.to_staff, *hints])
    return Check(code="claims", label="Mots réservés", level=level, words=words)


def past(submission: Submission) -> Check:
    """What was decided before on the person or its structure."""
    profile, label = submission.profile, "Décisions passées"
    refused = Decision.objects.filter(outcome=Outcome.REFUSED).select_related("submission__profile")
    mine = refused.filter(submission__profile__user=profile.user)
    theirs = refused.filter(submission__profile__structure=profile.structure)
    found = (mine | theirs).distinct().order_by("-at", "-pk")[:3]
    told = [
        f"Refus du {date_format(timezone.localdate(one.at))}\u00a0: {one.get_ground_display().lower()}."
        for one in found
    ]
    level = Level.DOUBT if told else Level.FINE
    return Check(code="past", label=label, level=level, words=" ".join(told) or "Aucun refus.")


def _facts(profile: Profile) -> conditions.Facts:
    """What the conditions of admission look at; what the person told of a structure that is not its own yet counts."""
    structure = profile.structure
    registration = getattr(profile, "registration", None)
    told = registration.facts if registration else {}
    texts = [profile.role, profile.presentation, profile.price_note]
    for case in profile.references.order_by("pk"):
        texts += [case.need, case.work, case.result]
    return conditions.Facts(
        active_since=structure.active_since,
        ceased_on=structure.ceased_on,
        website=structure.website or told.get("website", ""),
        legal_notice_url=structure.legal_notice_url or told.get("legal_notice_url", ""),
        outstanding=(),
        texts=texts,
    )


def _seen_before(profile: Profile) -> bool:
    """Whether a person of the programme published a profile of that structure, hence looked at its site."""
    published = Decision.objects.filter(outcome=Outcome.PUBLISHED, by__isnull=False)
    return published.filter(submission__profile__structure=profile.structure).exists()


def _is_of_structure(facts: conditions.Facts, structure: Structure) -> bool:
    """Whether those addresses are the structure's own; what a person tells of it was seen by nobody."""
    return (facts.website, facts.legal_notice_url) == (structure.website, structure.legal_notice_url)


def _caution_about_site(profile: Profile) -> str:
    """What staff must know of the site at whose domain a code was received; nothing when others vouch for it."""
    user, structure = profile.user, profile.structure
    if user is not None and belonging.declared_its_own_site(user, structure):
        return " Attention\u00a0: le site a été indiqué par la personne elle-même."
    if belonging.site_is_hearsay(structure) and not _seen_before(profile):
        return " Attention\u00a0: le site n’a été indiqué que par des personnes qui s’inscrivent."
    return ""


def _same_person(profile: Profile) -> list[Profile]:
    """Other profiles of the structure that are the same person, or nobody's."""
    others = Profile.objects.filter(structure=profile.structure).exclude(pk=profile.pk).select_related("structure")
    name = profile.person_name.casefold()
    return [
        other
        for other in others.order_by("pk")[:50]
        if other.user_id in (None, profile.user_id) or (name and other.person_name.casefold() == name)
    ]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
