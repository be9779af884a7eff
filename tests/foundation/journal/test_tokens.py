"""A page's token: what it proves, for how long, and that it names nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.tokens import seal, unseal

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
NAMES = ["camille-le-goff", "yann-kerbrat"]


@pytest.mark.parametrize("event", [Event.VIEW, Event.APPEARANCE])
def test_it_says_what_the_page_showed(event: Event) -> None:
    sealed = unseal(seal(event, NAMES, at=NOW), NAMES, at=NOW)
    assert sealed
    assert sealed.event is event


def test_it_is_short() -> None:
    assert len(seal(Event.APPEARANCE, NAMES * 10, at=NOW)) == 28


@pytest.mark.parametrize("names", [NAMES[:1], NAMES[::-1], [*NAMES, "encore-un"], [], ["camille-le-goff"] * 2])
def test_it_is_good_for_those_names_only(names: list[str]) -> None:
    assert unseal(seal(Event.APPEARANCE, NAMES, at=NOW), names, at=NOW) is None


@pytest.mark.parametrize(
    ("later", "good"),
    [
        (timedelta(), True),
        (timedelta(minutes=89), True),
        (timedelta(minutes=90), False),
        (timedelta(hours=5), False),
        (timedelta(hours=-1), False),
    ],
)
def test_it_serves_during_its_hour_and_the_next(later: timedelta, good: bool) -> None:
    token = seal(Event.VIEW, NAMES, at=NOW)
    assert (unseal(token, NAMES, at=NOW + later) is not None) is good


@pytest.mark.parametrize("token", ["", "x", "é" * 28, "A" * 28, "A" * 4000, "====", "\x00" * 28])
def test_an_invented_one_is_refused(token: str) -> None:
    assert unseal(token, NAMES, at=NOW) is None


@given(st.integers(0, 27), st.sampled_from("ABCabc012-_"))
def test_no_character_can_be_changed(place: int, other: str) -> None:
    token = seal(Event.VIEW, NAMES, at=NOW)
    changed = token[:place] + other + token[place + 1 :]
    assert changed == token or unseal(changed, NAMES, at=NOW) is None


def test_two_pages_have_nothing_in_common_but_their_hour() -> None:
    tokens = {seal(Event.VIEW, NAMES, at=NOW) for _ in range(200)}
    assert len(tokens) == 200
    assert len({token[:4] for token in tokens}) == 1
    assert len({token[4:10] for token in tokens}) == 200


def test_another_site_makes_others_and_a_former_key_still_serves() -> None:
    with override_settings(SECRET_KEY="another"):
        token = seal(Event.VIEW, NAMES, at=NOW)
    assert unseal(token, NAMES, at=NOW) is None
    with override_settings(SECRET_KEY_FALLBACKS=["another"]):
        assert unseal(token, NAMES, at=NOW)
