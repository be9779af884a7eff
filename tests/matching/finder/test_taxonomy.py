"""The programme's words in memory, and needs understood with them."""

import pytest

from activateurs.matching.finder import taxonomy
from activateurs.membership.activators.kinds import PUBLIC_KINDS
from activateurs.membership.activators.models import Expertise
from tests.builders import make_taxonomy

pytestmark = pytest.mark.django_db


def test_an_empty_taxonomy_is_not_kept():
    assert taxonomy.current().needs == ()
    make_taxonomy()
    assert len(taxonomy.current().needs) == Expertise.objects.count()


def test_needs_come_by_theme_in_the_order_of_display():
    make_taxonomy()
    themes = taxonomy.current().themes
    assert next(iter(themes)) == "Vendre et se faire connaître"
    assert [need.slug for need in themes["Vendre et se faire connaître"]][:2] == ["site-internet", "vente-en-ligne"]


def test_institutional_members_are_no_choice():
    assert list(taxonomy.current().kinds) == [kind.value for kind in PUBLIC_KINDS]


def test_a_change_shows_within_a_minute(monkeypatch):
    make_taxonomy()
    before = taxonomy.current()
    Expertise.objects.filter(slug="caisse").update(label="Caisse et encaissement")
    assert taxonomy.current() is before
    monkeypatch.setattr(taxonomy, "SECONDS_KEPT", 0.0)
    assert taxonomy.current().need_labels["caisse"] == "Caisse et encaissement"


def test_what_did_not_change_stays_the_same_object(monkeypatch):
    make_taxonomy()
    monkeypatch.setattr(taxonomy, "SECONDS_KEPT", 0.0)
    before = taxonomy.current()
    assert taxonomy.current() is before


def test_a_need_in_free_words_is_understood():
    make_taxonomy()
    slugs = [match.slug for match in taxonomy.suggest_needs("je voudrais vendre mes fromages sur internet", 3)]
    assert "vente-en-ligne" in slugs
    assert taxonomy.suggest_needs("") == []
