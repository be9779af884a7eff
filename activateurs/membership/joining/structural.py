"""What a profile stands on: its structure's name and SIRET, its kind and family. The programme changes it (A3.8)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family
from activateurs.membership.organisations import actions as organisations
from activateurs.membership.organisations.choices import FactSource
from activateurs.membership.organisations.models import Draft

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.activators.models import Profile
    from activateurs.membership.organisations.models import Structure

LABELS = {"structure": "Nom de la structure", "siret": "SIRET", "kind": "Type", "family": "Famille"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """As stored and as shown; ``family`` is the label, unique within the kind."""

    structure: str
    siret: str
    kind: str
    family: str


def standing_of(profile: Profile) -> Standing:
    """What a profile stands on now."""
    family = profile.family.label if profile.family else ""
    structure = profile.structure
    return Standing(structure=structure.name, siret=structure.siret, kind=profile.kind, family=family)


def wanted(*, structure: str, siret: str, family: Family) -> Standing:
    """What a person asks for; the kind is that of the family."""
    return Standing(structure=structure, siret=siret, kind=family.kind, family=family.label)


def differences(present: Standing, wanted: Standing) -> tuple[dict[str, str], dict[str, str]]:
    """What differs only, before and after, by column."""
    before, after = asdict(present), asdict(wanted)
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def rows(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, str, str]]:
    """Label, before and after in words, for a page."""
    return [(LABELS[name], _words(name, before[name]), _words(name, after[name])) for name in LABELS if name in after]


def change(profile: Profile, after: dict[str, str], *, by: User, at: datetime) -> None:
    """Make a profile stand on what was asked for. Another SIRET is another structure; a name alone is a new name."""
    if "siret" in after:
        profile.structure = _structure_of(profile, after, by=by, at=at)
    elif "structure" in after:
        profile.structure.learn(facts={"name": after["structure"]}, source=FactSource.STAFF, by=by, at=at)
    kind = after.get("kind", profile.kind)
    if "kind" in after or "family" in after:
        profile.kind = kind
        profile.family = Family.objects.filter(kind=kind, label=after.get("family", "")).first()
    profile.save(update_fields=["structure", "kind", "family"])


def _structure_of(profile: Profile, after: dict[str, str], *, by: User, at: datetime) -> Structure:
    """The one of that SIRET; a structure without a number gets it."""
    structure, siret = profile.structure, after["siret"]
    name = after.get("structure", structure.name)
    if siret and not structure.siret and not type(structure).objects.filter(siret=siret).exists():
        organisations.identify(structure=structure, siret=siret, by=by, at=at)
        if "structure" in after:
            structure.learn(facts={"name": name}, source=FactSource.STAFF, by=by, at=at)
        return structure
    draft = Draft(
        name=name,
        siret=siret,
        address=structure.address,
        postal_code=structure.postal_code,
        town=structure.town,
        commune_id=structure.commune_id,
        website=structure.website,
        legal_notice_url=structure.legal_notice_url,
    )
    return organisations.find_or_create_structure(draft=draft, by=by, at=at, distinct=True).structure


def _words(name: str, value: str) -> str:
    return str(Kind(value).label) if name == "kind" and value else value or "—"
