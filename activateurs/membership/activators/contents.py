"""What each page of the editor reads of a profile and writes to it, as plain values keyed by the fields of its form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from .models import ServedArea

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .models import Profile

State = dict[str, Any]


class Content(Protocol):
    """A part of a profile: what ``write`` is given is what ``read`` gives later."""

    def read(self, profile: Profile) -> State:
        """What the profile says, by field."""

    def write(self, profile: Profile, values: State) -> None:
        """Make the profile say that; other keys of ``values`` are not looked at."""


def digest(state: State) -> str:
    """Sixteen signs that change with what a page says: two pages with the same digest say the same."""
    text = json.dumps(state, default=str, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of the profile itself."""

    names: tuple[str, ...]

    def read(self, profile: Profile) -> State:
        """The columns as they are."""
        return {name: getattr(profile, name) for name in self.names}

    def write(self, profile: Profile, values: State) -> None:
        """Those of the columns that the values hold."""
        given = [name for name in self.names if name in values]
        for name in given:
            setattr(profile, name, values[name])
        if given:
            profile.save(update_fields=given)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was ticked in a list of reference: ``relation`` of the profile, known by the column ``key``."""

    relation: str
    key: str

    def read(self, profile: Profile) -> State:
        """The keys, in their order."""
        return {self.relation: sorted(getattr(profile, self.relation).values_list(self.key, flat=True))}

    def write(self, profile: Profile, values: State) -> None:
        """Exactly these."""
        related = getattr(profile, self.relation)
        related.set(related.model.objects.filter(**{f"{self.key}__in": values[self.relation]}))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a related model, each with its ``id``; a row without one is new, one that is not given any more goes."""

    relation: str
    names: tuple[str, ...]

    def read(self, profile: Profile) -> State:
        """The rows, oldest first."""
        rows = getattr(profile, self.relation).order_by("pk")
        return {self.relation: list(rows.values("id", *self.names))}

    def write(self, profile: Profile, values: State) -> None:
        """Change, add, remove."""
        related = getattr(profile, self.relation)
        held = {row.pk: row for row in related.all()}
        kept = set()
        for given in values[self.relation]:
            row = held.get(given.get("id")) or related.model(profile=profile)
            for name in self.names:
                setattr(row, name, given[name])
            row.save()
            kept.add(row.pk)
        related.exclude(pk__in=kept).delete()


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the activator goes: the INSEE codes ticked at each level."""

    levels: Mapping[str, str]  # field → level

    def read(self, profile: Profile) -> State:
        """Codes by field, in their order."""
        rows = list(profile.areas.values_list("level", "code"))
        return {field: sorted(code for held, code in rows if held == level) for field, level in self.levels.items()}

    def write(self, profile: Profile, values: State) -> None:
        """Exactly these; those that stay keep their row."""
        wanted = {(level, code) for field, level in self.levels.items() for code in values[field]}
        held = {(row.level, row.code): row.pk for row in profile.areas.all()}
        profile.areas.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
        ServedArea.objects.bulk_create(
            ServedArea(profile=profile, level=level, code=code) for level, code in sorted(wanted - held.keys())
        )


@dataclass(frozen=True, slots=True)
class Together:
    """Several contents on one page."""

    parts: tuple[Content, ...]

    def read(self, profile: Profile) -> State:
        """All of them."""
        return {name: value for part in self.parts for name, value in part.read(profile).items()}

    def write(self, profile: Profile, values: State) -> None:
        """All of them."""
        for part in self.parts:
            part.write(profile, values)
