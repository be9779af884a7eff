"""Limits: on what is asked; by network only where everybody has plenty."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from activateurs.foundation.web.throttling import Scope, ThrottledError, hit, network_of, require

SCOPE = Scope("essai", limit=2, period=60)
NOON = datetime(2026, 11, 23, 12, 0, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def test_counts_until_the_limit_then_says_how_long() -> None:
    assert [hit(SCOPE, "a", at=NOON).exceeded for _ in range(3)] == [False, False, True]
    assert hit(SCOPE, "a", at=NOON).retry_after == 45


def test_a_new_window_starts_afresh() -> None:
    for _ in range(3):
        hit(SCOPE, "a", at=NOON)
    assert hit(SCOPE, "a", at=NOON + timedelta(seconds=60)).count == 1


def test_keys_and_scopes_do_not_mix() -> None:
    hit(SCOPE, "a", at=NOON)
    assert hit(SCOPE, "b", at=NOON).count == 1
    assert hit(Scope("autre", 2, 60), "a", at=NOON).count == 1


def test_many_other_keys_do_not_erase_a_count() -> None:
    for _ in range(3):
        hit(SCOPE, "a", at=NOON)
    for number in range(2000):
        hit(SCOPE, f"autre {number}", at=NOON)
    assert hit(SCOPE, "a", at=NOON).exceeded


def test_case_and_blanks_do_not_matter() -> None:
    hit(SCOPE, "Marie@exemple.fr", at=NOON)
    assert hit(SCOPE, " marie@EXEMPLE.fr ", at=NOON).count == 2


def test_require_raises_over_the_limit() -> None:
    for _ in range(2):
        require(SCOPE, "a", at=NOON)
    with pytest.raises(ThrottledError) as caught:
        require(SCOPE, "a", at=NOON)
    assert caught.value.retry_after == 45


def test_the_key_is_not_kept_in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(cache, "add", lambda name, *_a, **_k: names.append(name))
    hit(SCOPE, "marie@exemple.fr", at=NOON)
    assert "marie" not in names[0]


def test_an_evicted_count_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "add", lambda *_a, **_k: False)
    assert hit(SCOPE, "a", at=NOON).count == 1


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_network(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("proxies", "network"), [(0, "192.0.2.0/24"), (1, "198.51.100.0/24"), (2, "203.0.113.0/24"), (3, "192.0.2.0/24")]
)
def test_only_our_own_proxies_are_believed(settings: object, proxies: int, network: str) -> None:
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]
    headers = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.7"}
    assert network_of(RequestFactory().get("/", **headers)) == network
