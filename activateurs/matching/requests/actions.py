"""The life of a request until it is answered: submit, prove, accept, decline, correct, withdraw.

Every action is one transaction with the mails that tell of it; two people who act at the same time are told apart by
conditional updates (``ContactRequest.move``), on SQLite as on PostgreSQL.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone

from activateurs.foundation.journal.actions import count_once
from activateurs.foundation.journal.choices import Event
from activateurs.foundation.notifications import actions as notifications
from activateurs.foundation.workdays import after_working_days
from activateurs.membership.activators.models import Expertise, Profile
from activateurs.membership.situations.actions import availability

from . import consent, links, tell
from .choices import State
from .models import ContactRequest
from .policies import may_answer, may_change

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from activateurs.foundation.accounts.models import User

    from .models import Wish

# What the business may correct; its address is proven, so it stays.
CORRECTABLE = ("business_name", "person_name", "phone", "need", "message", "call_wish", "call_times")
MOST_PROOF_MAILS = 4
MOST_LINKS = 20


class RequestError(Exception):
    """The action does not apply to the request as it stands."""


class NotTakingRequestsError(RequestError):
    """The activator takes no request (kind, absence, closed, no longer listed)."""


class ExpiredError(RequestError):
    """The address was not proven in time: the request is erased."""


class NotHolderError(RequestError):
    """Only the present holder answers."""


class AlreadyAnsweredError(RequestError):
    """It was answered or withdrawn meanwhile."""


class ClosedError(RequestError):
    """The request is closed: nothing can be changed any more."""


class TooManyMailsError(RequestError):
    """That mail was sent often enough: it must be somewhere."""


@transaction.atomic
def submit(*, profile: Profile, wish: Wish, form_key: UUID, at: datetime) -> ContactRequest:
    """Store a request and ask the address to prove itself; the same form sent again gives the same request.

    Raises:
        NotTakingRequestsError: the activator takes no request on that day.
        TooManyMailsError: the form was already sent for several addresses, each of which got a mail.
    """
    existing = ContactRequest.objects.filter(form_key=form_key).first()
    if existing is None:
        if not _takes_requests(profile, at=at):
            raise NotTakingRequestsError
        try:
            with transaction.atomic():
                return _create(profile, wish, form_key, at=at)
        except IntegrityError:
            # The same form arrived twice at the same moment; the other one was first.
            existing = ContactRequest.objects.get(form_key=form_key)
    return _sent_again(existing, wish, at=at)


def _create(profile: Profile, wish: Wish, form_key: UUID, *, at: datetime) -> ContactRequest:
    request = ContactRequest.objects.create(
        form_key=form_key,
        addressed_to=profile,
        consent_version=consent.CURRENT,
        consented_at=at,
        created_at=at,
        **wish.columns(),
    )
    request.expertises.set(Expertise.objects.filter(slug__in=wish.expertises))
    request.open(at=at)
    tell.prove_address(request, at=at)
    return request


def _sent_again(request: ContactRequest, wish: Wish, *, at: datetime) -> ContactRequest:
    """Someone went back and sent the form again: what they mended counts, as long as nothing is proven."""
    request = _locked(request)
    if request.stage.state != State.AWAITING_PROOF:
        return request
    another_address = request.email != wish.email
    if another_address and tell.proof_mails(request) >= MOST_PROOF_MAILS:
        raise TooManyMailsError
    columns = wish.columns()
    for name, value in columns.items():
        setattr(request, name, value)
    request.save(update_fields=columns)
    request.expertises.set(Expertise.objects.filter(slug__in=wish.expertises))
    if another_address:
        request.revoke_links()
        tell.prove_address(request, at=at)
    return request


@transaction.atomic
def remind_proof(*, request: ContactRequest, at: datetime) -> None:
    """Send the proof mail once more, because it was not found.

    Raises:
        TooManyMailsError: it went out often enough.
        AlreadyAnsweredError: there is nothing to prove any more.
    """
    request = _locked(request)
    if request.stage.state != State.AWAITING_PROOF:
        raise AlreadyAnsweredError
    if tell.proof_mails(request) >= MOST_PROOF_MAILS:
        raise TooManyMailsError
    tell.prove_address(request, at=at)


@transaction.atomic
def prove(*, request: ContactRequest, at: datetime) -> bool:
    """The address is proven: hand the request over and acknowledge it. Of several clicks, the first gets True.

    Raises:
        ExpiredError: too late, the request is erased.
        LinkRevokedError: the address was changed since the link was read; the one that it proves is not the one kept.
        NotTakingRequestsError: the activator stopped taking requests meanwhile; nothing is handed over.
    """
    serial, request = request.link_serial, _locked(request)
    state = request.stage.state
    if state == State.EXPIRED:
        raise ExpiredError
    if request.link_serial != serial:
        raise links.LinkRevokedError
    if state != State.AWAITING_PROOF:
        return False
    # Held until the end: of several proofs at the same moment, no more are handed over than the month has places.
    holder = Profile.objects.select_for_update(of=("self",)).select_related("structure").get(pk=request.addressed_to_id)
    if not _takes_requests(holder, at=at):
        raise NotTakingRequestsError
    due = answer_due_on(at)
    if not request.hand_to(holder, at=at, answer_due_on=due):
        return False
    availability.recount(profile=holder, at=at)
    count_once(subject_kind="profile", subject_id=holder.pk, event=Event.CONTACT, day=timezone.localdate(at))
    tell.handed_over(request, holder, answer_due_on=due, at=at)
    return True


@transaction.atomic
def accept(*, request: ContactRequest, by: User, at: datetime, promised_on: date, words: str) -> None:
    """The holder takes the request and says when it will call (A4.5).

    Raises:
        NotHolderError: someone else holds it.
        AlreadyAnsweredError: it was answered or withdrawn meanwhile.
    """
    _check_answer(request, by)
    if not request.accept(by=by, at=at, promised_on=promised_on, words=words):
        raise AlreadyAnsweredError
    tell.accepted(request, promised_on=promised_on, words=words, at=at)


@transaction.atomic
def decline(*, request: ContactRequest, by: User, at: datetime, reason: str, words: str) -> None:
    """The holder cannot help, and says why.

    Raises:
        NotHolderError: someone else holds it.
        AlreadyAnsweredError: it was answered or withdrawn meanwhile.
    """
    _check_answer(request, by)
    if not request.decline(by=by, at=at, reason=reason, words=words):
        raise AlreadyAnsweredError
    tell.declined(request, reason=reason, words=words, at=at)


@transaction.atomic
def withdraw(*, request: ContactRequest, at: datetime) -> None:
    """The business takes its request back.

    Raises:
        ClosedError: it is closed already.
    """
    if not request.withdraw(at=at):
        raise ClosedError
    tell.withdrawn(request, at=at)


@transaction.atomic
def correct(*, request: ContactRequest, changes: Mapping[str, str], at: datetime) -> list[str]:
    """Mend what the business wrote; the names of what changed, which the holder is told.

    Raises:
        ClosedError: the request is closed.
    """
    locked = _locked(request)
    if not may_change(locked.stage.state):
        raise ClosedError
    changed = [name for name in CORRECTABLE if name in changes and changes[name] != getattr(locked, name)]
    if changed:
        ContactRequest.objects.filter(pk=locked.pk).update(**{name: changes[name] for name in changed})
        locked.corrections.create(at=at, fields=changed)
        tell.corrected(locked, at=at)
    return changed


@transaction.atomic
def renew_link(*, request: ContactRequest, at: datetime) -> None:
    """Make every link given so far useless and send a new one to the address that was proven."""
    request.revoke_links()
    tell.new_link(request, at=at)


@transaction.atomic
def send_links(*, email: str, at: datetime) -> None:
    """Send the tracking links of an address to that address; one without a proven request gets nothing, as slowly."""
    requests = list(ContactRequest.objects.reached().of(email).order_by("-created_at", "-pk")[:MOST_LINKS])
    if requests:
        tell.your_links(requests, email=email, at=at)
    else:
        tell.no_links(email=email, at=at)


@task
def expire_unproven() -> None:
    """Erase what was never proven, with the mails about it (law.md, 20); daily, safe to run twice."""
    now = timezone.now()
    limit = now - timedelta(days=settings.UNPROVEN_REQUEST_DAYS)
    for request in ContactRequest.objects.unproven_since(limit).order_by("pk").iterator():
        with transaction.atomic():
            if request.expire(at=now):
                notifications.forget(about=tell.about(request))


@task
def erase_ended() -> None:
    """Erase the requests to which nothing has happened for a year (law.md, 20); daily, safe to run twice."""
    limit = timezone.now() - timedelta(days=settings.ENDED_REQUEST_DAYS)
    for request in ContactRequest.objects.still_since(limit).order_by("pk").iterator():
        with transaction.atomic():
            request.erase()
            notifications.forget(about=tell.about(request))


def answer_due_on(at: datetime) -> date:
    """By when an activator answers what it receives at ``at``: ANSWER_WORKING_DAYS working days, French time."""
    return after_working_days(timezone.localdate(at), settings.ANSWER_WORKING_DAYS)


def tracking_link(request: ContactRequest) -> str:
    """The business's own page, at its present serial."""
    return links.tracking_url(request)


def _locked(request: ContactRequest) -> ContactRequest:
    """The request as it is now, held until the end of the transaction: what was read before may have changed."""
    return ContactRequest.objects.select_for_update().get(pk=request.pk)


def _takes_requests(profile: Profile, *, at: datetime) -> bool:
    listed = Profile.objects.listed().filter(pk=profile.pk).exists()
    return listed and profile.takes_requests(on=timezone.localdate(at))


def _check_answer(request: ContactRequest, user: User) -> None:
    # Held: its holder may be leaving at this very moment.
    request = _locked(request)
    holding, state = request.holding, request.stage.state
    if holding is None or holding.profile.user_id != user.pk:
        raise NotHolderError
    if not may_answer(user, holding=holding, state=state):
        raise AlreadyAnsweredError
