"""« Devenir activateur »: conditions, delays, price, told before one starts (A2.1; law.md, 18b)."""

import pytest

from activateurs.foundation.ui import kept
from activateurs.membership.activators.explained import every_kind
from activateurs.membership.charter.conditions import Condition


@pytest.fixture
def page(client):
    kept.forget()
    return client.get("/rejoindre/").content.decode()


def test_tells_each_kind_by_what_visitors_will_see(page):
    for kind in every_kind():
        assert kind.who in page
        for sentence in kind.visitors:
            assert sentence in page


def test_tells_every_condition(page):
    for condition in Condition:
        assert condition.words in page
    assert "6 mois" in page


def test_tells_how_long_and_how_much(page):
    for words in ("15&nbsp;jours ouvrés au plus", "Dix minutes", "Ni inscription, ni abonnement, ni commission"):
        assert words in page


def test_conditions_are_settings(client, settings):
    kept.forget()
    settings.ADMISSION_ACTIVE_MONTHS = 9
    settings.VALIDATION_WORKING_DAYS = 4
    page = client.get("/rejoindre/").content.decode()
    assert "au moins 9 mois" in page
    assert "4&nbsp;jours ouvrés au plus" in page
    kept.forget()


def test_leads_to_the_registration(page):
    assert page.count('href="/inscription/"') == 2


def test_is_led_to_from_home_header_and_footer(client):
    kept.forget()
    assert client.get("/").content.decode().count('href="/rejoindre/"') == 3
