"""Finding a structure or creating it; several roads lead to the same one (A2.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from activateurs.membership.organisations import identifiers
from activateurs.membership.organisations.choices import FactSource
from activateurs.membership.organisations.models import Draft, Structure
from activateurs.membership.organisations.names import same_name

from .exceptions import OrganisationError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.organisations.lookup import Company

_is_url = URLValidator(schemes=["http", "https"])
LONGEST = {"name": 200, "address": 200, "town": 100, "website": 500, "legal_notice_url": 500}


class InvalidDraftError(OrganisationError):
    """What was typed cannot be kept: ``errors`` gives a French sentence for each field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


class LikelyDuplicateError(OrganisationError):
    """Structures of that name and postal code are known: ask whether it is one of them before creating another."""

    def __init__(self, structures: list[Structure]) -> None:
        super().__init__(f"{len(structures)} structures")
        self.structures = structures


@dataclass(frozen=True, slots=True)
class Found:
    """The structure, and whether it was created just now."""

    structure: Structure
    created: bool


def check(draft: Draft) -> Draft:
    """The draft with its numbers and addresses in their one spelling.

    Raises:
        InvalidDraftError: with a sentence for each field that is to be corrected.
    """
    errors: dict[str, str] = {}
    values = {"name": " ".join(draft.name.split())}
    if not values["name"]:
        errors["name"] = "Indiquez le nom de votre structure."
    for name, read in READERS.items():
        try:
            values[name] = read(text) if (text := getattr(draft, name).strip()) else ""
        except ValueError as error:
            errors[name] = str(error)
    checked = replace(draft, **values)  # type: ignore[arg-type] # every value is a text
    for name, most in LONGEST.items():
        if len(getattr(checked, name)) > most:
            errors[name] = f"C’est trop long : {most} signes au plus."
    if errors:
        raise InvalidDraftError(errors)
    return checked


def _read_address(text: str) -> str:
    """An address of the web; « https:// » may be left out."""
    address = text if "://" in text else f"https://{text}"
    try:
        _is_url(address)
    except ValidationError as error:
        raise ValueError("Cette adresse n’est pas complète. Exemple : https://www.exemple.fr") from error
    return address


READERS: dict[str, Callable[[str], str]] = {
    "siret": identifiers.read_siret,
    "rna": identifiers.read_rna,
    "website": _read_address,
    "legal_notice_url": _read_address,
}


def find_or_create_structure(
    *, draft: Draft, by: User, at: datetime, company: Company | None = None, distinct: bool = False
) -> Found:
    """The structure of that number, or a new one. What is known of an existing one is not touched.

    ``company`` is what the registry says of the SIRET (``lookup``), asked before: nothing waits for it here. Its facts
    win over the typed ones. ``distinct``: the person said that it is none of the likely duplicates.

    Raises:
        InvalidDraftError: something is to be corrected.
        LikelyDuplicateError: others have that name and postal code.
    """
    checked = check(draft)
    with transaction.atomic():
        known = _numbered(checked)
        if known is not None:
            return Found(known, created=False)
        likely = [] if distinct else _likely_duplicates(checked)
        if likely:
            raise LikelyDuplicateError(likely)
        structure, created = _create(checked)
        if created:
            structure.learn(facts=checked.facts(), source=FactSource.TYPED, by=by, at=at)
            if company is not None and company.siret == checked.siret:
                structure.learn(facts=_of_registry(company, checked), source=FactSource.REGISTRY, by=None, at=at)
        return Found(structure, created)


@transaction.atomic
def identify(*, structure: Structure, siret: str = "", rna: str = "", by: User, at: datetime) -> None:
    """Give its number to a structure that had none: imported from the open data, or founded since.

    Raises:
        InvalidDraftError: the number is wrong, or another structure has it.
    """
    checked = check(Draft(name=structure.name, siret=siret, rna=rna))
    errors = {}
    for name in ("siret", "rna"):
        value = getattr(checked, name)
        if value and getattr(structure, name) not in ("", value):
            errors[name] = "Cette structure a déjà un autre numéro."
        elif value and Structure.objects.exclude(pk=structure.pk).filter(**{name: value}).exists():
            errors[name] = "Une autre structure porte déjà ce numéro."
    if errors:
        raise InvalidDraftError(errors)
    structure.number(siret=checked.siret, rna=checked.rna, by=by, at=at)


def _of_registry(company: Company, draft: Draft) -> dict[str, Any]:
    """Its facts; the name as the person writes it when it is the same (the registry writes capitals)."""
    facts = company.facts()
    return facts | {"name": draft.name} if same_name(company.name, draft.name) else facts


def _numbered(draft: Draft) -> Structure | None:
    for name in ("siret", "rna"):
        value = getattr(draft, name)
        found = Structure.objects.filter(**{name: value}).first() if value else None
        if found is not None:
            return found
    return None


def _create(draft: Draft) -> tuple[Structure, bool]:
    """Two people of the same company at the same moment get the same row."""
    if draft.siret:
        return Structure.objects.get_or_create(siret=draft.siret, defaults={"name": draft.name, "rna": draft.rna})
    if draft.rna:
        return Structure.objects.get_or_create(rna=draft.rna, defaults={"name": draft.name})
    return Structure.objects.create(name=draft.name), True


def _likely_duplicates(draft: Draft) -> list[Structure]:
    """Same name and postal code, unless another number tells them apart."""
    if not draft.postal_code:
        return []
    near = Structure.objects.filter(postal_code=draft.postal_code).order_by("name", "pk")
    return [
        one
        for one in near
        if same_name(one.name, draft.name) and not (draft.siret and one.siret) and not (draft.rna and one.rna)
    ]
