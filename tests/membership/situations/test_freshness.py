"""A profile says since when it is true; nobody confirms it, and it goes away with a friendly way back (A3.8)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications import actions as outbox
from activateurs.foundation.notifications.choices import MessageState
from activateurs.foundation.notifications.models import Message
from activateurs.foundation.ui import next_steps
from activateurs.membership.activators import actions as profiles
from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Version
from activateurs.membership.organisations.choices import Proof, Role
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations import links
from activateurs.membership.situations.actions import freshness as actions
from activateurs.membership.situations.calendar import months_before
from activateurs.membership.situations.choices import CheckCause, CheckOutcome, NoticeCause, Way
from activateurs.membership.situations.models import Check, Confirmation, Notice, Refusal, Reminder
from activateurs.membership.situations.notifications import TeamTold
from tests.builders import make_profile, make_user
from tests.mails import last_mail, mails_to, path_in
from tests.threads import together

START = datetime(2026, 11, 23, 5, 10, tzinfo=UTC)
OLD = date(2026, 5, 23)
pytestmark = pytest.mark.django_db


def run(day):
    """The daily task, that many days after the first one."""
    with time_machine.travel(START + timedelta(days=day), tick=False):
        actions.keep_fresh.call()


def make_old(**options):
    return make_profile(confirmed_on=OLD, at=START - timedelta(days=400), **options)


def shown(profile):
    return Profile.objects.listed().filter(pk=profile.pk).exists()


def mails_of(profile):
    return [mail.name for mail in mails_to(profile.user.email)]


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 23), 6, date(2026, 5, 23)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, earlier):
    assert months_before(day, months) == earlier


class TestAsking:
    def test_six_months_after_the_last_confirmation(self):
        due, fresh = make_old(), make_profile(confirmed_on=OLD + timedelta(days=1))
        run(0)
        assert mails_of(due) == ["situations.confirmation_asked"]
        assert mails_of(fresh) == []

    def test_one_that_was_never_confirmed_counts_from_its_publication(self):
        profile = make_profile(confirmed_on=None, at=START - timedelta(days=400))
        profile.unpublish(by=None, at=START - timedelta(days=20), reason=EndReason.DECISION)
        profile.publish(by=None, at=START - timedelta(days=10))
        never = make_profile(confirmed_on=None, at=START - timedelta(days=400))
        run(0)
        assert mails_of(profile) == []
        assert mails_of(never) == ["situations.confirmation_asked"]

    def test_neither_a_listing_without_its_person_nor_one_that_is_not_published(self):
        make_old(user=None)
        make_old(published=False)
        run(0)
        assert not Check.objects.exists()

    def test_an_institution_is_asked_too(self):
        profile = make_old(kind="institutionnel")
        run(0)
        assert mails_of(profile) == ["situations.confirmation_asked"]

    def test_reminders_leave_on_days_0_15_and_30_then_the_profile_goes(self):
        profile = make_old()
        for day in range(46):
            run(day)
        sent = Reminder.objects.order_by("rank").values_list("rank", "at")
        assert [(rank, (at - START).days) for rank, at in sent] == [(0, 0), (1, 15), (2, 30)]
        assert mails_of(profile) == [*["situations.confirmation_asked"] * 3, "situations.unpublished"]
        assert not shown(profile)
        ended = profile.publications.get()
        assert (ended.end_reason, (ended.ended_at - START).days) == (EndReason.UNCONFIRMED, 37)
        assert Check.objects.get().outcome == CheckOutcome.UNPUBLISHED

    def test_the_third_mail_says_what_will_happen(self):
        profile = make_old()
        for day in (0, 15):
            run(day)
        assert "ne sera plus montrée" not in last_mail("situations.confirmation_asked").text
        run(30)
        assert "Sans réponse dans les 7 jours" in last_mail("situations.confirmation_asked").text
        assert shown(profile)

    def test_a_schedule_that_slept_takes_nothing_away_from_the_person(self):
        profile = make_old()
        run(0)
        for day in (100, 101):
            run(day)
        assert len(mails_of(profile)) == 2, "one reminder, not two at once"
        assert shown(profile)
        run(115)
        run(121)
        assert shown(profile)
        run(122)
        assert not shown(profile)

    def test_running_twice_sends_nothing_twice(self):
        profile = make_old()
        for day in (0, 0, 15, 15, 30, 30, 37, 37, 38):
            run(day)
        assert len(mails_of(profile)) == 4

    def test_killed_midway_it_goes_on_with_the_others(self, monkeypatch):
        first, second = make_old(), make_old()
        real = actions.tell.reminder

        def dies(check, **options):
            if check.profile_id == second.pk:
                raise KeyboardInterrupt
            real(check, **options)

        monkeypatch.setattr(actions.tell, "reminder", dies)
        with pytest.raises(KeyboardInterrupt):
            run(0)
        assert (len(mails_of(first)), len(mails_of(second))) == (1, 0)
        assert Check.objects.count() == 1, "a check without its mail must not stay"
        monkeypatch.undo()
        run(0)
        assert (len(mails_of(first)), len(mails_of(second))) == (1, 1)

    def test_one_withdrawn_meanwhile_is_left_in_peace(self):
        profile = make_old()
        run(0)
        profiles.unpublish(profile=profile, by=None, at=START, reason=EndReason.DECISION)
        run(15)
        assert len(mails_of(profile)) == 1
        assert Check.objects.get().outcome == CheckOutcome.MOOT


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_once():
    profile = make_old()
    results = together(lambda: run(0), lambda: run(0))
    assert results == [None, None]
    assert mails_of(profile) == ["situations.confirmation_asked"]


class TestConfirming:
    def link(self):
        return path_in(last_mail("situations.confirmation_asked"), "/fiches/confirmer/")

    def test_the_link_shows_a_page_and_one_click_confirms(self, client):
        profile = make_old()
        run(0)
        page = client.get(self.link())
        assert profile.presentation in page.content.decode()
        assert (page["X-Robots-Tag"], page["Cache-Control"]) == ("noindex, nofollow", "no-store, private")
        assert not Confirmation.objects.exists(), "reading the page must confirm nothing"
        answer = client.post(self.link()).content.decode()
        assert "Merci, votre fiche est à jour" in answer
        profile.refresh_from_db()
        assert profile.confirmed_on == timezone.localdate()
        assert Confirmation.objects.get().way == Way.MAIL
        assert Check.objects.get().outcome == CheckOutcome.CONFIRMED
        client.post(self.link())
        run(20)
        assert len(mails_of(profile)) == 1

    def test_visitors_read_the_day_at_once(self, client):
        profile = make_old()
        actions.confirm(profile=profile, by=profile.user, at=START, way=Way.SPACE)
        assert "en novembre 2026" in client.get(reverse("directory:profile", args=[profile.slug])).content.decode()

    def test_from_the_space(self, client):
        profile = make_old()
        run(0)
        client.force_login(profile.user)
        assert "Confirmez que la fiche de" in client.get("/espace/").content.decode()
        page = reverse("situations:confirm", args=[profile.slug])
        assert client.get(page).status_code == 200
        assert "Merci." in client.post(page, follow=True).content.decode()
        assert "Confirmez que la fiche de" not in client.get("/espace/").content.decode()

    def test_somebody_elses_profile_does_not_exist(self, client):
        profile = make_old()
        client.force_login(make_profile().user)
        assert client.post(reverse("situations:confirm", args=[profile.slug])).status_code == 404
        with pytest.raises(actions.NotYoursError):
            actions.confirm(profile=profile, by=make_user(), at=START, way=Way.SPACE)

    def test_the_link_of_somebody_who_is_no_longer_the_person_leads_nowhere(self, client):
        profile = make_old()
        run(0)
        link = self.link()
        Profile.objects.filter(pk=profile.pk).update(user=make_user())
        assert client.post(link).status_code == 404
        assert client.get(link[:-4] + "abc/").status_code == 404
        assert not Confirmation.objects.exists()

    def test_the_link_of_an_account_that_was_closed_leads_nowhere(self, client):
        profile = make_old()
        run(0)
        profile.user.is_active = False
        profile.user.save()
        assert client.get(self.link()).status_code == 404

    def test_saving_the_profile_as_true_ends_the_reminders(self):
        profile = make_old()
        run(0)
        profile.confirm(on=START.date())
        changes.announce([profile.pk])
        assert Check.objects.get().outcome == CheckOutcome.CONFIRMED
        run(15)
        assert len(mails_of(profile)) == 1

    def test_the_list_of_what_waits_costs_the_same_for_one_and_for_twenty(self, django_assert_max_num_queries):
        profile = make_old()
        for _ in range(20):
            make_old(user=profile.user, kind="conseiller")
        run(0)
        before = len(next_steps._providers)
        assert before
        with django_assert_max_num_queries(2 * before):
            steps = next_steps.of(profile.user, on=START.date())
        assert len([step for step in steps if "est à jour" in step.title]) == 21


class TestTheWayBack:
    def out(self, **options):
        profile = make_old(**options)
        for day in (0, 15, 30, 37):
            run(day)
        assert not shown(profile)
        return profile

    def test_one_click_shows_it_again(self, client):
        profile = self.out()
        link = path_in(last_mail("situations.unpublished"), "/fiches/confirmer/")
        assert "n’est plus visible" in client.get(link).content.decode()
        client.post(link)
        assert shown(profile)
        assert client.get(reverse("directory:profile", args=[profile.slug])).status_code == 200

    def test_not_one_that_the_programme_withdrew_since(self, client):
        profile = self.out()
        later = START + timedelta(days=40)
        profile.publish(by=None, at=later)
        profile.unpublish(by=None, at=later, reason=EndReason.DECISION)
        actions.confirm(profile=profile, by=profile.user, at=later, way=Way.SPACE)
        assert not shown(profile)

    def test_what_is_in_the_way_is_told(self, client):
        profile = self.out()
        Version.objects.create(text=Text.CHARTER, number=1, drafted_at=START, published_at=START)
        link = path_in(last_mail("situations.unpublished"), "/fiches/confirmer/")
        answer = client.post(link).content.decode()
        assert "il faut d’abord les accepter" in answer
        assert not shown(profile)
        assert Confirmation.objects.count() == 1


class TestARefusedAddress:
    """A real answer of a relay is told in tests/foundation/notifications; here its trace in the outbox."""

    def refuse(self, profile, why="550 5.1.1 no such user"):
        with time_machine.travel(START, tick=False):
            message = outbox.notify(TeamTold(cause="essai", link="x"), to=profile.user.email, at=START)
            message.take(at=START, lease=timedelta(minutes=1))
            message.fail(at=START, why=why)
        return message

    @pytest.mark.parametrize(
        ("why", "noticed"),
        [
            ("550 5.1.1 no such user", True),
            ("553 mailbox name not allowed", True),
            ("adresse refusée : rien", True),
            ("550 5.7.1 blocked by policy", False),
            ("554 spam", False),
            ("OSError: timed out", False),
            ("450 later", False),
        ],
    )
    def test_only_what_tells_of_the_address_counts(self, why, noticed):
        self.refuse(make_profile(), why)
        assert Message.objects.refused().exists() is noticed

    def test_the_procedure_starts_at_once_and_the_team_is_told(self):
        profile = make_profile()
        self.refuse(profile)
        run(0)
        assert Check.objects.get().cause == CheckCause.REFUSED
        assert Notice.objects.get().cause == NoticeCause.ADDRESS
        assert last_mail("situations.team_told").recipient == "contact@activateurs.example"
        assert [mail.name for mail in mails_to(profile.user.email)] == ["situations.team_told"], "the trial only"
        steps = next_steps.of(profile.user, on=START.date())
        assert "refuse nos courriels" in steps[0].text

    def test_the_manager_is_told_each_time(self):
        profile, manager = make_profile(), make_user()
        Membership.objects.create(
            structure=profile.structure, user=manager, role=Role.MANAGER, since=START, proven_by=Proof.STAFF
        )
        self.refuse(profile)
        for day in (0, 15, 30, 37):
            run(day)
        assert [mail.name for mail in mails_to(manager.email)] == ["situations.manager_asked"] * 3
        assert not Notice.objects.exists()
        assert not shown(profile)

    def test_an_address_that_was_mended_is_written_to_again(self):
        profile = make_profile()
        self.refuse(profile)
        run(0)
        profile.user.email = "neuve@exemple.example"
        profile.user.save()
        run(15)
        assert [mail.name for mail in mails_to("neuve@exemple.example")] == ["situations.confirmation_asked"]

    def test_the_same_refusal_counts_once(self, client):
        profile = make_profile()
        self.refuse(profile)
        run(0)
        actions.confirm(profile=profile, by=profile.user, at=START, way=Way.SPACE)
        run(1)
        assert Check.objects.open().count() == 0
        assert Refusal.objects.count() == 1
        assert Message.objects.filter(state=MessageState.FAILED).count() == 1

    def test_an_address_of_nobody_starts_nothing(self):
        profile = make_profile()
        profile.user.email = "autre@exemple.example"
        self.refuse(profile)
        run(0)
        assert not Check.objects.exists()


def test_a_link_is_read_back():
    profile = make_old()
    run(0)
    check = Check.objects.get()
    with time_machine.travel(START, tick=False):
        token = links.token(check)
        assert links.check_of(token) == check
    with time_machine.travel(START + timedelta(days=401)), pytest.raises(links.LinkError):
        links.check_of(token)
    assert profile.pk == check.profile_id
