"""The columns that the index holds of each profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from . import sphere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .vocabulary import Words


@dataclass(frozen=True)
class Table:
    """Profiles in any order, about 80 bytes each. ``areas`` are numbers of texts of ``AreaNames``; 0 is none."""

    ids: NDArray[np.int64]
    revisions: NDArray[np.int64]
    on_map: NDArray[np.float32]  # (2, n), as ``sphere.flat`` draws them
    xyz: sphere.Floats  # (3, n); NaN when the position is unknown
    cells: NDArray[np.int32]
    features: Words  # (n, words), as the vocabulary lays them out
    areas: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(  # noqa: PLR0913 - the columns
        cls,
        *,
        ids: NDArray[np.int64],
        revisions: NDArray[np.int64],
        latitude: sphere.Floats,
        longitude: sphere.Floats,
        features: Words,
        areas: NDArray[np.int32],
    ) -> Table:
        """A table of profiles at these positions in degrees."""
        return cls(
            ids=ids,
            revisions=revisions,
            on_map=sphere.flat(latitude, longitude).astype(np.float32),
            xyz=sphere.unit_vectors(latitude, longitude),
            cells=sphere.cells(latitude, longitude),
            features=features,
            areas=areas,
        )

    def take(self, rows: NDArray[Any]) -> Table:
        """These rows only, by number or by mask."""
        return Table(
            ids=self.ids[rows],
            revisions=self.revisions[rows],
            on_map=self.on_map[:, rows],
            xyz=self.xyz[:, rows],
            cells=self.cells[rows],
            features=self.features[rows],
            areas=self.areas[rows],
        )

    @staticmethod
    def joined(tables: Sequence[Table]) -> Table:
        """One table after the other; at least one is needed."""
        return Table(
            ids=np.concatenate([table.ids for table in tables]),
            revisions=np.concatenate([table.revisions for table in tables]),
            on_map=np.concatenate([table.on_map for table in tables], axis=1),
            xyz=np.concatenate([table.xyz for table in tables], axis=1),
            cells=np.concatenate([table.cells for table in tables]),
            features=np.concatenate([table.features for table in tables]),
            areas=np.concatenate([table.areas for table in tables]),
        )
