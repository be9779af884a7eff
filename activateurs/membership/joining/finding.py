"""What is known of a structure before one says that it is the right one: our own record, else the public register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations import lookup
from activateurs.membership.organisations.models import Draft, Structure

if TYPE_CHECKING:
    from .models import Registration

REGISTER, OURS = "register", "ours"
COLUMNS = (
    "siret", "rna", "name", "category", "legal_form", "naf_code", "workforce", "active_since", "ceased_on", "address",
    "postal_code", "town", "commune_id", "website", "legal_notice_url",
)  # fmt: skip
DATES = ("active_since", "ceased_on")
TOLD_BY_REGISTER = (
    "siret", "name", "legal_form", "naf_code", "workforce", "active_since", "ceased_on", "address", "postal_code",
    "town", "commune_id",
)  # fmt: skip


def facts_about(number: dict[str, str], registration: Registration) -> dict[str, Any]:
    """What is known of the structure of that number. May ask the public register: never inside a transaction."""
    siret, rna = number.get("siret", ""), number.get("rna", "")
    known = _structure_of(siret, rna)
    if known is None and registration.claims is not None:
        known = registration.claims.structure
    if known is not None:
        return of_structure(known) | number
    return number | (_told_by_register(siret) if siret else {})


def of_structure(structure: Structure) -> dict[str, Any]:
    """Our own record, as kept with a registration."""
    told = {name: _as_json(getattr(structure, name)) for name in COLUMNS}
    return {name: value for name, value in told.items() if value} | {"structure": structure.pk, "source": OURS}


def told(facts: dict[str, Any]) -> dict[str, Any]:
    """For a page: every fact has its place, empty when it is not known."""
    return (
        dict.fromkeys((*COLUMNS, "source", "register"), "")
        | _columns(facts)
        | {name: facts[name] for name in ("source", "register") if name in facts}
    )


def draft(facts: dict[str, Any]) -> Draft:
    """What the actions on structures are given."""
    columns = {name: value for name, value in _columns(facts).items() if name not in ("workforce", "ceased_on")}
    return Draft(**columns)


def company(facts: dict[str, Any]) -> lookup.Company | None:
    """What the register said, if it was asked."""
    if facts.get("source") != REGISTER:
        return None
    return lookup.Company(**{name: value for name, value in _columns(facts).items() if name in TOLD_BY_REGISTER})


def listings_of(structure: Structure) -> list[Profile]:
    """Those of the open data in that structure, which wait for their person."""
    waiting = Profile.objects.listed().filter(user=None, structure=structure)
    return list(waiting.select_related("structure").order_by("pk")[:10])


def _structure_of(siret: str, rna: str) -> Structure | None:
    if siret:
        return Structure.objects.filter(siret=siret).first()
    return Structure.objects.filter(rna=rna).first() if rna else None


def _told_by_register(siret: str) -> dict[str, Any]:
    """The register's facts; that it is silent or knows nobody of that number is kept too, to be told."""
    try:
        found = lookup.find(siret)
    except lookup.UnavailableError:
        return {"register": "silent"}
    if found is None:
        return {"register": "unknown"}
    told = {name: _as_json(value) for name, value in found.facts().items()}
    return {name: value for name, value in told.items() if value} | {"source": REGISTER}


def _columns(facts: dict[str, Any]) -> dict[str, Any]:
    columns = {name: facts[name] for name in COLUMNS if facts.get(name)}
    return columns | {name: date.fromisoformat(columns[name]) for name in DATES if name in columns}


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
