"""Header, footer and the menu of those who are signed in."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Template
from django.template.context import RequestContext
from django.test import RequestFactory, override_settings

from activateurs.foundation.accounts.models import User
from activateurs.foundation.ui import shell


@pytest.fixture
def one_more_entry() -> Iterator[None]:
    before = list(shell._entries["space"])
    shell.add_entry("space", "Mes chiffres", "/espace/chiffres/")
    yield
    shell._entries["space"][:] = before


def test_header_is_the_same_object_for_everybody() -> None:
    assert shell.site_header("/charte/") is shell.site_header("/charte/")


def test_header_follows_the_settings() -> None:
    with override_settings(PROGRAMME_NAME="Autre nom"):
        assert "Autre nom" in shell.site_header("/")
    assert "Autre nom" not in shell.site_header("/")


def test_an_entry_is_listed_once_and_a_bad_place_is_refused(one_more_entry: None) -> None:
    shell.add_entry("space", "Mes chiffres", "/espace/chiffres/")
    assert [entry.label for entry in shell.entries("space")].count("Mes chiffres") == 1
    with pytest.raises(KeyError):
        shell.add_entry("nowhere", "A", "/a/")


def test_menu_of_the_space_says_who_where_and_the_way_out(one_more_entry: None) -> None:
    request = RequestFactory().get("/espace/chiffres/2026/")
    request.user = User(email="camille@demo.activateurs.example")
    html = Template('{% load ui %}{% space_bar "space" label="Espace" %}').render(RequestContext(request))
    assert "camille@demo.activateurs.example" in html
    assert 'href="/espace/chiffres/" aria-current="true"' in html
    assert html.count("aria-current") == 1
    assert 'action="/deconnexion/"' in html
    assert "csrfmiddlewaretoken" in html


def test_public_page_shows_nothing_of_the_visitor() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = Template('{% extends "ui/page.html" %}').render(RequestContext(request))
    assert "site-bar" not in html
