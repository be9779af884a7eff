"""Every address, opened by every audience: the answer is the one of the table, and nothing is written."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from activateurs.foundation.geo.models import Region
from activateurs.foundation.web.readonly import WriteOnReadError, refuse_writes
from tests.architecture.routes import ROUTES, VISITOR
from tests.architecture.world import World


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address as the URL configuration writes it, with its pattern."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        else:
            yield route, entry


def unlisted(found: list[str], table: dict[str, Any]) -> set[str]:
    return set(found) ^ set(table)


def is_open(pattern: URLPattern) -> bool:
    """Whether it says that sign-in is not needed (LoginRequiredMiddleware asks for it otherwise)."""
    return not getattr(pattern.callback, "login_required", True)


def test_every_address_is_in_the_table() -> None:
    assert unlisted([route for route, _ in routes(get_resolver())], ROUTES) == set()


def test_an_address_open_to_visitors_is_so_on_purpose() -> None:
    marked = {route for route, pattern in routes(get_resolver()) if is_open(pattern)}
    answered = {route for route, answers in ROUTES.items() if answers[VISITOR] != 302 or set(answers.values()) == {302}}
    assert marked == answered


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_answers_are_those_of_the_table(world: World) -> None:
    answered = {route: world.answers(route) for route in ROUTES}
    assert {route: answers for route, answers in answered.items() if answers != ROUTES[route]} == {}


class TestAPlantedFault:
    def test_new_address_is_found(self) -> None:
        assert unlisted(["", "new/"], {"": 200}) == {"new/"}

    def test_address_that_is_gone_is_found(self) -> None:
        assert unlisted([""], {"": 200, "old/": 200}) == {"old/"}

    def test_write_is_refused(self, db: None) -> None:
        with connection.execute_wrapper(refuse_writes), pytest.raises(WriteOnReadError):
            Region.objects.create(code="53", name="Bretagne")
