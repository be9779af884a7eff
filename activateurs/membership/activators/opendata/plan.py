"""What a file changes: compared with the database, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Family, Profile, Publication
from activateurs.membership.organisations.models import Structure

from .rows import Listing, Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_WITHDRAWN = 0.5  # share of the listings beyond which a file is taken for a truncated one
STRUCTURE_FIELDS = ("name", "category", "address", "postal_code", "town", "commune_id", "open_data_extra")
PROFILE_FIELDS = ("kind", "family_id")


@dataclass(frozen=True, slots=True)
class Known:
    """A listing as the database holds it; ``profile_id`` is ``None`` when a person has claimed it."""

    structure_id: int
    structure: tuple[Any, ...]
    profile_id: int | None = None
    profile: tuple[Any, ...] = ()
    published: bool = False
    withdrawn: bool = False  # its last publication ended because it left the file


@dataclass(slots=True)
class Plan:
    """What to write; ids are those of structures or profiles."""

    created: list[Listing] = field(default_factory=list)
    structures: dict[int, Listing] = field(default_factory=dict)
    profiles: dict[int, Listing] = field(default_factory=dict)
    republished: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    updated: int = 0
    unchanged: int = 0
    remarks: list[Remark] = field(default_factory=list)
    families: dict[tuple[str, str], int] = field(default_factory=dict)
    listed_before: int = 0

    @property
    def withdraws_too_many(self) -> bool:
        """Whether the file looks truncated: more than half of what is listed would go."""
        return len(self.withdrawn) > MOST_WITHDRAWN * self.listed_before

    def family_id(self, listing: Listing) -> int | None:
        """The id of its family; ``None`` for a type that the table does not know."""
        return self.families.get((listing.kind, listing.family))

    def structure_values(self, listing: Listing) -> tuple[Any, ...]:
        """In the order of ``STRUCTURE_FIELDS``."""
        return (
            listing.name,
            listing.category.value,
            listing.address,
            listing.postal_code,
            listing.town,
            listing.commune_id,
            listing.extra,
        )

    def profile_values(self, listing: Listing) -> tuple[Any, ...]:
        """In the order of ``PROFILE_FIELDS``."""
        return (listing.kind.value, self.family_id(listing))


def compare(listings: Mapping[str, Listing], *, keep: frozenset[str] = frozenset()) -> Plan:
    """What the file creates, changes, brings back and withdraws.

    A claimed profile belongs to its person: only the name and address of its structure follow the file, and leaving the
    file does not take it down. A listing that the programme or its person took down does not come back with the file.
    ``keep`` names rejected rows: a structure whose row cannot be read has not left the file.
    """
    plan = Plan(families={(kind, label): pk for kind, label, pk in Family.objects.values_list("kind", "label", "pk")})
    known = _known()
    plan.listed_before = sum(one.published for one in known.values())
    for identifier, listing in listings.items():
        held = known.get(identifier)
        if held is None:
            plan.created.append(listing)
        else:
            _compare_one(plan, listing, held)
    for identifier, held in known.items():
        if identifier in listings or identifier in keep:
            continue
        if held.published and held.profile_id is not None:
            plan.withdrawn.append(held.profile_id)
        elif held.profile_id is None:
            name = str(held.structure[0])
            plan.remarks.append(
                Remark(0, identifier, name, Severity.REMARK, "absente du fichier, gardée : une personne la tient")
            )
    return plan


def _compare_one(plan: Plan, listing: Listing, held: Known) -> None:
    changed = False
    if held.structure != plan.structure_values(listing):
        plan.structures[held.structure_id] = listing
        changed = True
    if held.profile_id is not None:
        if held.profile != plan.profile_values(listing):
            plan.profiles[held.profile_id] = listing
            changed = True
        if held.withdrawn:
            plan.republished.append(held.profile_id)
            changed = True
        elif not held.published:
            plan.remarks.append(
                Remark(
                    0,
                    listing.identifier,
                    listing.name,
                    Severity.REMARK,
                    "non publiée : retirée par décision ou à la demande",
                )
            )
    plan.updated += changed
    plan.unchanged += not changed


def _known() -> dict[str, Known]:
    """Every structure of an earlier file, with its unclaimed profile."""
    structures = Structure.objects.exclude(open_data_id="")
    profiles: dict[int, tuple[int, tuple[Any, ...]]] = {}
    for pk, structure_id, *values in (
        Profile.objects.filter(user=None, structure__in=structures)
        .order_by("-pk")
        .values_list("pk", "structure_id", *PROFILE_FIELDS)
        .iterator()
    ):
        profiles[structure_id] = (pk, tuple(values))
    published, withdrawn = _publications()
    known = {}
    for pk, identifier, *values in structures.values_list("pk", "open_data_id", *STRUCTURE_FIELDS).iterator():
        profile_id, profile = profiles.get(pk, (None, ()))
        known[identifier] = Known(
            pk, tuple(values), profile_id, profile, profile_id in published, profile_id in withdrawn
        )
    return known


def _publications() -> tuple[set[int], set[int]]:
    """Unclaimed profiles of earlier files: those published, and those whose last publication ended by withdrawal."""
    published: set[int] = set()
    last_reason: dict[int, str] = {}
    rows = Publication.objects.filter(profile__user=None).exclude(profile__structure__open_data_id="")
    for profile_id, ended_at, reason in (
        rows.order_by("published_at", "pk").values_list("profile_id", "ended_at", "end_reason").iterator()
    ):
        if ended_at is None:
            published.add(profile_id)
        last_reason[profile_id] = reason
    withdrawn = {pk for pk, reason in last_reason.items() if reason == EndReason.WITHDRAWN and pk not in published}
    return published, withdrawn
