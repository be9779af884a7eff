"""Open, limited, absent, closed: said once, obeyed at once everywhere (A3.8)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activateurs.matching.finder import cards, index
from activateurs.matching.requests import actions as requests
from activateurs.membership.activators.choices import Availability
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from activateurs.membership.situations.actions import availability as actions
from activateurs.membership.situations.actions.availability import Offer
from activateurs.membership.situations.models import Delegation
from tests.builders import make_profile
from tests.mails import last_mail, path_in
from tests.matching.requests.asking import make_handed, make_request, send_form
from tests.threads import together

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
NEXT_MONTH = (TODAY.replace(day=28) + timedelta(days=4)).replace(day=1)
pytestmark = pytest.mark.django_db


def say(profile, availability, **options):
    offer = Offer(availability=availability, **options)
    actions.set_availability(profile=profile, offer=offer, by=profile.user, at=NOW)
    profile.refresh_from_db()


def page(client, profile):
    return client.get(reverse("directory:profile", args=[profile.slug])).content.decode()


def contact(client, profile):
    return client.get(reverse("requests:new", args=[profile.slug])).content.decode()


def everywhere(client, profile):
    """What visitors read of it: card, page, contact page, API."""
    index.reset()  # this process sees a change within half a second; here at once
    card = cards.fetch([profile.pk])[profile.pk]
    listed = client.get("/activateurs/").content.decode()
    api = client.get(f"/api/v1/activateurs/{profile.slug}").json()
    return card, listed, page(client, profile), contact(client, profile), api


class TestSaying:
    def test_limited_places_are_counted_over_the_month_and_obeyed_everywhere(self, client):
        profile = make_profile()
        say(profile, Availability.LIMITED, requests_per_month=2)
        make_handed(profile)
        card, *_ = everywhere(client, profile)
        assert (card.takes_requests, card.availability) == (True, "Places limitées")
        make_handed(profile)
        card, listed, own, asked, api = everywhere(client, profile)
        profile.refresh_from_db()
        assert profile.full_until == NEXT_MONTH
        assert card.availability.startswith("Complet jusqu’au 1er ")
        assert not card.takes_requests
        for text in (listed, own, asked):
            assert card.availability in text.replace("&#x27;", "’")
        assert (api["contactable"], api["disponibilite"]) == (False, card.availability)
        assert send_form(client, profile).status_code == 200
        with pytest.raises(requests.NotTakingRequestsError):
            make_request(profile)

    def test_a_new_month_opens_the_places_again(self):
        profile = make_profile()
        say(profile, Availability.LIMITED, requests_per_month=1)
        make_handed(profile)
        profile.refresh_from_db()
        assert not profile.takes_requests(on=NEXT_MONTH - timedelta(days=1))
        assert profile.takes_requests(on=NEXT_MONTH)

    def test_a_greater_number_opens_places_at_once(self):
        profile = make_profile()
        say(profile, Availability.LIMITED, requests_per_month=1)
        make_handed(profile)
        say(profile, Availability.LIMITED, requests_per_month=2)
        assert profile.takes_requests(on=TODAY)
        say(profile, Availability.LIMITED, requests_per_month=1)
        assert not profile.takes_requests(on=TODAY)
        say(profile, Availability.OPEN)
        assert profile.takes_requests(on=TODAY)

    def test_the_month_is_the_french_one(self):
        profile = make_profile()
        late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)  # already December in France
        profile.offer_time(Availability.LIMITED, requests_per_month=1)
        make_handed(profile, at=late)
        profile.refresh_from_db()
        assert profile.full_until == date(2027, 1, 1)

    def test_a_closed_profile_takes_nothing(self, client):
        profile = make_profile()
        say(profile, Availability.CLOSED)
        _, listed, own, asked, api = everywhere(client, profile)
        for text in (listed, own, asked):
            assert "Ne prend plus de demande" in text
        assert not api["contactable"]


@pytest.mark.django_db(transaction=True)
def test_two_proofs_at_once_take_the_last_place_once():
    profile = make_profile()
    say(profile, Availability.LIMITED, requests_per_month=1)
    first, second = make_request(profile), make_request(profile, email="autre@exemple.example")
    results = together(
        lambda: requests.prove(request=first, at=NOW),
        lambda: requests.prove(request=second, at=NOW),
    )
    assert True in results
    assert [type(one) for one in results if one is not True] == [requests.NotTakingRequestsError]
    assert profile.holdings.count() == 1


class TestDelegate:
    def test_a_colleague_is_offered_at_once_and_the_visitor_chooses(self, client):
        profile = make_profile()
        colleague = make_profile(Kind.FUNDING_ADVISER, structure=profile.structure)
        say(profile, Availability.ABSENT, available_from=TODAY + timedelta(days=9), delegate=colleague)
        text = client.get(reverse("requests:new", args=[profile.slug]) + "?lieu=Vannes").content.decode()
        assert f"/activateurs/{colleague.slug}/contacter/?lieu=Vannes" in text
        assert "conseiller financement" in text
        assert "Trouver un autre activateur" in text
        assert "Voir qui répond pendant ce temps" in page(client, profile)
        assert last_mail("situations.delegation_asked").recipient == colleague.user.email

    def test_somebody_else_is_offered_once_it_accepted(self, client):
        profile, other = make_profile(), make_profile()
        say(profile, Availability.ABSENT, available_from=TODAY + timedelta(days=9), delegate=other)
        assert other.slug not in contact(client, profile)
        link = path_in(last_mail("situations.delegation_asked"), "/espace/remplacements/")
        client.force_login(other.user)
        assert "vous propose de répondre" in client.get(link).content.decode()
        assert Delegation.objects.agreed().count() == 0, "reading the page must accept nothing"
        client.post(link, {"answer": "accept"})
        assert other.slug in contact(client, profile)
        assert last_mail("situations.delegation_answered").recipient == profile.user.email
        client.post(link, {"answer": "refuse"})
        assert other.slug not in contact(client, profile)
        assert client.get(link).status_code == 404

    def test_only_the_one_who_is_asked_answers(self, client):
        profile, other = make_profile(), make_profile()
        say(profile, Availability.ABSENT, available_from=TODAY + timedelta(days=9), delegate=other)
        link = reverse("situations:delegation", args=[Delegation.objects.get().pk])
        client.force_login(profile.user)
        assert client.post(link, {"answer": "accept"}).status_code == 404
        assert not Delegation.objects.agreed().exists()

    @pytest.mark.parametrize("change", ["unpublished", "absent", "back"])
    def test_nobody_is_offered_who_cannot_answer(self, client, change):
        profile = make_profile()
        colleague = make_profile(structure=profile.structure)
        say(profile, Availability.ABSENT, available_from=TODAY + timedelta(days=9), delegate=colleague)
        if change == "unpublished":
            colleague.unpublish(by=None, at=NOW, reason="DECISION")
        elif change == "absent":
            say(colleague, Availability.ABSENT, available_from=TODAY + timedelta(days=3))
        else:
            say(profile, Availability.OPEN)
            assert not Delegation.objects.open().exists()
        assert f"/activateurs/{colleague.slug}/contacter/" not in contact(client, profile)


class TestThePage:
    def send(self, client, profile, **typed):
        return client.post(reverse("situations:availability", args=[profile.slug]), typed)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({}, "availability"),
            ({"availability": "LIMITED"}, "requests_per_month"),
            ({"availability": "LIMITED", "requests_per_month": "0"}, "requests_per_month"),
            ({"availability": "LIMITED", "requests_per_month": "beaucoup"}, "requests_per_month"),
            ({"availability": "ABSENT"}, "available_from"),
            ({"availability": "ABSENT", "available_from": "2020-01-01"}, "available_from"),
            ({"availability": "ABSENT", "available_from": "2099-01-01", "colleague": "autre"}, "address"),
            (
                {"availability": "ABSENT", "available_from": "2099-01-01", "colleague": "autre", "address": "x/\0"},
                "address",
            ),
            ({"availability": "ABSENT", "available_from": "2099-01-01", "colleague": "inconnu"}, "colleague"),
        ],
    )
    def test_an_error_stands_beside_its_field(self, client, typed, field):
        profile = make_profile()
        client.force_login(profile.user)
        answer = self.send(client, profile, **typed)
        assert list(answer.context["form"].errors) == [field]

    def test_what_is_typed_is_kept_and_shown_again(self, client):
        profile, other = make_profile(), make_profile()
        client.force_login(profile.user)
        day = TODAY + timedelta(days=20)
        address = f"http://testserver/activateurs/{other.slug}/"
        typed = {"availability": "ABSENT", "available_from": day.isoformat(), "colleague": "autre", "address": address}
        assert self.send(client, profile, **typed).status_code == 302
        assert (Profile.objects.get(pk=profile.pk).available_from, Delegation.objects.get().delegate) == (day, other)
        shown = client.get(reverse("situations:availability", args=[profile.slug])).content.decode()
        assert "n’a pas encore dit s’il est d’accord" in shown
        assert other.slug in shown
        self.send(client, profile, **typed)
        assert Delegation.objects.count() == 1, "the same form sent twice asks once"

    def test_the_history_of_the_profile_tells_it_once(self, client):
        profile = make_profile()
        for _ in range(2):
            say(profile, Availability.LIMITED, requests_per_month=3)
        change = profile.changes.get()
        assert change.after == {"Disponibilité": "Places limitées", "Demandes par mois": "3"}
        client.force_login(profile.user)
        page = client.get(reverse("activators:history", args=[profile.slug])).content.decode()
        assert "Votre disponibilité" in page

    def test_one_cannot_replace_oneself(self, client):
        profile = make_profile()
        mine = make_profile(Kind.CHAMPION, user=profile.user)
        client.force_login(profile.user)
        typed = {"availability": "ABSENT", "available_from": "2099-01-01", "colleague": "autre", "address": mine.slug}
        assert list(self.send(client, profile, **typed).context["form"].errors) == ["address"]

    def test_somebody_elses_profile_does_not_exist(self, client):
        profile = make_profile()
        client.force_login(make_profile().user)
        assert self.send(client, profile, availability="CLOSED").status_code == 404
        assert profile.takes_requests(on=TODAY)
