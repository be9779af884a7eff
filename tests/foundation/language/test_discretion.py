"""Addresses and numbers that people write about themselves are neither shown nor found."""

import time
from datetime import date

import pytest

from activateurs.foundation.language.discretion import HIDDEN_CONTACT, without_contacts
from activateurs.matching.finder import index
from activateurs.matching.finder.search import Criteria
from tests.builders import make_profile


@pytest.mark.parametrize(
    "text",
    [
        "a.b@c.fr",
        "a.b @ c.fr",
        "a.b (at) c.fr",
        "a.b [arobase] c [point] fr",
        "0612345678",
        "06.12.34.56.78",
        "06 - 12 - 34 - 56 - 78",
        "06/12/34/56/78",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033 612345678",
    ],
)
def test_contacts_are_taken_out(text: str) -> None:
    assert without_contacts(f"avant {text} après") == f"avant {HIDDEN_CONTACT} après"


@pytest.mark.parametrize(
    "text",
    ["depuis 2012", "SIRET 12345678901234", "30 000 euros", "@ la maison", "de 9 à 5", "le 01/02/2024", "(point) 0,50"],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize("text", ["a" * 40_000, "a@" * 20_000, "01" * 20_000, "+33" * 10_000, " " * 40_000])
def test_a_hostile_text_costs_little(text: str) -> None:
    started = time.process_time()
    without_contacts(text)
    assert time.process_time() - started < 1  # a quadratic reading takes half a minute


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["0612345678", "0612", "camille.secret", "secret"])
def test_the_search_does_not_find_them(text: str) -> None:
    make_profile(presentation="Écrivez à camille.secret@exemple.fr ou au 0612345678.", role="joignable au 0612345678")
    index.reset()
    assert index.search(Criteria(text=text), on=date(2026, 11, 23)).total == 0
