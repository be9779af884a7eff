"""What clues say about expertises, learned from examples by counting: nothing is drawn at random."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .wording import Clues

_NEAREST = 4  # examples heard for each expertise, each half as much as the one before
_DOUBT = 0.05  # share given to every expertise for a clue seen once or twice
_CLOSENESS = 0.75  # weight of the nearest examples beside that of the clues

type Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence known to ask for the expertise of this index; ``weight`` says how much it counts."""

    clues: Clues
    expertise: int
    weight: float


class Evidence:
    """Two judgements of the same clues, added.

    *Clue by clue* (naive Bayes): of all the times a clue was seen, what share was for each
    expertise. *By likeness*: how close the sentence is (cosine of TF-IDF) to the few nearest
    examples of each expertise. The first is bold on words, the second is careful on sentences.
    """

    def __init__(self, examples: Sequence[Example], expertises: int) -> None:
        """Learn from ``examples`` (one at least), whose expertises are numbered from 0 to ``expertises - 1``."""
        self._expertises = expertises
        self._size = len(examples) + 1
        seen = Counter(clue for example in examples for clue in example.clues)
        self._clues = {clue: index for index, clue in enumerate(seen)}
        counts = np.fromiter(seen.values(), np.float32, len(seen))
        self._rarity = np.log((len(examples) + 1) / (counts + 0.5)).astype(np.float32)
        rows = [self._vector(example.clues) for example in examples]
        self._learn_likeness(rows, examples)
        self._learn_shares(rows, examples)

    def judge(self, clues: Clues) -> Floats | None:
        """Give a score for each expertise, comparable within this answer only; ``None`` without a known clue."""
        indexes, values = self._vector(clues)
        if not indexes.size:
            return None
        by_clue = values @ self._shares[indexes]
        likeness = self._likeness(indexes, values)
        return _spread_out(by_clue) + _CLOSENESS * _spread_out(likeness)

    def _vector(self, clues: Clues) -> tuple[NDArray[np.intp], Floats]:
        """Give the indexes of the known clues and their TF-IDF values, of length 1 together."""
        known = {self._clues[clue]: strength for clue, strength in clues.items() if clue in self._clues}
        indexes = np.fromiter(known.keys(), np.intp, len(known))
        values = np.fromiter(known.values(), np.float32, len(known)) * self._rarity[indexes]
        return indexes, values / max(float(np.linalg.norm(values)), 1e-9)

    def _learn_likeness(self, rows: Sequence[tuple[NDArray[np.intp], Floats]], examples: Sequence[Example]) -> None:
        """Keep for each clue the examples that have it, and for each expertise the places of its examples."""
        clue_of = np.concatenate([indexes for indexes, _ in rows])
        order = np.argsort(clue_of, kind="stable")
        row_of = np.repeat(np.arange(len(rows), dtype=np.intp), [indexes.size for indexes, _ in rows])
        self._rows = row_of[order]
        self._values: Floats = np.concatenate([values for _, values in rows])[order]
        self._starts = np.searchsorted(clue_of[order], np.arange(len(self._clues) + 1)).tolist()
        owners = np.array([example.expertise for example in examples], np.intp)
        sizes = np.bincount(owners, minlength=self._expertises)
        # One row of places per expertise, filled up with the place of a likeness that stays zero.
        self._places = np.full((self._expertises, max(int(sizes.max()), _NEAREST)), len(rows), np.intp)
        for expertise, size in enumerate(sizes):
            self._places[expertise, :size] = np.flatnonzero(owners == expertise)

    def _learn_shares(self, rows: Sequence[tuple[NDArray[np.intp], Floats]], examples: Sequence[Example]) -> None:
        seen = np.zeros((len(self._clues), self._expertises), np.float32)
        for (indexes, values), example in zip(rows, examples, strict=True):
            seen[indexes, example.expertise] += values * example.weight
        seen += np.float32(_DOUBT)
        logarithm = np.log(seen / seen.sum(axis=1, keepdims=True))
        self._shares = (logarithm - logarithm.mean(axis=1, keepdims=True)).astype(np.float32)

    def _likeness(self, indexes: NDArray[np.intp], values: Floats) -> Floats:
        found: list[NDArray[np.intp]] = []
        weights: list[Floats] = []
        for index, value in zip(indexes.tolist(), values.tolist(), strict=True):
            span = slice(self._starts[index], self._starts[index + 1])
            found.append(self._rows[span])
            weights.append(self._values[span] * np.float32(value))
        total = self._places.shape
        likeness = np.bincount(np.concatenate(found), np.concatenate(weights), minlength=self._size)
        nearest = np.partition(likeness[self._places], total[1] - _NEAREST, axis=1)[:, -_NEAREST:]
        nearest.sort(axis=1)
        return (nearest @ (0.5 ** np.arange(_NEAREST - 1, -1, -1))).astype(np.float32)


def _spread_out(scores: Floats) -> Floats:
    """Bring scores to the same scale, so that the two judgements weigh alike."""
    spread = float(scores.std())
    return scores / np.float32(spread) if spread else scores
