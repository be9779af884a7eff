"""Guessing words: the correction and completion under the needs engine, on a vocabulary of its own."""

import pytest

from activateurs.matching.finder.needs.spelling import Guess, Speller, sound

VOCABULARY = {
    "sauvegarde": 5.0,
    "sauver": 1.0,
    "caisse": 4.0,
    "caisses": 2.0,
    "facture": 6.0,
    "factures": 3.0,
    "facebook": 2.0,
    "site": 9.0,
    "internet": 8.0,
    "pannes": 1.0,
    "vends": 3.0,
    "douane": 2.0,
    "ia": 2.0,
}


@pytest.fixture
def speller() -> Speller:
    return Speller(VOCABULARY)


def corrected(speller: Speller, word: str) -> list[str]:
    return [guess.word for guess in speller.correct(word)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cause", []),
        ("caise", ["caisse"]),  # a letter missing
        ("ccaisse", ["caisse"]),  # a letter added
        ("caosse", ["caisse"]),  # a letter changed
        ("ciasse", ["caisse"]),  # two letters swapped
        ("sovegarde", ["sauvegarde"]),  # same sound
        ("feceboukk", ["facebook"]),  # resembling sound
        ("douanier", ["douane"]),  # same family
        ("siteinternet", ["site", "internet"]),  # two words glued
    ],
)
def test_one_mistake_leads_to_the_word(speller: Speller, written: str, meant: list[str]) -> None:
    assert corrected(speller, written) == meant


@pytest.mark.parametrize("word", ["vannes", "xyz", "12345", "qsdfghjklm", "z" * 1000, ""])
def test_what_resembles_nothing_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.correct(word) == []


def test_the_most_important_of_equals_wins_whatever_the_order() -> None:
    words = {"corde": 1.0, "carde": 2.0, "cirde": 2.0}
    for vocabulary in (words, dict(reversed(words.items()))):
        assert corrected(Speller(vocabulary), "cerde") == ["carde"]


def test_a_slip_counts_less_than_a_certainty(speller: Speller) -> None:
    assert all(0 < guess.confidence < 1 for guess in speller.correct("caise"))


def test_a_beginning_gives_its_words_by_importance(speller: Speller) -> None:
    assert speller.complete("fac") == [
        Guess("facture", pytest.approx(6 / 11)),
        Guess("factures", pytest.approx(3 / 11)),
        Guess("facebook", pytest.approx(2 / 11)),
    ]
    assert speller.complete("w") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("pharmacie", "farmacie"), ("bureau", "buro"), ("payer", "paye"), ("qui", "ki")],
)
def test_two_spellings_of_a_sound_share_its_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)
