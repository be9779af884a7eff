"""Sending, deciding, appealing: once each, by those who may, with reasons that reach the person (law.md, 16 to 18)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.workdays import after_working_days
from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family, Profile
from activateurs.membership.joining import actions, policies, structural
from activateurs.membership.joining.choices import MENDABLE, REFUSABLE, RULES, AppealOutcome, Cause, Ground, Outcome
from activateurs.membership.joining.models import Decision, Registration, Submission, Verdict
from activateurs.membership.organisations.choices import Proof
from activateurs.membership.organisations.models import Membership
from tests.builders import make_profile, make_staff, make_structure, make_user
from tests.mails import last_mail, mails_to
from tests.membership.joining.joining import (
    ASKED,
    PUBLISHED,
    REFUSED,
    SIRET,
    decide,
    is_listed,
    make_decided,
    make_moderator,
    make_ready,
    make_sent,
)
from tests.threads import together

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def belong(user, structure, proof=Proof.MANAGER):
    return Membership.objects.create(structure=structure, user=user, since=NOW, proven_by=proof)


def test_what_somebody_sent_before_leaving_is_not_published():
    submission = make_sent()
    Profile.objects.filter(pk=submission.profile_id).update(user=None)
    assert not Submission.objects.waiting().exists()
    with pytest.raises(actions.AlreadyDecidedError):
        decide(Submission.objects.get(pk=submission.pk), PUBLISHED)


class TestSending:
    def test_it_waits_with_a_promised_date_and_a_mail(self, settings):
        settings.VALIDATION_WORKING_DAYS = 10
        submission = make_sent(at=NOW)
        assert submission.due_on == after_working_days(timezone.localdate(NOW), 10)
        assert not is_listed(submission.profile)
        assert [mail.name for mail in mails_to(submission.profile.user.email)] == ["joining.received"]

    def test_sent_twice_it_is_one(self):
        profile = make_ready()
        assert make_sent(profile) == make_sent(profile)
        assert len(mails_to(profile.user.email)) == 1

    def test_a_page_that_is_asked_for_and_not_filled_keeps_it_back(self):
        profile = make_ready()
        profile.expertises.clear()
        with pytest.raises(actions.IncompleteError) as error:
            make_sent(profile)
        assert error.value.labels == ["Vos savoir-faire"]

    def test_so_does_a_charter_that_is_not_accepted(self):
        signed = make_ready()
        profile = make_ready(signed=False)
        make_sent(signed)
        with pytest.raises(actions.JoiningError):
            make_sent(profile)
        assert not profile.submissions.exists()

    def test_only_the_person_sends(self):
        profile = make_ready()
        for other in (make_user(), make_moderator()):
            with pytest.raises(actions.NotYoursError):
                actions.send(profile=profile, by=other, at=NOW)

    def test_a_published_profile_has_nothing_to_send(self):
        profile = make_ready()
        activators.publish(profile=profile, by=None, at=NOW)
        with pytest.raises(actions.NothingToSendError):
            make_sent(profile)

    def test_taken_back_it_waits_no_more(self):
        submission = make_sent()
        actions.take_back(submission=submission, by=submission.profile.user, at=NOW)
        with pytest.raises(actions.AlreadyDecidedError):
            decide(submission, PUBLISHED)
        assert make_sent(submission.profile) != submission

    def test_the_database_holds_one_waiting_submission(self):
        submission = make_sent()
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.create(profile=submission.profile, sent_at=NOW, due_on=NOW.date())


class TestDeciding:
    def test_published_it_is_seen(self):
        decision = make_decided(PUBLISHED)
        assert is_listed(decision.submission.profile)
        mail = last_mail("joining.published")
        assert f"/activateurs/{decision.submission.profile.slug}/" in mail.text

    @pytest.mark.parametrize(("verdict", "name"), [(ASKED, "joining.changes_asked"), (REFUSED, "joining.refused")])
    def test_the_reasons_reach_the_person(self, verdict, name):
        decision = make_decided(verdict)
        assert not is_listed(decision.submission.profile)
        mail = last_mail(name)
        for body in (mail.text, mail.html):
            assert verdict.words in body
            assert Ground(verdict.ground).label.split(" «")[0] in body
            assert RULES[verdict.ground] in body
            assert "vérifications automatiques" in body

    def test_the_mail_of_a_refusal_says_how_to_appeal_and_until_when(self):
        decision = make_decided(REFUSED, at=NOW)
        mail = last_mail("joining.refused")
        assert f"/espace/inscription/profil/{decision.submission.profile.slug}/" in mail.text
        assert str(policies.appeal_ends_at(decision).year) in mail.text
        assert "gratuitement" in mail.text

    def test_corrected_and_sent_again(self):
        decision = make_decided(ASKED)
        again = make_sent(decision.submission.profile)
        assert again != decision.submission
        decide(again, PUBLISHED)
        assert is_listed(again.profile)

    def test_nobody_decides_on_its_own_profile_or_structure(self):
        submission = make_sent()
        profile = submission.profile
        colleague = make_moderator()
        belong(colleague, profile.structure)
        himself = make_sent(make_ready(user=make_moderator()))
        assert not policies.may_decide(himself.profile.user, himself)
        for by, one in ((colleague, submission), (himself.profile.user, himself)):
            with pytest.raises(actions.NotAllowedError):
                decide(one, PUBLISHED, by=by)
        assert not Decision.objects.exists()

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.MODERATOR])
    def test_other_roles_decide_nothing(self, role):
        with pytest.raises(actions.NotAllowedError):
            decide(make_sent(), PUBLISHED, by=make_staff(role))

    def test_the_second_of_two_moderators_learns_it(self):
        submission = make_sent()
        decide(submission, PUBLISHED)
        with pytest.raises(actions.AlreadyDecidedError):
            decide(submission, REFUSED)
        assert Decision.objects.get().outcome == Outcome.PUBLISHED

    def test_what_changed_since_it_was_read_is_read_again(self):
        submission = make_sent()
        seen = actions.fingerprint(submission)
        activators.record(
            profile=submission.profile, step="offre", before={"a": "1"}, after={"a": "2"}, by=None, at=NOW
        )
        with pytest.raises(actions.ChangedMeanwhileError):
            actions.decide(submission=submission, verdict=PUBLISHED, by=make_moderator(), at=NOW, seen=seen)

    @pytest.mark.parametrize(
        ("outcome", "ground", "words"),
        [
            ("REFUSED", "ACTIVITY", ""),
            ("CHANGES", "CONFORM", "x"),
            ("PUBLISHED", "FALSE", "x"),
            ("REFUSED", "CONFORM", "x"),
        ],
    )
    def test_the_database_refuses_a_decision_without_reasons(self, outcome, ground, words):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(submission=make_sent(), outcome=outcome, ground=ground, words=words, at=NOW)

    def test_every_ground_has_its_rule_and_its_use(self):
        assert set(RULES) == set(Ground)
        assert {*MENDABLE, *REFUSABLE} == set(Ground) - {Ground.CONFORM}


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_the_same_moment_make_one_decision():
    submission = make_sent()
    moderators = [make_moderator(), make_moderator()]
    seen = actions.fingerprint(submission)

    def take(verdict, by):
        return lambda: actions.decide(submission=submission, verdict=verdict, by=by, at=NOW, seen=seen)

    results = together(take(PUBLISHED, moderators[0]), take(REFUSED, moderators[1]))
    assert sorted(type(one).__name__ for one in results) == ["AlreadyDecidedError", "Decision"]
    assert is_listed(submission.profile) == (Decision.objects.get().outcome == Outcome.PUBLISHED)


class TestAppealing:
    def test_another_person_answers(self):
        first = make_moderator()
        decision = make_decided(REFUSED, by=first)
        user = decision.submission.profile.user
        appeal = actions.appeal(decision=decision, words="Vous confondez.", by=user, at=NOW)
        assert last_mail("joining.appeal_received").recipient == user.email
        with pytest.raises(actions.NotAllowedError):
            actions.answer_appeal(appeal=appeal, outcome=AppealOutcome.OVERTURNED, words="Oui", by=first, at=NOW)
        second = make_moderator()
        actions.answer_appeal(appeal=appeal, outcome=AppealOutcome.OVERTURNED, words="Pardon", by=second, at=NOW)
        assert is_listed(decision.submission.profile)
        assert "Pardon" in last_mail("joining.appeal_answered").text
        with pytest.raises(actions.AlreadyDecidedError):
            actions.answer_appeal(appeal=appeal, outcome=AppealOutcome.UPHELD, words="Non", by=make_moderator(), at=NOW)

    def test_maintained_nothing_shows(self):
        decision = make_decided(REFUSED)
        appeal = actions.appeal(decision=decision, words="Non !", by=decision.submission.profile.user, at=NOW)
        actions.answer_appeal(appeal=appeal, outcome=AppealOutcome.UPHELD, words="Désolé", by=make_moderator(), at=NOW)
        assert not is_listed(decision.submission.profile)

    def test_sent_twice_it_is_one(self):
        decision = make_decided(REFUSED)
        user = decision.submission.profile.user
        first, second = (actions.appeal(decision=decision, words="Non !", by=user, at=NOW) for _ in range(2))
        assert first == second

    @pytest.mark.parametrize(("days", "possible"), [(0, True), (183, True), (184, False)])
    def test_for_six_months(self, days, possible):
        decision = make_decided(REFUSED, at=NOW)
        user, later = decision.submission.profile.user, NOW + timedelta(days=days)
        assert policies.may_appeal(user, decision, at=later) == possible
        if not possible:
            with pytest.raises(actions.TooLateError):
                actions.appeal(decision=decision, words="Non !", by=user, at=later)

    def test_only_a_refusal_and_only_by_the_person(self):
        asked, refused = make_decided(ASKED), make_decided(REFUSED)
        assert not policies.may_appeal(asked.submission.profile.user, asked, at=NOW)
        with pytest.raises(actions.NotYoursError):
            actions.appeal(decision=refused, words="x", by=make_user(), at=NOW)


class TestStructuralChanges:
    def ask(self, profile, **changes):
        present = structural.standing_of(profile)
        values = {name: getattr(present, name) for name in ("structure", "siret", "kind", "family")} | changes
        wanted = structural.Standing(**values)
        return actions.ask_change(profile=profile, wanted=wanted, by=profile.user, at=NOW)

    def test_the_live_profile_stays_as_it_was_until_somebody_decides(self):
        profile = make_decided(PUBLISHED).submission.profile
        name = profile.structure.name
        submission = self.ask(profile, structure="Nouveau nom")
        profile.structure.refresh_from_db()
        assert profile.structure.name == name
        assert is_listed(profile)
        assert (submission.cause, submission.before, submission.after) == (
            Cause.STRUCTURAL,
            {"structure": name},
            {"structure": "Nouveau nom"},
        )
        decide(submission, PUBLISHED)
        profile.structure.refresh_from_db()
        assert profile.structure.name == "Nouveau nom"
        assert profile.changes.filter(step="structure").exists()

    def test_refused_nothing_changes(self):
        profile = make_decided(PUBLISHED).submission.profile
        decide(self.ask(profile, structure="Nouveau nom"), REFUSED)
        profile.structure.refresh_from_db()
        assert profile.structure.name != "Nouveau nom"
        assert is_listed(profile)

    def test_a_kind_that_the_public_does_not_see_goes_from_the_directory(self):
        profile = make_decided(PUBLISHED).submission.profile
        family = Family.objects.filter(kind=Kind.INSTITUTION).first()
        decide(self.ask(profile, kind=Kind.INSTITUTION, family=family.label), PUBLISHED)
        profile.refresh_from_db()
        assert (profile.kind, profile.family) == (Kind.INSTITUTION, family)
        assert not is_listed(profile)

    def test_another_siret_is_given_or_leads_to_its_structure(self):
        profile = make_decided(PUBLISHED).submission.profile
        decide(self.ask(profile, siret=SIRET), PUBLISHED)
        profile.structure.refresh_from_db()
        assert profile.structure.siret == SIRET
        other = make_structure("Autre", siret="55208131766522")
        decide(self.ask(profile, siret=other.siret), PUBLISHED)
        profile.refresh_from_db()
        assert profile.structure == other

    def test_nothing_to_ask(self):
        profile = make_decided(PUBLISHED).submission.profile
        for one in (profile, make_ready()):
            with pytest.raises(actions.NothingToSendError):
                self.ask(one)


def test_a_claimed_listing_gives_its_address_and_goes():
    structure = make_structure("Chambre de métiers")
    listing = make_profile(user=None, first_name="", last_name="", structure=structure)
    slug = listing.slug
    profile = make_ready(structure=structure)
    Registration.objects.create(
        user=profile.user, profile=profile, claims=listing, started_at=NOW, saved_at=NOW, facts={"siret": SIRET}
    )
    submission = make_sent(profile)
    assert is_listed(listing), "until it is decided"
    decide(submission, PUBLISHED)
    profile.refresh_from_db()
    structure.refresh_from_db()
    assert profile.slug == slug
    assert not Profile.objects.filter(pk=listing.pk).exists()
    assert structure.siret == SIRET


def test_verdict_is_what_is_stored():
    decision = make_decided(Verdict(outcome=Outcome.REFUSED, ground=Ground.OTHER, words="Parce que."))
    assert (decision.outcome, decision.ground, decision.words) == ("REFUSED", "OTHER", "Parce que.")
