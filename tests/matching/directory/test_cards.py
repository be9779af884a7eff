"""Cards kept ready: true to the profile, to the day and to the taxonomy."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.ui.mould import escaped
from activateurs.matching.directory import listing, ready
from activateurs.matching.directory.query import Search
from activateurs.matching.finder import index, taxonomy
from activateurs.matching.finder.search import Criteria
from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import Availability
from activateurs.membership.activators.models import Expertise
from tests.builders import make_profile

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def look_each_time(monkeypatch):
    monkeypatch.setattr("activateurs.matching.finder.current.SECONDS_BETWEEN_CHECKS", 0)


def shown(*, on=TODAY, **criteria):
    return listing.answer(Search(Criteria(**criteria)), on=on)[1]


def rewritten(profile, **fields):
    for name, value in fields.items():
        setattr(profile, name, value)
    profile.save()
    changes.announce([profile.pk])


def test_a_change_of_the_profile_is_on_its_card():
    profile = make_profile(last_name="Avant")
    assert "Camille Avant" in shown()
    rewritten(profile, last_name="Après")
    assert "Camille Après" in shown()


def test_somebody_absent_is_back_on_the_day_said():
    profile = make_profile()
    rewritten(profile, availability=Availability.ABSENT, available_from=TODAY + timedelta(days=1))
    assert "De retour le 24 novembre 2026" in shown()
    assert ">Contacter<" not in shown()
    assert ">Contacter<" in shown(on=TODAY + timedelta(days=1))


def test_a_new_label_of_a_need_is_on_cards_already_made():
    make_profile(expertises=["site-internet"])
    assert "<li>Site internet</li>" in shown()
    Expertise.objects.filter(slug="site-internet").update(label="Vitrine & site")
    taxonomy.forget()
    assert "<li>Vitrine &amp; site</li>" in shown()


def test_what_was_asked_comes_first_and_is_marked():
    make_profile(expertises=["site-internet", "vente-en-ligne"])
    assert '<ul class="skills"><li class="asked">' in shown(needs=("vente-en-ligne",))
    assert 'class="asked"' not in shown()


def test_no_more_cards_are_kept_than_said(monkeypatch):
    monkeypatch.setattr(ready, "KEPT", 3)
    for _ in range(6):
        make_profile()
    assert shown().count('<li class="result">') == 6
    assert len(ready._shelves[0]._cards) == 3


def test_cards_prepared_cost_no_query(django_assert_num_queries):
    make_profile()
    on = timezone.localdate()
    index.preload()
    shown(on=on)
    ready.prepare(on=on)
    with django_assert_num_queries(1):  # has the index changed?
        assert "Camille" in shown(on=on)


@pytest.mark.parametrize("texts", [[], [""], ["a<b", "", "c\x1fd", "'\""]])
def test_texts_escaped_together_are_those_escaped_alone(texts):
    assert escaped(texts) == [escaped([text])[0] for text in texts]
