"""Folding, cutting and stemming French, shared by the needs engine and free-text search."""

import pytest

from activateurs.foundation.language import LONGEST_STEM, fold, stem, stems, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Évaluer l’Être", "evaluer l etre"),
        ("Cœur, œuvres et cæcum", "coeur, oeuvres et caecum"),
        ("porte-à-porte", "porte a porte"),
        ("aujourd'hui", "aujourd hui"),
        ("e\u0301te\u0301", "ete"),
        ("  deux\u00a0mots\t\n", "deux mots"),
        ("un\u200bseul\u00admot", "unseulmot"),
        ("", ""),
    ],
)
def test_fold_hides_what_does_not_change_the_word(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_fold_twice_is_fold_once() -> None:
    text = "L’ŒUVRE d'Anaïs — « dès l'été », 3D & Cie !"
    assert fold(fold(text)) == fold(text)


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("L'impression 3D, c'est pour mon café !") == [
        "l",
        "impression",
        "3d",
        "c",
        "est",
        "pour",
        "mon",
        "cafe",
    ]


@pytest.mark.parametrize(
    "family",
    [
        ("réserver", "réservation", "RESERVATIONS", "reservé"),
        ("facture", "factures", "facturer", "facturation"),
        ("photo", "photos"),
        ("réseau", "réseaux"),
        ("pirate", "piraté", "pirates"),
    ],
)
def test_a_family_of_words_shares_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in family}) == 1


def test_different_things_keep_different_stems() -> None:
    assert stem("caisse") != stem("casser")
    assert stem("compte") != stem("comptable")


def test_stems_leave_out_grammar_and_keep_the_order() -> None:
    assert stems("Je voudrais les sites de mes clientes") == [stem("voudrais"), stem("sites"), stem("clientes")]


def test_only_grammar_gives_no_stem() -> None:
    assert stems("et pour la, de l' à ?") == []


def test_a_monstrous_word_is_cut() -> None:
    assert len(stem("a" * 100_000)) <= LONGEST_STEM


@pytest.mark.parametrize("text", ["\x00\x01\x1f", "😀🥐", "مرحبا", "'" * 50_000, "\ud800"])
def test_what_is_not_french_is_answered_sanely(text: str) -> None:
    assert words(text) == []
    assert stems(text) == []


def test_threads_do_not_spoil_each_other_s_words() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from activateurs.foundation.language import stemming

    listed = [f"{prefix}{ending}" for prefix in ("accompagn", "numeris", "fabri", "vend") for ending in ENDINGS] * 20
    stemming._stem.cache_clear()
    alone = [stemming._stem.__wrapped__(word) for word in listed]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(stemming._stem.__wrapped__, listed))
    assert together == alone


ENDINGS = ("ement", "eront", "ation", "euses", "erions", "ables", "aient", "iques")
