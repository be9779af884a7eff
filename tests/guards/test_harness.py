"""The guards of tests/harness, each shown the fault that it exists for."""

import random
import socket
import urllib.request
import warnings

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Origin, Template
from django.urls import path

from activateurs.foundation.geo.models import Region
from tests.harness.browser import Watched
from tests.harness.network import OutsideWorldError
from tests.harness.responses import faults_of
from tests.harness.templates import OURS, UndefinedVariableError


def render(source: str, context: dict[str, object] | None = None, *, origin: str = f"{OURS}/page.html") -> str:
    template = Template(source, origin=Origin(origin), engine=Engine())
    return template.render(Context(context or {}))


class TestUndefinedVariables:
    @pytest.mark.parametrize(
        "source", ["{{ name }}", "{{ name|upper }}", "{{ profile.nome }}", "{% for x in names %}{% endfor %}"]
    )
    def test_fail_in_our_templates(self, source: str) -> None:
        with pytest.raises(UndefinedVariableError):
            render(source, {"profile": {"name": "Jeanne"}})

    @pytest.mark.parametrize("source", ["{% if name %}{% endif %}", "{{ name|default:'' }}", "{{ profile.name }}"])
    def test_may_be_asked_for(self, source: str) -> None:
        render(source, {"profile": {"name": "Jeanne"}})

    def test_are_left_alone_in_templates_of_packages(self) -> None:
        assert render("{{ name }}", origin="/site-packages/package/page.html") == ""


@pytest.mark.django_db
class TestUnorderedQueries:
    @pytest.fixture(autouse=True)
    def regions(self) -> None:
        random.seed(1)
        Region.objects.bulk_create(Region(code=f"{n:03}", name=f"Région {n}") for n in range(30))

    def test_come_in_any_order(self) -> None:
        codes = [region.code for region in Region.objects.all()]
        assert sorted(codes) != codes
        assert len(codes) == 30

    def test_keep_the_order_that_they_ask_for(self) -> None:
        codes = list(Region.objects.order_by("code").values_list("code", flat=True))
        assert sorted(codes) == codes


class TestPages:
    @pytest.mark.parametrize(
        ("html", "fault"),
        [
            ('<a href="/" onclick="go()">x</a>', "inline onclick"),
            ('<p style="color: red">x</p>', "inline style"),
            ("<style>p {}</style>", "inline <style>"),
            ("<script>go()</script>", "inline <script>"),
            ('<a href="javascript:go()">x</a>', "javascript:"),
            ('<button hx-on:click="go()">x</button>', "inline hx-on"),
            ('<form method="post"><button>x</button></form>', "csrfmiddlewaretoken"),
            ("<p>{{ name }}</p>", "unrendered"),
            ("<p>{% url 'home' %}</p>", "unrendered"),
            ('<p id="a"></p><p id="a"></p>', "is used 2 times"),
        ],
    )
    def test_with_a_fault_are_refused(self, html: str, fault: str) -> None:
        assert fault in " ".join(faults_of(html))

    def test_without_fault_pass(self) -> None:
        assert not faults_of(
            '<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x"></form>'
            '<form method="get"></form><script src="/a.js"></script><script type="application/json">{"a": {}}</script>'
        )

    @pytest.mark.urls("tests.guards.test_harness")
    def test_are_read_by_the_client_itself(self, client: object) -> None:
        with pytest.raises(AssertionError, match="inline onclick"):
            client.get("/faulty/")  # type: ignore[attr-defined]


def faulty(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<p onclick="go()">x</p>')


faulty.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("faulty/", faulty)]


class TestTheOutsideWorld:
    def test_cannot_be_reached_by_address(self) -> None:
        with socket.socket() as sock, pytest.raises(OutsideWorldError):
            sock.connect(("192.0.2.1", 80))

    def test_cannot_be_reached_by_name(self) -> None:
        with pytest.raises(OutsideWorldError):
            urllib.request.urlopen("http://activateurs.example/", timeout=1)

    def test_does_not_contain_this_machine(self) -> None:
        with socket.socket() as sock:
            assert sock.connect_ex(("127.0.0.1", 9)) != 0

    def test_is_watched_in_the_browser(self) -> None:
        watched = Watched("http://127.0.0.1:8000")
        watched.request(type("Request", (), {"url": "https://fonts.example/a.woff2"})())
        watched.request(type("Request", (), {"url": "http://127.0.0.1:8000/a.css"})())
        watched.console(type("Message", (), {"type": "error", "text": "Refused to apply inline style"})())
        assert len(watched.faults) == 2


class TestMemory:
    @pytest.mark.parametrize("turn", [1, 2])
    def test_of_the_cache_ends_with_the_test(self, turn: int) -> None:
        assert cache.get("seen") is None
        cache.set("seen", turn)


def test_warnings_are_errors() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)
