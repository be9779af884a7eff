"""A place as the rest of the site speaks of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A commune found by a look-up; ``latitude`` and ``longitude`` in degrees, ``None`` when unknown."""

    insee_code: str
    name: str
    postal_code: str
    department: str
    region: str
    latitude: float | None
    longitude: float | None

    @property
    def label(self) -> str:
        """How it is written to people: « Vannes (56000) »."""
        return f"{self.name} ({self.postal_code})" if self.postal_code else self.name

    @property
    def located(self) -> bool:
        """Whether distances can be counted from it."""
        return self.latitude is not None and self.longitude is not None
