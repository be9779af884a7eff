"""All listed profiles at one revision, immutable: a change makes another snapshot that shares what it can."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .block import Block
from .table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .loading import AreaNames
    from .vocabulary import Vocabulary

# Below this size, sorting everything again costs a few milliseconds and keeps questions at their fastest.
SMALL = 20_000
_KEPT = 4096  # answers remembered at most


@dataclass(frozen=True)
class Snapshot:
    """The blocks of profiles.

    ``wide`` ones hold those whom every place may call (at a distance, or in the whole of France), ``local`` ones
    all others. Each has a large sorted block and, between two sorts, a small one of recent changes.
    ``kept` remembers counts that depend on the filters only; it dies with the snapshot, so that it is never stale.
    """

    revision: int
    vocabulary: Vocabulary
    area_names: AreaNames
    wide: tuple[Block, ...]
    local: tuple[Block, ...]
    kept: dict[Any, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def build(cls, table: Table, *, revision: int, vocabulary: Vocabulary, area_names: AreaNames) -> Snapshot:
        """Sort and index a table."""
        wide, local = _split(table, vocabulary)
        return cls(
            revision=revision,
            vocabulary=vocabulary,
            area_names=area_names,
            wide=(Block.build(wide, vocabulary, area_names.names),),
            local=(Block.build(local, vocabulary, area_names.names),),
        )

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them."""
        return self.wide + self.local

    def __len__(self) -> int:
        return sum(len(block) for block in self.blocks)

    def changed(self, ids: NDArray[np.int64], table: Table, *, revision: int) -> Snapshot:
        """The snapshot in which the profiles ``ids`` are those of ``table`` (those that are not in it are gone)."""
        tail = sum(len(part[1]) for part in (self.wide, self.local) if len(part) > 1)
        if len(self) <= SMALL or tail + len(table) > max(SMALL // 10, len(self) // 50):
            return self._sorted_again(ids, table, revision)
        wide, local = _split(table, self.vocabulary)
        return Snapshot(
            revision=revision,
            vocabulary=self.vocabulary,
            area_names=self.area_names,
            wide=self._appended(self.wide, ids, wide),
            local=self._appended(self.local, ids, local),
        )

    def among(self, ids: NDArray[np.int64]) -> Snapshot:
        """The same with these profiles only."""
        found = Table.joined([block.table.take(block.rows_of(ids)) for block in self.blocks])
        return Snapshot.build(
            self._living(found), revision=self.revision, vocabulary=self.vocabulary, area_names=self.area_names
        )

    def remember(self, key: Any, answer: Any) -> Any:
        """Keep an answer that holds as long as this snapshot."""
        if len(self.kept) >= _KEPT:
            self.kept.clear()
        self.kept[key] = answer
        return answer

    def _sorted_again(self, ids: NDArray[np.int64], table: Table, revision: int) -> Snapshot:
        tables = []
        for block in self.blocks:
            stays = np.ones(len(block), dtype=np.bool_)
            stays[block.rows_of(ids)] = False
            tables.append(self._living(block.table.take(stays)))
        return Snapshot.build(
            Table.joined([*tables, table]),
            revision=revision,
            vocabulary=self.vocabulary,
            area_names=self.area_names,
        )

    def _appended(self, blocks: tuple[Block, ...], ids: NDArray[np.int64], table: Table) -> tuple[Block, ...]:
        """Take the changed rows out of the large block and put the new ones in the small one."""
        large, *rest = blocks
        dead = large.rows_of(ids)
        recent = [self._living(block.table.take(~np.isin(block.table.ids, ids))) for block in rest]
        small = Table.joined([*recent, table])
        kept = large.without(dead) if len(dead) else large
        return (kept, Block.build(small, self.vocabulary, self.area_names.names)) if len(small) else (kept,)

    def _living(self, table: Table) -> Table:
        return table.take(_has(table, self.vocabulary, "alive"))


def _split(table: Table, vocabulary: Vocabulary) -> tuple[Table, Table]:
    wide = _has(table, vocabulary, "remote") | _has(table, vocabulary, "country")
    return table.take(wide), table.take(~wide)


def _has(table: Table, vocabulary: Vocabulary, flag: str) -> NDArray[np.bool_]:
    word, shift = divmod(vocabulary.flag_bits[flag], 64)
    found: NDArray[np.bool_] = (table.features[:, word] >> np.uint64(shift)) & np.uint64(1) != 0
    return found
