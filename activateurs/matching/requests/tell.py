"""Which message goes to whom when a request moves; called by the actions, in their transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from activateurs.foundation.notifications.actions import notify, rehearse
from activateurs.foundation.notifications.models import Message

from . import links
from .choices import DeclineReason, State
from .notifications import (
    Accepted,
    Acknowledgement,
    Corrected,
    Declined,
    LeftAlone,
    NewLink,
    NewRequest,
    PassedOn,
    ProofOfAddress,
    TakenOver,
    Withdrawn,
    YourLinks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from activateurs.foundation.notifications.notifications import Notification
    from activateurs.membership.activators.models import Profile

    from .models import ContactRequest

# Proof mails that one address gets in an hour, whatever they come from; the next ones wait for theirs, so that nobody
# can flood a stranger.
AN_HOUR = 5


def about(request: ContactRequest) -> str:
    """How the outbox names a request."""
    return f"requests:{request.public_id.hex}"


def prove_address(request: ContactRequest, *, at: datetime) -> None:
    """Ask the address whether it wrote; words of the visitor are not in it."""
    message = ProofOfAddress(
        activator=request.addressed_to.display_name,
        link=links.proof_url(request),
        days=settings.UNPROVEN_REQUEST_DAYS,
    )
    asked = Message.objects.filter(name=ProofOfAddress.name, recipient=request.email)
    # Those that still wait count too: otherwise those of many hours would come together.
    ahead = asked.filter(due_at__gt=at - timedelta(hours=1)).count()
    notify(
        message,
        to=request.email,
        at=at,
        about=about(request),
        due_at=at + timedelta(hours=ahead // AN_HOUR),
    )


def proof_mails(request: ContactRequest) -> int:
    """How many times the proof was asked."""
    return Message.objects.about(about(request)).filter(name=ProofOfAddress.name).count()


def handed_over(request: ContactRequest, holder: Profile, *, answer_due_on: date, at: datetime) -> None:
    """To both: the activator has work, the business knows who has it (A4.1)."""
    _to_holder(NewRequest(answer_due_on=answer_due_on, link=space_url(request)), request, at=at)
    acknowledgement = Acknowledgement(
        activator=holder.display_name,
        activator_in_full=holder.full_name,
        answer_due_on=answer_due_on,
        working_days=settings.ANSWER_WORKING_DAYS,
        link=links.tracking_url(request),
    )
    notify(acknowledgement, to=request.email, at=at, about=about(request))


def accepted(request: ContactRequest, *, promised_on: date, words: str, at: datetime) -> None:
    """To the business."""
    holder = _holder(request)
    message = Accepted(
        activator=holder.display_name,
        activator_in_full=holder.full_name,
        promised_on=promised_on,
        words=words,
        link=links.tracking_url(request),
    )
    notify(message, to=request.email, at=at, about=about(request))


def declined(request: ContactRequest, *, reason: str, words: str, at: datetime) -> None:
    """To the business, with where to look next."""
    message = Declined(
        activator=_holder(request).display_name,
        reason=str(DeclineReason(reason).label),
        words=words,
        link=links.tracking_url(request),
        search_link=f"{settings.SITE_URL}/activateurs/",
    )
    notify(message, to=request.email, at=at, about=about(request))


def withdrawn(request: ContactRequest, *, at: datetime) -> None:
    """To the holder."""
    _to_holder(Withdrawn(link=space_url(request)), request, at=at)


def corrected(request: ContactRequest, *, at: datetime) -> None:
    """To the holder."""
    _to_holder(Corrected(link=space_url(request)), request, at=at)


def new_link(request: ContactRequest, *, at: datetime) -> None:
    """To the business."""
    message = NewLink(activator=request.addressed_to.display_name, link=links.tracking_url(request))
    notify(message, to=request.email, at=at, about=about(request))


def your_links(requests: Sequence[ContactRequest], *, email: str, at: datetime) -> None:
    """To the business, all its links at once."""
    pairs = tuple((request.addressed_to.display_name, links.tracking_url(request)) for request in requests)
    notify(YourLinks(requests=pairs), to=email, at=at, about=about(requests[0]))


def no_links(*, email: str, at: datetime) -> None:
    """To nobody: the time of the answer does not tell who has a request."""
    link = settings.SITE_URL + reverse("requests:lost_link")
    rehearse(YourLinks(requests=((settings.PROGRAMME_NAME, link),)), to=email, at=at)


def passed_on(request: ContactRequest, former: Profile, taker: Profile, *, answer_due_on: date, at: datetime) -> None:
    """To both: a colleague has it now, and the business may refuse."""
    answered = request.stage.state == State.ACCEPTED
    tracking = links.tracking_url(request)
    message = PassedOn(
        former=former.display_name,
        activator_in_full=taker.full_name,
        answered=answered,
        answer_due_on=answer_due_on,
        link=tracking,
        withdraw_link=f"{tracking}retirer/",
    )
    notify(message, to=request.email, at=at, about=about(request))
    told = TakenOver(
        former=former.display_name, answered=answered, answer_due_on=answer_due_on, link=space_url(request)
    )
    _to_holder(told, request, at=at)


def left_alone(request: ContactRequest, former: Profile, *, at: datetime) -> None:
    """To the business: nobody has taken it over yet."""
    message = LeftAlone(
        former=former.display_name,
        link=links.tracking_url(request),
        search_link=f"{settings.SITE_URL}/activateurs/",
    )
    notify(message, to=request.email, at=at, about=about(request))


def space_url(request: ContactRequest) -> str:
    """Where the holder reads the request, once signed in."""
    return settings.SITE_URL + reverse("dashboard:request", args=[request.public_id])


def _holder(request: ContactRequest) -> Profile:
    holding = request.holding
    assert holding is not None, "a request that is handed over has a holder"
    return holding.profile


def _to_holder(message: Notification, request: ContactRequest, *, at: datetime) -> None:
    """To whoever holds it now; to nobody when its person left and no colleague took it over."""
    holding = request.holding
    if holding is not None and holding.profile.user is not None:
        notify(message, to=holding.profile.user.email, at=at, about=about(request))
