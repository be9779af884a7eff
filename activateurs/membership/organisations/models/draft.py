"""What a person says of its structure, well formed: the pages make it, the actions keep it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from activateurs.membership.organisations.choices import Category

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A structure as typed: with a SIRET, with an RNA number, or with neither for someone who is founding it."""

    name: str
    siret: str = ""
    rna: str = ""
    category: str = Category.PRIVATE
    legal_form: str = ""
    naf_code: str = ""
    active_since: date | None = None
    address: str = ""
    postal_code: str = ""
    town: str = ""
    commune_id: str | None = None
    website: str = ""
    legal_notice_url: str = ""

    def facts(self) -> dict[str, Any]:
        """What is told; what was left empty is not."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in told.items() if value and name not in ("siret", "rna")}
