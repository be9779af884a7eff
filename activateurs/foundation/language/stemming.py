"""Stemming: « réserver », « réservation » and « RESERVATIONS » meet at the same stem."""

from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer

from .folding import words

# Folded French words that carry grammar, not meaning. Kept short on purpose: a word that says
# something in one context (« sans », « nouveau ») stays searchable.
_GRAMMAR = """
a afin ai aie ainsi alors apres as au aucun aucune auquel aussi autre autres aux avaient avais
avait avant avec avez aviez avoir avons ayant b c car ce ceci cela celle celles celui cent ces
cet cette ceux chacun chaque chez ci comme comment d dans de deja depuis des dire dit dois doit
donc dont du e elle elles en encore entre es est et etaient etais etait etant ete etes etre eu
eux f fait faire fais faites faut font fus fut g h i il ils j je jusqu jusque k l la laquelle le
lequel les lesquels leur leurs lors lui m ma mais me meme memes mes mien moi mon n ne ni nos
notre nous o on ont or ou p par parce pas pendant peu peut peux plus plutot pour pourquoi
pourrait pouvoir puis puisque q qu quand que quel quelle quelles quels qui quoi r s sa sans se
sera serait ses si sien soi soit sommes son sont sous suis sur t ta tandis te tel telle tels tes
ton tous tout toute toutes tres tu u un une v va vais vers veut veux voici voila vos votre vous
vu w x y z
"""
STOP_WORDS: frozenset[str] = frozenset(_GRAMMAR.split())

# « anticonstitutionnellement » has 25 letters; beyond, it is noise that must not fill the cache.
LONGEST_STEM = 40
_SHORTEST_PLURAL_IN_OS = 3  # « dos » stays whole, « logos » does not

_french = stemmer("french")
# The stemmer keeps the word at hand in itself: two threads in it at once would spoil both words.
_one_at_a_time = Lock()


def stem(word: str) -> str:
    """Give the stem of one folded word, of ``LONGEST_STEM`` letters at most.

    Words are stemmed after folding, since half the public types no accents: the two spellings
    must meet. Snowball keeps the plural of « photos » or « vidéos », cut here.
    """
    return _stem(word[:LONGEST_STEM])


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if len(word) > _SHORTEST_PLURAL_IN_OS and word.endswith("os"):
        word = word[:-1]
    with _one_at_a_time:
        found: str = _french.stemWord(word)
    return found


def stems(text: str) -> list[str]:
    """Give the stems of the words of `text` that mean something, in their order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
