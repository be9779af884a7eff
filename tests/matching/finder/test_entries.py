"""Entries follow the profiles, in the same transaction, and hold nothing of those who may not be shown."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activateurs.matching.finder import cards, index
from activateurs.matching.finder.actions import rebuild_entries, refresh_entries
from activateurs.matching.finder.models import Entry, IndexRevision
from activateurs.matching.finder.search import Criteria
from activateurs.membership.activators import actions, changes
from activateurs.membership.activators.choices import AreaLevel, Availability, EndReason, PriceKind
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from tests.builders import make_profile, make_taxonomy

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def found(**criteria):
    index.reset()
    return [hit.profile_id for hit in index.search(Criteria(**criteria), on=TODAY).hits]


def test_a_published_profile_is_found_and_has_its_card():
    profile = make_profile(
        areas=[(AreaLevel.DEPARTMENT, "56"), (AreaLevel.COMMUNE, "56260")],
        expertises=["site-internet", "vente-en-ligne"],
        sectors=["G", "C"],
        works_remotely=True,
        price_kind=PriceKind.HOURLY,
        price_from=60,
    )
    entry = Entry.objects.get(pk=profile.pk)
    assert (entry.listed, entry.kind, entry.sectors, entry.remote) == (True, "conseiller", "C G", True)
    assert set(entry.areas.split()) == {"D56", "C56260"}
    assert found() == [profile.pk]
    card = cards.fetch([profile.pk])[profile.pk]
    assert (card.slug, card.name, card.commune, card.postal_code) == (
        profile.slug,
        profile.display_name,
        "Vannes",
        "56000",
    )
    assert card.expertises == (("site-internet", "Site internet"), ("vente-en-ligne", "Vente en ligne"))
    assert card.price == "À partir de 60\u00a0€ de l’heure"
    assert card.takes_requests


@pytest.mark.parametrize("how", ["unpublished", "never published", "deleted"])
def test_who_may_not_be_shown_leaves_nothing(how):
    profile = make_profile(published=how != "never published")
    if how == "unpublished":
        actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.DECISION)
    if how == "deleted":
        pk = profile.pk
        profile.publications.all().delete()
        Profile.objects.filter(pk=pk).delete()
        changes.announce([pk])
    assert not Entry.objects.filter(listed=True).exists()
    assert list(Entry.objects.exclude(card={}).values_list("kind", "expertises")) == []
    assert found() == []
    assert found(text="Camille") == []
    assert cards.fetch([profile.pk or 0]) == {}


def test_an_institutional_member_never_enters_the_index():
    profile = make_profile(kind=Kind.INSTITUTION)
    assert not Entry.objects.filter(pk=profile.pk).exists()
    assert found() == []
    assert found(text="Camille") == []
    results = index.search(Criteria(kinds=("institutionnel",)), on=TODAY)
    assert results.total == 0
    assert "institutionnel" not in results.facets.kinds


def test_a_profile_that_becomes_institutional_is_emptied():
    profile = make_profile()
    Profile.objects.filter(pk=profile.pk).update(kind=Kind.INSTITUTION)
    changes.announce([profile.pk])
    entry = Entry.objects.get(pk=profile.pk)
    assert (entry.listed, entry.kind, entry.card, entry.expertises) == (False, "", {}, "")
    assert found() == []
    assert found(text="Camille") == []


def test_a_forced_institutional_entry_is_still_not_searched():
    profile = make_profile()
    Entry.objects.filter(pk=profile.pk).update(kind=Kind.INSTITUTION)
    assert found() == []


def test_revisions_follow_one_another():
    make_profile()
    before = IndexRevision.latest()
    profile = make_profile()
    assert IndexRevision.latest() == before + 1
    assert Entry.objects.get(pk=profile.pk).revision == before + 1


def test_refreshing_costs_the_same_for_one_and_for_many():
    make_taxonomy()
    ids = [make_profile().pk for _ in range(6)]
    with CaptureQueriesContext(connection) as one:
        refresh_entries(ids[:1])
    with CaptureQueriesContext(connection) as many:
        refresh_entries(ids)
    assert len(one) == len(many)


def test_rebuilding_restores_what_was_lost():
    profile = make_profile()
    gone = make_profile()
    gone.publications.all().delete()
    Entry.objects.filter(pk=profile.pk).delete()
    assert list(rebuild_entries()) == [2]
    assert found() == [profile.pk]


@pytest.mark.parametrize(
    ("availability", "back_on", "takes", "words"),
    [
        (Availability.OPEN, None, True, "Disponible"),
        (Availability.LIMITED, None, True, "Places limitées"),
        (Availability.CLOSED, None, False, "Ne prend plus de demande"),
        (Availability.ABSENT, None, False, "Absent"),
        (Availability.ABSENT, date(2026, 12, 1), False, "De retour le 1er décembre 2026"),
        (Availability.ABSENT, TODAY, True, "Disponible"),
        (Availability.LIMITED, date(2026, 12, 1), False, "Complet jusqu’au 1er décembre 2026"),
        (Availability.LIMITED, TODAY, True, "Places limitées"),
    ],
)
def test_a_card_tells_availability_as_the_profile_does(availability, back_on, takes, words):
    profile = make_profile(availability=availability, available_from=back_on, full_until=back_on)
    card = cards.fetch([profile.pk], on=TODAY)[profile.pk]
    assert card.takes_requests is takes is profile.takes_requests(on=TODAY)
    assert card.availability == words


@pytest.mark.parametrize("availability", [Availability.OPEN, Availability.LIMITED])
def test_a_listing_nobody_claimed_says_nothing_of_its_availability(availability):
    profile = make_profile(user=None, availability=availability)
    card = cards.fetch([profile.pk], on=TODAY)[profile.pk]
    assert (card.takes_requests, card.availability) == (False, "")


def test_a_provider_shows_its_offers_and_takes_no_request():
    profile = make_profile(kind=Kind.PROVIDER, on_map=True)
    card = cards.fetch([profile.pk])[profile.pk]
    assert (card.takes_requests, card.contactable, card.on_map) == (False, False, False)
    assert card.outbound_label == "Découvrir les offres"
    assert card.availability == ""


def test_cards_come_in_one_query(django_assert_num_queries):
    ids = [make_profile().pk for _ in range(3)]
    cards.fetch(ids)
    with django_assert_num_queries(1):
        assert set(cards.fetch(ids)) == set(ids)
