"""A request: what a business wrote to an activator (A2.4, A4.1), and the verbs of its life."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import OuterRef, Subquery

from activateurs.foundation.geo.models import Commune
from activateurs.matching.requests.choices import OPEN_STATES, REACHED_STATES, CallWish, State
from activateurs.membership.activators.models import Expertise, Profile

from .rows import Holding, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User

FRENCH_NUMBER = 10  # digits


class ContactRequestQuerySet(models.QuerySet["ContactRequest"]):
    """Which requests?"""

    def visible_to(self, user: User) -> Self:
        """Those that this person holds now by one of its profiles; nobody else reads them (A4.9)."""
        held = Holding.objects.filter(until__isnull=True, profile__user_id=user.pk)
        return self.reached().kept().filter(pk__in=held.values("request_id"))

    def in_state(self, *states: str) -> Self:
        """Those that stand in one of ``states`` now."""
        return self.filter(pk__in=Stage.objects.filter(until__isnull=True, state__in=states).values("request_id"))

    def reached(self) -> Self:
        """Those whose address was proven."""
        return self.in_state(*REACHED_STATES)

    def of(self, email: str) -> Self:
        """Those of one address."""
        return self.filter(email=email.strip().lower()).select_related("addressed_to__structure")

    def unproven_since(self, before: datetime) -> Self:
        """Those written before that moment whose address was never proven."""
        return self.in_state(State.AWAITING_PROOF).filter(created_at__lt=before)

    def kept(self) -> Self:
        """Those that were not erased."""
        return self.exclude(email="")

    def still_since(self, before: datetime) -> Self:
        """Those to which nothing has happened since before that moment, and that are not erased yet."""
        quiet = Stage.objects.filter(until__isnull=True, state__in=REACHED_STATES, at__lt=before)
        return self.kept().filter(pk__in=quiet.values("request_id"))

    def last_held_by(self, profile: Profile) -> Self:
        """Those that a profile holds, or held last before nobody did."""
        last = Holding.objects.filter(request=OuterRef("pk")).order_by("-since", "-pk")
        return self.annotate(last_holder=Subquery(last.values("profile_id")[:1])).filter(last_holder=profile.pk)

    def with_standing(self) -> Self:
        """Each with its present state, promised date and deadline, in the same query."""
        stage = Stage.objects.filter(request=OuterRef("pk"), until__isnull=True)
        holding = Holding.objects.filter(request=OuterRef("pk"), until__isnull=True)
        return self.annotate(
            state_now=Subquery(stage.values("state")[:1]),
            promised_now=Subquery(stage.values("promised_on")[:1]),
            due_now=Subquery(holding.values("answer_due_on")[:1]),
        )


class ContactRequest(models.Model):
    """One business writes to one activator. Who holds it now is a ``Holding``, where it stands a ``Stage``.

    ``form_key`` comes from the form, so that the same form sent twice makes one request. Erased (law.md, 20) after
    UNPROVEN_REQUEST_DAYS when the address is never proven, after ENDED_REQUEST_DAYS without anything happening: the
    row stays, without a word of the person.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_key = models.UUIDField(unique=True)
    # Whom the business chose; the present holder may become another.
    addressed_to = models.ForeignKey(Profile, models.PROTECT, related_name="requests")
    # Raised to make every earlier link useless.
    link_serial = models.PositiveIntegerField(default=1)

    business_name = models.CharField("entreprise", max_length=150, blank=True)
    person_name = models.CharField("nom", max_length=120)
    email = models.EmailField("adresse électronique")
    phone = models.CharField("téléphone", max_length=20, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    place = models.CharField("commune", max_length=120)
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True, related_name="requests")
    need = models.CharField("besoin", max_length=300)
    expertises = models.ManyToManyField(Expertise, related_name="requests", blank=True)
    message = models.TextField("message")
    call_wish = models.CharField("comment vous répondre", max_length=6, choices=CallWish)
    call_times = models.CharField("quand vous appeler", max_length=150, blank=True)
    consent_version = models.CharField("version de l’accord", max_length=20)
    consented_at = models.DateTimeField("accord donné le")
    created_at = models.DateTimeField("écrite le")

    objects = ContactRequestQuerySet.as_manager()

    # What a person typed: erased together.
    TYPED = (
        "business_name", "person_name", "email", "phone", "siret", "place", "need", "message", "call_wish", "call_times"
    )  # fmt: skip

    class Meta:
        verbose_name = "demande"
        indexes = (models.Index(fields=("email", "created_at"), name="requests_by_email"),)

    def __str__(self) -> str:
        return f"demande {self.public_id}"

    # Mutators

    def open(self, *, at: datetime) -> None:
        """Begin the life of a request that was just stored."""
        self.stages.create(state=State.AWAITING_PROOF, at=at)

    def hand_to(self, profile: Profile, *, at: datetime, answer_due_on: date) -> bool:
        """The address is proven: give the request to ``profile``. Of two simultaneous proofs, one gets True."""
        if not self.move(State.HANDED_OVER, from_=[State.AWAITING_PROOF], at=at):
            return False
        self.holdings.create(profile=profile, since=at, answer_due_on=answer_due_on)
        return True

    def accept(self, *, by: User, at: datetime, promised_on: date, words: str) -> bool:
        """The holder will call on ``promised_on``."""
        return self.move(State.ACCEPTED, from_=[State.HANDED_OVER], at=at, by=by, promised_on=promised_on, words=words)

    def decline(self, *, by: User, at: datetime, reason: str, words: str) -> bool:
        """The holder cannot help, and says why."""
        return self.move(State.DECLINED, from_=[State.HANDED_OVER], at=at, by=by, reason=reason, words=words)

    def withdraw(self, *, at: datetime) -> bool:
        """The business no longer wants it."""
        return self.move(State.WITHDRAWN, from_=OPEN_STATES, at=at)

    def expire(self, *, at: datetime) -> bool:
        """Never proven: nothing of the person is kept."""
        if not self.move(State.EXPIRED, from_=[State.AWAITING_PROOF], at=at):
            return False
        self.erase()
        return True

    def erase(self) -> None:
        """Keep nothing that a person wrote: what stays are dates and states, for the programme's figures."""
        blank = dict.fromkeys(self.TYPED, "")
        type(self).objects.filter(pk=self.pk).update(commune=None, **blank)
        self.stages.update(words="")
        self.expertises.clear()

    def revoke_links(self) -> None:
        """Make every link given so far useless."""
        type(self).objects.filter(pk=self.pk).update(link_serial=models.F("link_serial") + 1)
        self.refresh_from_db(fields=["link_serial"])

    def move(self, state: State, *, from_: Iterable[State], at: datetime, **details: object) -> bool:
        """Close the open stage if it is one of ``from_`` and open the next; False when it no longer is.

        Two who act at the same time come one after the other: the second reads the stage that the first one opened.
        Without the lock PostgreSQL would let it see neither the stage just closed nor the one just opened.
        """
        with transaction.atomic():
            type(self).objects.select_for_update(no_key=True).values_list("pk").get(pk=self.pk)
            closed = self.stages.filter(until__isnull=True, state__in=list(from_)).update(until=at)
            if closed:
                self.stages.create(state=state, at=at, **details)
        return bool(closed)

    # Questions

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self.stages.get(until__isnull=True)

    @property
    def holding(self) -> Holding | None:
        """Who holds it, ``None`` before the proof."""
        return self.holdings.select_related("profile__structure", "profile__user").filter(until__isnull=True).first()

    @property
    def from_whom(self) -> str:
        """How the business is named: its name, or the person's for a founder."""
        return self.business_name or self.person_name

    @property
    def phone_words(self) -> str:
        """The number as it is read aloud in France, two digits at a time; others as they were written."""
        if len(self.phone) != FRENCH_NUMBER or not self.phone.startswith("0"):
            return self.phone
        return " ".join(self.phone[index : index + 2] for index in range(0, FRENCH_NUMBER, 2))
