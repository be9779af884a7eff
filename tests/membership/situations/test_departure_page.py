"""The page on which one says that one leaves (A3.8)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations.choices import Role
from activateurs.membership.situations.models import Departure, HandOver
from tests.builders import make_profile, make_staff, make_user
from tests.mails import last_mail
from tests.membership.situations.test_departures import belong, make_colleagues, run_on

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LATER = TODAY + timedelta(days=10)
pytestmark = pytest.mark.django_db


class TestThePage:
    def path(self, profile):
        return reverse("situations:departure", args=[profile.slug])

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"on": str(TODAY)}, "cause"),
            ({"cause": "STRUCTURE"}, "on"),
            ({"cause": "STRUCTURE", "on": "2020-01-01"}, "on"),
            ({"cause": "STRUCTURE", "on": "2099-01-01"}, "on"),
            ({"cause": "STRUCTURE", "on": "bientôt"}, "on"),
            ({"cause": "PROGRAMME", "on": str(TODAY)}, "cause"),
            ({"cause": "STRUCTURE", "on": str(TODAY), "successor": "quelqu-un-d-autre"}, "successor"),
        ],
    )
    def test_an_error_stands_beside_its_field(self, client, typed, field):
        profile = make_profile()
        client.force_login(profile.user)
        assert list(client.post(self.path(profile), typed).context["form"].errors) == [field]
        assert not Departure.objects.exists()

    def test_announcing_twice_announces_once_and_it_can_be_given_up(self, client):
        profile, colleague = make_colleagues()
        client.force_login(profile.user)
        typed = {"cause": "RETIRED", "on": str(LATER), "successor": colleague.slug}
        for _ in range(2):
            assert client.post(self.path(profile), typed).status_code == 302
        page = client.get(self.path(profile)).content.decode()
        assert "n’a pas encore répondu" in page
        assert Departure.objects.count() == 1
        client.post(reverse("situations:cancel_departure", args=[profile.slug]))
        assert not Departure.objects.planned().exists()
        assert not HandOver.objects.open().exists()
        run_on(LATER)
        assert Profile.objects.listed().filter(pk=profile.pk).exists()

    def test_a_manager_and_the_team_record_it_and_the_person_is_told(self, client):
        for teller in ("manager", "team"):
            profile = make_profile()
            user = make_user() if teller == "manager" else make_staff(ProgrammeRole.MODERATOR)
            if teller == "manager":
                belong(profile)
                belong(profile, Role.MANAGER, user)
            client.force_login(user)
            client.post(self.path(profile), {"cause": "STRUCTURE", "on": str(LATER)})
            assert last_mail("situations.departure_recorded").recipient == profile.user.email
            assert Departure.objects.get(profile=profile).recorded_by == user

    def test_nobody_else(self, client):
        profile, colleague = make_colleagues()
        belong(colleague)
        outsiders = [colleague.user, make_profile().user, make_user(), make_staff(ProgrammeRole.EDITOR)]
        for user in outsiders:
            client.force_login(user)
            assert client.post(self.path(profile), {"cause": "STRUCTURE", "on": str(TODAY)}).status_code == 404
        assert not Departure.objects.exists()
