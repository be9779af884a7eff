"""Turning a sentence into clues: its words, how they begin, the groups they belong to, and pairs of groups."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product

from activateurs.foundation.language import STOP_WORDS, stem, words

from .spelling import Guess, Speller

_READ_CHARACTERS = 2000  # a long story has said what it wants by then; hostile input stops there
_READ_WORDS = 120
_LONGEST_BEGINNING = 12
_SHORT_BEGINNING = 3

_SURE = 0.75
_GUESSED_SHARE = 0.3

_GROUP = 1.0
_PAIR_OF_GROUPS = 0.5
_BEGINNING = 0.4
_BEGINNING_LENGTHS = (3, 5)

# Greetings, wishes and text-message shorthand: said for any need, so they tell nothing about which.
_COURTESIES = """
bonjour bjr bonsoir bsr salut slt coucou merci svp stp please cordialement monsieur madame
voudrais voudrait voudrions veu vx voulais voulons vouloir aimerais aimerait aimerions souhaite
souhaiterais souhaitons besoin besoins cherche cherchons jai jsuis cest jy ya tjrs
toujours pr ds bcp tt tte pk pq cmt qd dc chui jpeux jveux yen urgent possible possibilite
quelqu quelque quelques chose choses truc trucs oui non ok petit petite petits petites
vraiment tres trop aussi assez allez vas avoir etre simplement juste surtout maintenant bientot aujourd hui
"""
SAYS_NOTHING = STOP_WORDS.union(_COURTESIES.split())

# Who speaks or where, never what is wanted: beside anything else, these words step back.
_SETTINGS = frozenset({"metier", "magasin"})
_SETTING_SHARE = 0.45
# Said alone, these words name no need in particular.
_BROAD = frozenset(
    stem(word)
    for word in words("""
aide aides aider aidez conseil conseils conseiller accompagnement accompagner numérique digital internet
informatique projet projets entreprise tpe pme société activité solution solutions outil outils problème
problèmes question questions service services client clients
""")
)
# Tags and code are no sentence of anybody, whatever words are found in them.
_CODE = re.compile(r"</?[a-z!]|[{}]|\d=\d", re.IGNORECASE)

type Clues = dict[str, float]
"""Each clue found in a text and its strength; the first letter of a clue tells its nature."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    stem: str
    confidence: float


