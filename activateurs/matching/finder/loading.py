"""From the rows of the database to columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from activateurs.membership.activators.kinds import PUBLIC_KINDS
from activateurs.membership.activators.models import Expertise, Sector

from .table import Table
from .territory import COUNTRY
from .vocabulary import BYTE, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = (
    "profile_id",
    "revision",
    "kind",
    "latitude",
    "longitude",
    "remote",
    "on_map",
    "expertises",
    "sectors",
    "areas",
)


class UnknownWordError(LookupError):
    """An entry has an expertise, a sector or a kind without a bit: the vocabulary may have to be read again."""


@dataclass
class AreaNames:
    """Texts of served areas, numbered; most profiles share a few of them."""

    names: list[str] = field(default_factory=lambda: [""])
    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, text: str) -> int:
        """The number of a text, new or known."""
        known = self.numbers.get(text)
        if known is None:
            known = self.numbers[text] = len(self.names)
            self.names.append(text)
        return known


def read_vocabulary() -> Vocabulary:
    """The words of the programme as they are now in the database: two queries."""
    return Vocabulary(
        needs=tuple(Expertise.objects.order_by("pk").values_list("slug", flat=True)),
        sectors=tuple(Sector.objects.order_by("code").values_list("code", flat=True)),
        kinds=tuple(str(kind.value) for kind in PUBLIC_KINDS),
    )


def table_of(rows: Iterable[tuple[Any, ...]], vocabulary: Vocabulary, area_names: AreaNames, *, strict: bool) -> Table:
    """A table of rows of ``COLUMNS``; words that are not in the vocabulary are dropped unless ``strict``.

    Raises:
        UnknownWordError: ``strict``, and a word of a row is not in the vocabulary.
    """
    masks = _Masks(vocabulary, strict=strict)
    features = bytearray()
    ids, revisions, latitudes, longitudes, areas = [], [], [], [], []
    size = vocabulary.words * BYTE
    for profile_id, revision, kind, latitude, longitude, remote, on_map, expertises, sectors, served in rows:
        whole = masks.flags(remote=remote, on_map=on_map, country=served == COUNTRY)
        whole |= masks.kind(kind) | masks.needs(expertises) | masks.sectors(sectors)
        features += whole.to_bytes(size, "little")
        ids.append(profile_id)
        revisions.append(revision)
        latitudes.append(latitude)
        longitudes.append(longitude)
        areas.append(0 if served == COUNTRY else area_names.number(served))
    return Table.of(
        ids=np.array(ids, dtype=np.int64),
        revisions=np.array(revisions, dtype=np.int64),
        latitude=np.array(latitudes, dtype=np.float64),
        longitude=np.array(longitudes, dtype=np.float64),
        features=np.frombuffer(features, dtype="<u8").astype(np.uint64).reshape(-1, vocabulary.words),
        areas=np.array(areas, dtype=np.int32),
    )


class _Masks:
    """The bits of texts, each computed once."""

    def __init__(self, vocabulary: Vocabulary, *, strict: bool) -> None:
        self._vocabulary = vocabulary
        self._strict = strict
        self._known: dict[tuple[str, str], int] = {("sectors", ""): vocabulary.every_sector}

    def flags(self, *, remote: bool, on_map: bool, country: bool) -> int:
        bits = self._vocabulary.flag_bits
        return 1 << bits["alive"] | remote << bits["remote"] | on_map << bits["on_map"] | country << bits["country"]

    def kind(self, kind: str) -> int:
        return self._mask("kinds", kind, self._vocabulary.kind_bits)

    def needs(self, text: str) -> int:
        return self._mask("needs", text, self._vocabulary.need_bits)

    def sectors(self, text: str) -> int:
        return self._mask("sectors", text, self._vocabulary.sector_bits)

    def _mask(self, group: str, text: str, bits: dict[str, int]) -> int:
        known = self._known.get((group, text))
        if known is None:
            words = set(text.split())
            if self._strict and not words <= bits.keys():
                raise UnknownWordError(text)
            known = self._known[group, text] = sum(1 << bits[word] for word in words if word in bits)
        return known
