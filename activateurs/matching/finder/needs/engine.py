"""The engine: give it the taxonomy and what people say, ask it which expertises a need calls for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from activateurs.foundation.language import words

from .corpus import grouped_words, load_word_groups
from .evidence import Evidence, Example
from .spelling import Speller
from .wording import SAYS_NOTHING, Reader, clues_of

_WORDS_OF_TAXONOMY = 3.0  # a label says more than one phrase among eighty
_GROUPED_WORD = 0.1  # known so as not to be corrected, never to be proposed first
_KEPT_SHARE = 0.3  # what scores under this share of the best is noise
_CLEARLY_BETTER = 1.3  # an answer is clear when it scores so many times the next one


@dataclass(frozen=True, slots=True)
class NeedSource:
    """An expertise of the taxonomy: its label, the need in a shop owner's words, other names of it."""

    slug: str
    label: str
    need: str
    synonyms: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every text that names the expertise."""
        return (self.label, self.need, *self.synonyms)


@dataclass(frozen=True, slots=True)
class NeedMatch:
    """An expertise that answers a need; ``score`` compares matches of one answer, not of two."""

    slug: str
    score: float


class NeedEngine:
    """Finds the expertises that best answer a need, best first (A3.4).

    Built from the taxonomy as it stands and (slug, phrase) pairs; phrases of an unknown slug are
    ignored, and an expertise without phrases is found by its own words. Immutable: build another
    one when the taxonomy changes. The same question always gets the same answer.
    """

    def __init__(self, sources: Sequence[NeedSource], phrases: Iterable[tuple[str, str]] = ()) -> None:
        self._slugs = [source.slug for source in sources]
        sayings = list(_sayings(sources, phrases))
        groups = load_word_groups()
        examples = [
            Example(clues, saying.expertise, saying.weight)
            for saying in sayings
            if (clues := clues_of(saying.words, groups))
        ]
        self._evidence = Evidence(examples, len(sources)) if examples else None
        self._reader = Reader(groups, Speller(_vocabulary(sayings)))

    def rank(self, text: str, limit: int = 8) -> list[NeedMatch]:
        """Give at most ``limit`` expertises for ``text``, best first; none when nothing in it is understood.

        A last word that nothing follows may still be being typed: it is completed if it is unknown.
        """
        clues = self._reader.clues(text)
        scores = self._evidence.judge(clues) if self._evidence and clues else None
        if scores is None:
            return []
        best = np.argsort(-scores, kind="stable")[: max(limit, 0)]
        floor = _KEPT_SHARE * float(scores.max())
        return [
            NeedMatch(self._slugs[index], round(float(scores[index]), 4))
            for index in best.tolist()
            if scores[index] >= floor
        ]

    def is_clear(self, text: str, matches: Sequence[NeedMatch]) -> bool:
        """Whether the first of ``matches``, what ``rank`` gave for ``text``, may be asserted rather than asked.

        A trade alone (« boulangerie ») or a word as broad as « aide » names no need, however it scores.
        """
        if not matches or not self._reader.names_something(text):
            return False
        return len(matches) == 1 or matches[0].score >= _CLEARLY_BETTER * matches[1].score


@dataclass(frozen=True, slots=True)
class _Saying:
    """Folded words that ask for the expertise of this index, and how much they count."""

    expertise: int
    words: list[str]
    weight: float


def _sayings(sources: Sequence[NeedSource], phrases: Iterable[tuple[str, str]]) -> Iterator[_Saying]:
    """Give all that the engine learns from."""
    indexes = {source.slug: index for index, source in enumerate(sources)}
    for index, source in enumerate(sources):
        for wording in source.wordings:
            yield _Saying(index, words(wording), _WORDS_OF_TAXONOMY)
    for slug, phrase in phrases:
        if slug in indexes:
            yield _Saying(indexes[slug], words(phrase), 1.0)


def _vocabulary(sayings: Iterable[_Saying]) -> dict[str, float]:
    """Give every correctly spelt word and how often it is said."""
    found = dict.fromkeys(grouped_words(), _GROUPED_WORD)
    for saying in sayings:
        for word in saying.words:
            found[word] = found.get(word, 0.0) + saying.weight
    return {word: importance for word, importance in found.items() if word not in SAYS_NOTHING}