def clues_of(known: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> Clues:
    """Give the clues of folded words of our own, taken as they are; empty when they say nothing."""
    return _bag([[_Meaning(stem(word), 1.0)] for word in known if word not in SAYS_NOTHING], (), groups)


class Reader:
    """Reads what people type: misspelt, half typed, cut in two or glued."""

    def __init__(self, groups: Mapping[str, tuple[str, ...]], speller: Speller) -> None:
        self._groups = groups
        self._speller = speller

    def clues(self, text: str) -> Clues:
        """Give the clues of ``text``; empty when no word of it is understood."""
        meanings, unknown = self._read(text)
        if not _understood(meanings, len(unknown)):
            return {}
        return _bag(self._settings_aside(meanings), unknown, self._groups)

    def names_something(self, text: str) -> bool:
        """Whether a word of ``text`` tells what is wanted: not « boulangerie » nor « aide » alone."""
        stems = [slot[0].stem for slot in self._read(text)[0]]
        return any(found not in _BROAD and _SETTINGS.isdisjoint(self._groups.get(found, ())) for found in stems)

    def _read(self, text: str) -> tuple[list[list[_Meaning]], list[str]]:
        """Give what each word may mean, likeliest first, and the stems of the words that are not known."""
        if _CODE.search(text, 0, _READ_CHARACTERS):
            return [], []
        typed = self._joined(words(text[:_READ_CHARACTERS]))[:_READ_WORDS]
        typing = bool(text) and text[-1].isalnum()
        meanings: list[list[_Meaning]] = []
        unknown: list[str] = []
        for place, word in enumerate(typed):
            last = typing and place == len(typed) - 1
            guesses = self._guesses(word, being_typed=last, alone=len(typed) == 1)
            if guesses:
                meanings.append([_Meaning(stem(guess.word), guess.confidence) for guess in guesses])
            if word not in SAYS_NOTHING and word not in self._speller:
                unknown.append(stem(word))
        return meanings, unknown

    def _is_setting(self, slot: Sequence[_Meaning]) -> bool:
        """Whether a word only tells a trade or a place of work; « comptable » also tells a need."""
        groups = self._groups.get(slot[0].stem, ())
        return bool(groups) and _SETTINGS.issuperset(groups)

    def _settings_aside(self, meanings: Sequence[Sequence[_Meaning]]) -> list[list[_Meaning]]:
        """Weaken trades and places of work when another word says what is wanted."""
        aside = [self._is_setting(slot) for slot in meanings]
        share = 1.0 if all(aside) else _SETTING_SHARE
        return [
            [replace(meaning, confidence=meaning.confidence * (share if setting else 1.0)) for meaning in slot]
            for slot, setting in zip(meanings, aside, strict=True)
        ]

    def _guesses(self, word: str, *, being_typed: bool, alone: bool) -> list[Guess]:
        """Give the words that ``word`` may stand for."""
        if word in SAYS_NOTHING and not (being_typed and alone and len(word) <= _SHORT_BEGINNING):
            return []
        if word in self._speller:
            return [Guess(word, 1.0)]
        if being_typed and len(word) <= _LONGEST_BEGINNING and (completed := self._speller.complete(word)):
            return completed
        return self._speller.correct(word)

    def _joined(self, typed: list[str]) -> list[str]:
        """Put together what is written in two words and known in one: « e commerce », « fab lab »."""
        whole: list[str] = []
        for word in typed:
            if whole and _may_be_one_word(whole[-1], word) and whole[-1] + word in self._speller:
                whole[-1] += word
            else:
                whole.append(word)
        return whole


def _understood(meanings: Sequence[Sequence[_Meaning]], unknown: int) -> bool:
    """Whether a sentence makes sense: a word is sure in it, or enough of its unknown words were guessed."""
    sure = [sum(meaning.confidence for meaning in slot) for slot in meanings]
    return bool(sure) and (max(sure) >= _SURE or sum(sure) > _GUESSED_SHARE * unknown)


def _bag(
    meanings: Sequence[Sequence[_Meaning]], unknown: Iterable[str], groups: Mapping[str, tuple[str, ...]]
) -> Clues:
    """Give the clues of a sentence: for each of its words what it may mean, likeliest first; then the unknown ones."""
    bag: Clues = {}
    for meaning in chain.from_iterable(meanings):
        _strengthen(bag, "w" + meaning.stem, meaning.confidence)
        _add_beginnings(bag, meaning.stem, _BEGINNING * meaning.confidence)
        for group in groups.get(meaning.stem, ()):
            _strengthen(bag, "g" + group, _GROUP * meaning.confidence)
    for found in unknown:
        _add_beginnings(bag, found, _BEGINNING)
    for (left, *_), (right, *_) in pairwise(meanings):
        strength = _PAIR_OF_GROUPS * left.confidence * right.confidence
        for one, other in product(groups.get(left.stem, ()), groups.get(right.stem, ())):
            _strengthen(bag, f"p{one} {other}", strength)
    return bag


def _may_be_one_word(left: str, right: str) -> bool:
    """Whether two words may be one cut in two; never « places de marché », where « démarche » can be read."""
    return (left == "e" or left not in SAYS_NOTHING) and right not in SAYS_NOTHING


def _strengthen(bag: Clues, clue: str, strength: float) -> None:
    """A clue met twice counts once, as strong as the surest time."""
    if strength > bag.get(clue, 0.0):
        bag[clue] = strength


def _add_beginnings(bag: Clues, found: str, strength: float) -> None:
    for length in _BEGINNING_LENGTHS:
        if len(found) >= length:
            _strengthen(bag, "b" + found[:length], strength)
