"""Somebody leaves: its profile goes, a colleague takes over, businesses are told, access ends (A3.8)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.matching.requests import actions as requests
from activateurs.matching.requests import links
from activateurs.matching.requests.history import moments
from activateurs.matching.requests.models import ContactRequest, Holding
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations.actions import people
from activateurs.membership.organisations.choices import Proof, Role
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations.actions import departures as actions
from activateurs.membership.situations.actions.departures import Plan
from activateurs.membership.situations.choices import DepartureCause, NoticeCause
from activateurs.membership.situations.models import Departure, HandOver, Notice
from tests.builders import make_profile, make_staff
from tests.mails import last_mail, mails_to, path_in
from tests.matching.requests.asking import BUSINESS, TYPED, make_handed
from tests.threads import together

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LATER = TODAY + timedelta(days=10)
pytestmark = pytest.mark.django_db


def make_colleagues():
    """Somebody who leaves and a colleague of the same structure."""
    leaving = make_profile()
    return leaving, make_profile(structure=leaving.structure)


def belong(profile, role=Role.MEMBER, user=None):
    return Membership.objects.create(
        structure=profile.structure, user=user or profile.user, role=role, since=NOW, proven_by=Proof.STAFF
    )


def leave(profile, *, on=TODAY, successor=None, cause=DepartureCause.STRUCTURE, by=None):
    plan = Plan(cause=cause, on=on, successor=successor)
    return actions.record(profile=profile, plan=plan, by=by or profile.user, at=NOW)


def run_on(day):
    with time_machine.travel(datetime(day.year, day.month, day.day, 4, tzinfo=UTC), tick=False):
        actions.execute_due.call()


def business_mails():
    return [mail.name for mail in mails_to(BUSINESS)]


class TestWithAColleague:
    def test_requests_pass_to_the_one_who_accepted_on_the_day_and_the_clock_goes_on(self, client):
        leaving, colleague = make_colleagues()
        person = leaving.user
        request = make_handed(leaving)
        due = request.holding.answer_due_on
        departure = leave(leaving, on=LATER, successor=colleague)
        link = path_in(last_mail("situations.hand_over_asked"), "/espace/reprises/")
        client.force_login(colleague.user)
        assert "Une demande est en cours" in client.get(link).content.decode()
        client.post(link, {"answer": "accept"})

        run_on(LATER - timedelta(days=1))
        assert request.holding.profile == leaving
        run_on(LATER)
        departure.refresh_from_db()
        assert departure.done_at is not None
        assert (request.holding.profile, request.holding.answer_due_on) == (colleague, due)
        told = last_mail("requests.passed_on")
        assert told.recipient == BUSINESS
        assert colleague.full_name in told.text
        assert "retirer/" in told.text
        assert last_mail("requests.taken_over").recipient == colleague.user.email
        assert TYPED["need"] in client.get("/espace/demandes/").content.decode()
        assert not Profile.objects.of(person).exists()
        assert not Notice.objects.exists()

    def test_the_business_reads_who_has_it_and_may_refuse(self, client):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        departure = leave(leaving, on=LATER, successor=colleague)
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        run_on(LATER)
        request = ContactRequest.objects.get(pk=request.pk)
        page = client.get(links.tracking_url(request)).content.decode()
        assert colleague.display_name in page
        assert "Demande reprise par" in [moment.title.rpartition(" ")[0][:19] for moment in moments(request)]
        client.post(links.tracking_url(request) + "retirer/")
        adviser = Client()
        adviser.force_login(colleague.user)
        assert TYPED["need"] not in adviser.get("/espace/demandes/").content.decode()

    def test_an_accepted_request_stays_accepted(self):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        requests.accept(request=request, by=leaving.user, at=NOW, promised_on=LATER, words="À bientôt")
        departure = leave(leaving, on=LATER, successor=colleague)
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        run_on(LATER)
        assert (request.stage.state, request.holding.profile) == ("ACCEPTED", colleague)
        assert "Ce qui avait été convenu avec vous reste valable" in last_mail("requests.passed_on").text

    def test_one_who_accepts_after_the_day_takes_over_then(self):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        due = request.holding.answer_due_on
        departure = leave(leaving, successor=colleague)
        assert request.holding is None
        assert business_mails()[-1] == "requests.left_alone"
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        assert (request.holding.profile, request.holding.answer_due_on) == (colleague, due)
        assert business_mails()[-2:] == ["requests.left_alone", "requests.passed_on"]

    def test_one_who_refuses_is_told_to_whoever_announced_it(self, client):
        leaving, colleague = make_colleagues()
        departure = leave(leaving, on=LATER, successor=colleague)
        client.force_login(colleague.user)
        client.post(reverse("situations:hand_over", args=[departure.hand_overs.get().pk]), {"answer": "refuse"})
        assert last_mail("situations.hand_over_refused").recipient == leaving.user.email
        assert not HandOver.objects.open().exists()
        with pytest.raises(actions.TooLateError):
            actions.accept(hand_over=departure.hand_overs.get(), at=NOW)

    def test_one_who_cannot_answer_any_more_gets_nothing(self):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        departure = leave(leaving, on=LATER, successor=colleague)
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        colleague.unpublish(by=None, at=NOW, reason=EndReason.DECISION)
        run_on(LATER)
        assert request.holding is None
        assert Notice.objects.get().cause == NoticeCause.NO_COLLEAGUE

    @pytest.mark.parametrize("gone", ["out", "elsewhere"])
    def test_one_who_is_no_colleague_any_more_cannot_accept_late(self, client, gone):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        departure = leave(leaving, successor=colleague)
        if gone == "out":
            colleague.unpublish(by=None, at=NOW, reason=EndReason.DECISION)
        else:
            Profile.objects.filter(pk=colleague.pk).update(structure=make_profile().structure)
        with pytest.raises(actions.TooLateError):
            actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        client.force_login(colleague.user)
        client.post(reverse("situations:hand_over", args=[departure.hand_overs.get().pk]), {"answer": "accept"})
        assert request.holding is None, "what the business confided is read by nobody else"

    def test_one_who_has_changed_structure_by_the_day_gets_nothing(self):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        departure = leave(leaving, on=LATER, successor=colleague)
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        Profile.objects.filter(pk=colleague.pk).update(structure=make_profile().structure)
        run_on(LATER)
        assert request.holding is None

    def test_a_request_that_was_for_one_person_only_is_not_passed_on(self):
        leaving, colleague = make_colleagues()
        request = make_handed(leaving)
        ContactRequest.objects.filter(pk=request.pk).update(consent_version="2026-11")
        departure = leave(leaving, on=LATER, successor=colleague)
        actions.accept(hand_over=departure.hand_overs.get(), at=NOW)
        run_on(LATER)
        assert request.holding is None
        assert business_mails()[-1] == "requests.left_alone"

    def test_only_the_colleague_answers(self, client):
        leaving, colleague = make_colleagues()
        departure = leave(leaving, on=LATER, successor=colleague)
        path = reverse("situations:hand_over", args=[departure.hand_overs.get().pk])
        for other in (leaving.user, make_profile().user):
            client.force_login(other)
            assert client.post(path, {"answer": "accept"}).status_code == 404
        assert not HandOver.objects.agreed().exists()


class TestWithoutAColleague:
    def test_the_team_and_the_businesses_are_told(self, client):
        leaving = make_profile()
        request = make_handed(leaving)
        leave(leaving)
        assert request.holding is None
        assert business_mails()[-1] == "requests.left_alone"
        notice = Notice.objects.get()
        assert (notice.cause, notice.profile) == (NoticeCause.NO_COLLEAGUE, leaving)
        assert last_mail("situations.team_told").recipient == "contact@activateurs.example"
        page = client.get(links.tracking_url(ContactRequest.objects.get())).content.decode()
        assert "Personne ne suit votre demande en ce moment" in page
        assert "Trouver un autre activateur" in page

    def test_withdrawing_and_correcting_still_work(self):
        leaving = make_profile()
        request = make_handed(leaving)
        leave(leaving)
        before = len(mails_to(leaving.slug))
        requests.correct(request=request, changes={"need": "autre chose"}, at=NOW)
        requests.withdraw(request=request, at=NOW)
        assert request.stage.state == "WITHDRAWN"
        assert len(mails_to(leaving.slug)) == before

    def test_nothing_under_way_troubles_nobody(self):
        leave(make_profile())
        assert not Notice.objects.exists()

    def test_staff_settle_it(self, client):
        leaving = make_profile()
        make_handed(leaving)
        leave(leaving)
        client.force_login(make_staff(ProgrammeRole.MODERATOR))
        page = client.get("/gestion/situations/").content.decode()
        assert leaving.display_name in page
        assert TYPED["need"] not in page
        path = reverse("backoffice:situation_handled", args=[Notice.objects.get().pk])
        client.post(path)
        client.post(path)
        assert leaving.display_name not in client.get("/gestion/situations/").content.decode()


class TestAccessEnds:
    def test_at_the_next_request_on_every_page(self, client):
        leaving = make_profile()
        request = make_handed(leaving)
        client.force_login(leaving.user)
        own = [
            reverse("dashboard:request", args=[request.public_id]),
            reverse("situations:departure", args=[leaving.slug]),
            reverse("situations:availability", args=[leaving.slug]),
            reverse("activators:overview", args=[leaving.slug]),
        ]
        assert [client.get(path).status_code for path in own] == [200] * 4
        leave(leaving)
        assert [client.get(path).status_code for path in own] == [404] * 4
        assert TYPED["need"] not in client.get("/espace/demandes/").content.decode()

    def test_on_every_public_surface(self, client):
        leaving = make_profile()
        leave(leaving)
        assert client.get(reverse("directory:profile", args=[leaving.slug])).status_code == 410
        assert client.get(f"/api/v1/activateurs/{leaving.slug}").status_code == 404
        assert client.get(reverse("requests:new", args=[leaving.slug])).status_code == 404
        assert leaving.slug not in client.get("/sitemap-profils.xml").content.decode()

    def test_the_belonging_ends_with_the_last_profile_there(self):
        leaving = make_profile()
        belong(leaving)
        other = make_profile(structure=leaving.structure, user=leaving.user, kind="championne")
        person = leaving.user
        leave(leaving)
        assert Membership.objects.current().of(person).exists()
        leave(other)
        assert not Membership.objects.current().of(person).exists()

    def test_a_change_of_activity_leaves_the_belonging(self):
        leaving = make_profile()
        person = leaving.user
        belong(leaving)
        leave(leaving, cause=DepartureCause.ACTIVITY)
        assert Membership.objects.current().of(person).exists()
        assert not Profile.objects.of(person).exists()

    def test_whoever_is_removed_from_the_structure_leaves_its_profile(self):
        leaving, colleague = make_colleagues()
        belong(colleague, Role.MANAGER)
        membership = belong(leaving)
        person, request = leaving.user, make_handed(leaving)
        people.remove(membership=membership, by=colleague.user, at=NOW)
        assert not Profile.objects.of(person).exists()
        departure = Departure.objects.get()
        assert (departure.person, departure.recorded_by) == (person, colleague.user)
        assert request.holding is None


class TestOnItsDay:
    def test_running_twice_and_late_does_it_once(self):
        profile = make_profile()
        make_handed(profile)
        leave(profile, on=LATER)
        for late in (3, 3, 40):
            run_on(LATER + timedelta(days=late))
        assert business_mails().count("requests.left_alone") == 1
        assert Departure.objects.get().done_at is not None

    def test_killed_between_two_departures_the_other_is_done_later(self, monkeypatch):
        first, second = make_profile(), make_profile()
        for profile in (first, second):
            leave(profile, on=LATER)
        real = actions.execute

        def dies(departure, **options):
            if departure.profile_id == second.pk:
                raise KeyboardInterrupt
            return real(departure=departure, **options)

        monkeypatch.setattr(actions, "execute", dies)
        with pytest.raises(KeyboardInterrupt):
            run_on(LATER)
        monkeypatch.undo()
        assert Departure.objects.planned().count() == 1
        run_on(LATER)
        assert Departure.objects.planned().count() == 0


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_two_executions_do_it_once(self):
        profile = make_profile()
        make_handed(profile)
        departure = leave(profile, on=LATER)
        done = together(*[lambda: actions.execute(departure=departure, at=NOW)] * 2)
        assert sorted(done) == [False, True]
        assert business_mails().count("requests.left_alone") == 1

    def test_the_colleague_accepts_while_the_day_comes(self):
        profile, colleague = make_colleagues()
        request = make_handed(profile)
        departure = leave(profile, on=LATER, successor=colleague)
        hand_over = departure.hand_overs.get()
        results = together(
            lambda: actions.execute(departure=departure, at=NOW),
            lambda: actions.accept(hand_over=hand_over, at=NOW),
        )
        assert results == [True, None]
        assert request.holding.profile == colleague
        assert Holding.objects.filter(request=request, until=None).count() == 1

    def test_an_answer_and_a_departure_at_once(self):
        profile = make_profile()
        request, person = make_handed(profile), profile.user
        departure = leave(profile, on=LATER)
        answered, _ = together(
            lambda: requests.accept(request=request, by=person, at=NOW, promised_on=LATER, words=""),
            lambda: actions.execute(departure=departure, at=NOW),
        )
        assert request.holding is None
        assert (request.stage.state == "ACCEPTED") == (answered is None)
        assert answered is None or isinstance(answered, requests.NotHolderError)

    def test_two_people_announce_the_same_departure(self):
        profile = make_profile()
        results = together(lambda: leave(profile, on=LATER), lambda: leave(profile, on=LATER))
        assert sorted(type(one).__name__ for one in results) == ["AlreadyLeavingError", "Departure"]
