"""The outbox: a message is a row, every step of its delivery is a row."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery

from .choices import HELD, NEEDS_STAFF, MessageState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from django.contrib.auth.models import AbstractUser


class MessageQuerySet(models.QuerySet["Message"]):
    """Which messages?"""

    def due(self, *, at: datetime) -> Self:
        """Those that wait for a worker, the longest waiting first."""
        return self.filter(state=MessageState.QUEUED, due_at__lte=at).order_by("due_at", "pk")

    def abandoned(self, *, at: datetime) -> Self:
        """Those whose worker did not come back in time: it was killed, or cut off."""
        return self.filter(state__in=HELD, lease_until__lt=at)

    def for_staff(self) -> Self:
        """Those that nothing but a person can bring further, newest first."""
        return self.filter(state__in=NEEDS_STAFF).order_by("-created_at", "-pk")

    def refused(self) -> Self:
        """Those whose address will never take them: no such mailbox or domain (RFC 5321, 4.2.3); ``why`` in words.

        What is refused for its content or by a rule of the relay (5.7) says nothing of the address.
        """
        last = Step.objects.filter(message=OuterRef("pk"), state=MessageState.FAILED).order_by("-pk")
        failed = self.filter(state=MessageState.FAILED).annotate(why=Subquery(last.values("why")[:1]))
        gone = Q(why__regex=r"^(521|550|551|553|556) ") | Q(why__startswith="adresse refusée")
        return failed.filter(gone).exclude(why__regex=r"^[0-9]{3} 5\.7\.")

    def about(self, subject: str) -> Self:
        """Those that concern one thing, as ``<app>:<key>``."""
        return self.filter(about=subject)


class Message(models.Model):
    """One mail to one person, written when it was decided, sent when a worker takes it.

    ``state`` is what the atomic claim is taken on; each change of it leaves a ``Step`` in the same transaction.
    """

    message_id = models.CharField("identifiant", max_length=120, unique=True)
    name = models.CharField("message", max_length=80)
    recipient = models.EmailField("destinataire")
    subject = models.CharField("objet", max_length=250)
    text = models.TextField("texte")
    html = models.TextField("version mise en forme")
    about = models.CharField("concerne", max_length=80, blank=True, db_index=True)
    created_at = models.DateTimeField("écrit le")
    due_at = models.DateTimeField("à remettre à partir de")
    give_up_at = models.DateTimeField("abandon à partir de")
    state = models.CharField("état", max_length=10, choices=MessageState, default=MessageState.QUEUED)
    claim = models.UUIDField("prise en charge", null=True, blank=True)
    lease_until = models.DateTimeField("jusqu’à", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("essais", default=0)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "courrier"
        indexes = (
            models.Index(fields=("state", "due_at"), name="notifications_due"),
            models.Index(fields=("recipient", "due_at"), name="notifications_recipient"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=HELD, lease_until__isnull=False) | ~Q(state__in=HELD),
                name="notifications_held_has_lease",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.message_id}"

    # Mutators. Each answers whether this holder was still the one to decide.

    def take(self, *, at: datetime, lease: timedelta) -> bool:
        """Claim the message: of any number of workers that try, one gets True."""
        claim = uuid.uuid4()
        with transaction.atomic():
            taken = (
                Message.objects.due(at=at)
                .filter(pk=self.pk)
                .order_by()
                .update(state=MessageState.CLAIMED, claim=claim, lease_until=at + lease, attempts=F("attempts") + 1)
            )
            if taken:
                self.steps.create(state=MessageState.CLAIMED, at=at)
        self.refresh_from_db()
        return bool(taken)

    def start_hand_over(self, *, at: datetime, lease: timedelta) -> bool:
        """Write, durably, that the content is about to be given: after this, no answer means uncertain."""
        with transaction.atomic(durable=True):
            return self._move(MessageState.HANDING_OVER, at=at, held=[MessageState.CLAIMED], lease_until=at + lease)

    def deliver(self, *, at: datetime) -> bool:
        """The relay took it. True even when the sweep had already doubted: the late answer is the better one."""
        held = [MessageState.HANDING_OVER, MessageState.UNCERTAIN]
        return self._move(MessageState.DELIVERED, at=at, held=held)

    def postpone(self, *, until: datetime, at: datetime, why: str) -> bool:
        """The relay did not take it and may later; past ``give_up_at`` it fails instead."""
        if at >= self.give_up_at:
            return self.fail(at=at, why=why)
        return self._move(MessageState.QUEUED, at=at, held=HELD, why=why, due_at=min(until, self.give_up_at))

    def fail(self, *, at: datetime, why: str) -> bool:
        """Nobody will take it: staff sees it."""
        return self._move(MessageState.FAILED, at=at, held=HELD, why=why)

    def doubt(self, *, at: datetime, why: str) -> bool:
        """Given, but the answer never came: sending again could send twice, so a person decides."""
        return self._move(MessageState.UNCERTAIN, at=at, held=[MessageState.HANDING_OVER], why=why)

    def send_again(self, *, by: AbstractUser, at: datetime, patience: timedelta) -> bool:
        """A person decided to try once more, knowing that an uncertain message may arrive twice."""
        return self._move(
            MessageState.QUEUED, at=at, held=NEEDS_STAFF, by=by, due_at=at, give_up_at=at + patience, claim=None
        )

    def _move(
        self,
        state: MessageState,
        *,
        at: datetime,
        held: Iterable[str],
        why: str = "",
        by: AbstractUser | None = None,
        **changes: Any,
    ) -> bool:
        """Change the state if it is one of ``held`` and the claim is still ours; leave the step that says so."""
        changes.setdefault("lease_until", None)
        with transaction.atomic():
            mine = Message.objects.filter(pk=self.pk, state__in=held, claim=self.claim)
            moved = bool(mine.update(state=state, **changes))
            if moved:
                self.steps.create(state=state, at=at, why=why[:300], by_id=by.pk if by else None)
        self.refresh_from_db()
        return moved


class Step(models.Model):
    """What happened to a message, when and why; never changed afterwards."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="steps")
    state = models.CharField("état", max_length=10, choices=MessageState)
    at = models.DateTimeField("le")
    why = models.CharField("raison", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "étape"

    def __str__(self) -> str:
        return f"{self.message_id} {self.state} {self.at:%Y-%m-%d %H:%M}"
