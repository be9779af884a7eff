"""What a request lives, and two people who act at the same moment."""

import threading
import time
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activateurs.foundation.notifications.models import Message
from activateurs.foundation.workdays import after_working_days
from activateurs.matching.requests import actions, links
from activateurs.matching.requests.history import moments
from activateurs.matching.requests.models import ContactRequest, Holding, Stage
from activateurs.membership.activators import actions as profiles
from activateurs.membership.activators.choices import EndReason
from tests.builders import make_profile, make_user
from tests.mails import mails_to
from tests.matching.requests.asking import BUSINESS, make_handed, make_request, make_wish
from tests.threads import together

NOW = timezone.now()
DAY = timezone.localdate(NOW) + timedelta(days=3)


def answer(request, **options):
    holder = request.holding.profile.user
    actions.accept(request=request, by=holder, at=NOW, promised_on=DAY, words="", **options)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),  # Monday to Thursday
        (date(2026, 11, 20), date(2026, 11, 25)),  # over a week-end
        (date(2026, 12, 23), date(2026, 12, 29)),  # over Christmas and a week-end
        (date(2027, 4, 30), date(2027, 5, 5)),  # the first of May is a Saturday
        (date(2026, 7, 13), date(2026, 7, 17)),  # over the 14th of July
    ],
)
def test_three_working_days(start, due):
    assert after_working_days(start, 3) == due


@pytest.mark.django_db
def test_the_deadline_counts_from_the_french_day():
    late_evening = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # already Monday in France
    assert actions.answer_due_on(late_evening) == date(2026, 11, 26)


@pytest.mark.django_db
def test_a_second_proof_hands_over_nothing_more():
    request = make_request()
    assert actions.prove(request=request, at=NOW)
    assert not actions.prove(request=request, at=NOW)
    assert Holding.objects.count() == 1
    assert [mail.name for mail in mails_to(BUSINESS)] == ["requests.proof", "requests.acknowledgement"]


