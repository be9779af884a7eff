"""Every address, opened by every audience: the answer is the one of the table, and nothing is written.

Then a form sent by each audience that may not: refused in the same way, and nothing is written either.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from activateurs.foundation.geo.models import Region
from activateurs.foundation.web.readonly import WriteOnReadError, refuse_writes
from tests.architecture.routes import AUDIENCES, BUSINESS, NOT_SIGNED_IN, ROUTES, VISITOR
from tests.architecture.world import World
from tests.harness.writes import Writes


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


def refused(route: str) -> dict[str, set[int]]:
    """Who may send nothing there, and what they may get for it.

    Visitors whom a GET leads to sign-in; whoever a GET tells that there is nothing; for a signed link, whoever made it
    up. 405 tells nothing either: a page that takes no form answers so to everybody.
    """
    if "<str:token>" in route:
        return {audience: {404, 405} for audience in AUDIENCES if audience != BUSINESS}
    answers = ROUTES[route]
    if len(set(answers.values())) == 1:
        return {}
    absent = {404, 405} if 200 in answers.values() else {404}
    led = {who: {302} for who in NOT_SIGNED_IN if answers[who] == 302}
    return led | {who: absent for who, answer in answers.items() if answer == 404}


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_answers_are_those_of_the_table(world: World) -> None:
    answered = {route: world.answers(route) for route in ROUTES}
    assert {route: answers for route, answers in answered.items() if answers != ROUTES[route]} == {}


def test_a_form_sent_by_who_may_not_is_refused_and_writes_nothing(world: World) -> None:
    faults = {}
    for route in ROUTES:
        expected = refused(route)
        for audience, (status, written) in world.answers_to_post(route, expected).items():
            if status not in expected[audience] or written:
                faults[route, audience] = (status, written)
    assert faults == {}


def test_the_matrix_of_forms_is_not_empty() -> None:
    assert "business" in refused("espace/")
    assert refused("gestion/courriers/<int:pk>/renvoyer/")["editor"] == {404}
    assert refused("demandes/<str:token>/retirer/")["administrator"] == {404, 405}
    assert refused("") == {}


class TestAPlantedFault:
    def test_new_address_is_found(self) -> None:
        assert unlisted(["", "new/"], {"": 200}) == {"new/"}

    def test_address_that_is_gone_is_found(self) -> None:
        assert unlisted([""], {"": 200, "old/": 200}) == {"old/"}

    def test_write_by_a_form_is_seen(self, db: None) -> None:
        writes = Writes()
        with connection.execute_wrapper(writes):
            Region.objects.create(code="53", name="Bretagne")
        assert [sql for sql in writes.seen if "geo_region" in sql]

    def test_write_is_refused(self, db: None) -> None:
        with connection.execute_wrapper(refuse_writes), pytest.raises(WriteOnReadError):
            Region.objects.create(code="53", name="Bretagne")
