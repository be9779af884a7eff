"""What a business asks, well formed: the form makes it, the actions keep it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from activateurs.foundation.geo.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The content of a request; ``expertises`` are slugs, ``place`` a commune of France."""

    business_name: str
    person_name: str
    email: str
    phone: str
    siret: str
    place: Place
    need: str
    expertises: tuple[str, ...] = ()
    message: str
    call_wish: str
    call_times: str

    def columns(self) -> dict[str, Any]:
        """The columns of a stored request."""
        columns = asdict(self)
        del columns["expertises"]
        return columns | {"place": self.place.label, "commune_id": self.place.insee_code}