@pytest.mark.django_db
def test_a_link_read_before_the_address_changed_proves_nothing():
    key = uuid.uuid4()
    profile = make_profile()
    opened = make_request(profile, key=key)
    make_request(profile, key=key, email="une@exemple.example")  # meanwhile
    with pytest.raises(links.LinkRevokedError):
        actions.prove(request=opened, at=NOW)
    assert not Holding.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_proofs_at_once_hand_over_once():
    request = make_request()

    def prove():
        return actions.prove(request=ContactRequest.objects.get(pk=request.pk), at=NOW)

    assert sorted(together(*[prove] * 8), key=str) == [False] * 7 + [True]
    assert Holding.objects.count() == 1
    assert Message.objects.filter(name="requests.acknowledgement").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_eight_times_at_once_is_one_request():
    profile, key = make_profile(), uuid.uuid4()

    def submit():
        return actions.submit(profile=profile, wish=make_wish(), form_key=key, at=NOW).pk

    assert len(set(together(*[submit] * 8))) == 1
    assert ContactRequest.objects.count() == Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepted_and_withdrawn_at_once_ends_in_an_order_that_holds():
    request = make_handed()

    def accept():
        answer(ContactRequest.objects.get(pk=request.pk))
        return "accepted"

    def withdraw():
        actions.withdraw(request=ContactRequest.objects.get(pk=request.pk), at=NOW)
        return "withdrawn"

    accepted, withdrawn = together(accept, withdraw)
    assert withdrawn == "withdrawn"
    assert accepted == "accepted" or isinstance(accepted, actions.AlreadyAnsweredError)
    assert request.stage.state == "WITHDRAWN"
    assert Stage.objects.filter(until__isnull=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_withdrawn_while_an_answer_is_being_written_is_withdrawn():
    request, answered = make_handed(), threading.Event()

    def accept_slowly():
        with transaction.atomic():
            answer(ContactRequest.objects.get(pk=request.pk))
            answered.set()
            time.sleep(0.3)  # the other one arrives now

    def withdraw():
        assert answered.wait(5)
        actions.withdraw(request=ContactRequest.objects.get(pk=request.pk), at=NOW)

    assert together(accept_slowly, withdraw) == [None, None]
    assert [stage.state for stage in request.stages.order_by("pk")][-2:] == ["ACCEPTED", "WITHDRAWN"]


@pytest.mark.django_db(transaction=True)
def test_accepted_and_declined_at_once_is_one_of_the_two():
    request = make_handed()
    holder = request.holding.profile.user

    def accept():
        answer(ContactRequest.objects.get(pk=request.pk))

    def decline():
        fresh = ContactRequest.objects.get(pk=request.pk)
        actions.decline(request=fresh, by=holder, at=NOW, reason="TIME", words="")

    results = together(accept, decline)
    assert [isinstance(one, actions.AlreadyAnsweredError) for one in results].count(True) == 1
    assert len([mail for mail in mails_to(BUSINESS) if mail.name in {"requests.accepted", "requests.declined"}]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["stage", "holding"])
def test_the_database_keeps_one_open_row(model):
    request, other = make_handed(), make_profile()
    row = {
        "stage": Stage(request=request, state="WITHDRAWN", at=NOW),
        "holding": Holding(request=request, profile=other, since=NOW, answer_due_on=DAY),
    }[model]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db
def test_only_the_present_holder_answers():
    request, stranger = make_handed(), make_user()
    with pytest.raises(actions.NotHolderError):
        actions.accept(request=request, by=stranger, at=NOW, promised_on=DAY, words="")
    with pytest.raises(actions.NotHolderError):
        actions.decline(request=request, by=stranger, at=NOW, reason="TIME", words="")


@pytest.mark.django_db
def test_an_activator_who_stopped_in_between_is_given_nothing():
    request = make_request()
    profiles.unpublish(profile=request.addressed_to, by=None, at=NOW, reason=EndReason.OWN_WISH)
    with pytest.raises(actions.NotTakingRequestsError):
        actions.prove(request=request, at=NOW)
    assert request.stage.state == "PROOF"


@pytest.mark.django_db
def test_what_was_never_proven_is_erased_after_a_week(settings):
    old = NOW - timedelta(days=settings.UNPROVEN_REQUEST_DAYS, hours=1)
    gone, kept, proven = make_request(at=old), make_request(), make_handed(at=old)
    for _ in range(2):
        actions.expire_unproven.call()
    gone, kept, proven = (ContactRequest.objects.get(pk=one.pk) for one in (gone, kept, proven))
    assert gone.stage.state == "EXPIRED"
    assert {getattr(gone, name) for name in ContactRequest.TYPED} == {""}
    assert gone.commune is None
    assert not gone.expertises.exists()
    assert not Message.objects.about(f"requests:{gone.public_id.hex}").exists()
    assert (kept.stage.state, proven.stage.state) == ("PROOF", "HANDED")
    assert kept.email == proven.email == BUSINESS
    with pytest.raises(actions.ExpiredError):
        actions.prove(request=gone, at=NOW)


@pytest.mark.django_db
def test_what_ended_a_year_ago_is_erased(settings, client):
    old = NOW - timedelta(days=settings.ENDED_REQUEST_DAYS + 5)
    gone, alive = make_handed(at=old), make_handed(at=old)
    holder = gone.holding.profile.user
    actions.decline(request=gone, by=holder, at=old, reason="OTHER", words="Je pars en retraite.")
    actions.accept(request=alive, by=alive.holding.profile.user, at=NOW, promised_on=DAY, words="Oui")
    link = links.tracking_url(gone)
    for _ in range(2):
        actions.erase_ended.call()
    gone, alive = (ContactRequest.objects.get(pk=one.pk) for one in (gone, alive))
    assert {getattr(gone, name) for name in ContactRequest.TYPED} == {""}
    assert (gone.stage.state, gone.stage.words) == ("DECLINED", "")
    assert (alive.email, alive.stage.words) == (BUSINESS, "Oui")
    assert not Message.objects.about(f"requests:{gone.public_id.hex}").exists()
    assert client.get(link).status_code == 410
    assert not ContactRequest.objects.visible_to(holder).exists()


@pytest.mark.django_db
def test_a_correction_is_told_and_only_what_changed():
    request = make_handed()
    same = {"message": request.message, "phone": request.phone}
    assert actions.correct(request=request, changes=same, at=NOW) == []
    changes = {"message": "Autre chose", "email": "pirate@exemple.example"}
    assert actions.correct(request=request, changes=changes, at=NOW) == ["message"]
    request.refresh_from_db()
    assert (request.message, request.email) == ("Autre chose", BUSINESS)
    assert "A changé : le message." in [one.text.replace("\u00a0", " ") for one in moments(request)]


@pytest.mark.django_db
def test_a_closed_request_changes_no_more():
    request = make_handed()
    actions.withdraw(request=request, at=NOW)
    with pytest.raises(actions.ClosedError):
        actions.withdraw(request=request, at=NOW)
    with pytest.raises(actions.ClosedError):
        actions.correct(request=request, changes={"message": "x"}, at=NOW)
    with pytest.raises(actions.AlreadyAnsweredError):
        answer(request)
