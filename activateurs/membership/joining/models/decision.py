"""What the programme decided, with its reasons; what the person appealed, and the answer (law.md, 16 and 17)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.joining.choices import AppealOutcome, Ground, Outcome

from .submission import Submission

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody is about to decide, in a code and in words."""

    outcome: Outcome
    ground: Ground
    words: str = ""


class Decision(models.Model):
    """One outcome for one submission. Without ``by`` it was published by the rule of the house (AUTO_PUBLISH)."""

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="decision")
    outcome = models.CharField("décision", max_length=10, choices=Outcome)
    ground = models.CharField("raison", max_length=12, choices=Ground)
    words = models.TextField("explication", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "décision"
        indexes = (models.Index(fields=("outcome", "at"), name="joining_decision_outcome"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PUBLISHED) | ~Q(words=""), name="joining_decision_has_words"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PUBLISHED, ground=Ground.CONFORM)
                | (~Q(outcome=Outcome.PUBLISHED) & ~Q(ground=Ground.CONFORM)),
                name="joining_decision_ground_fits",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.at:%Y-%m-%d}"

    # Mutators

    @classmethod
    def take(cls, submission: Submission, verdict: Verdict, *, by: User | None, at: datetime) -> Self | None:
        """Close a submission with an outcome; nothing when somebody else decided first."""
        if not submission.close(at=at):
            return None
        return cls.objects.create(submission=submission, by=by, at=at, **asdict(verdict))

    def appeal_against(self, *, words: str, by: User, at: datetime) -> Appeal:
        """The person does not agree; a second appeal against the same decision violates a constraint."""
        return Appeal.objects.create(decision=self, words=words, by=by, at=at)


class Appeal(models.Model):
    """A person asks that another member of the programme looks again; free, within six months."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    words = models.TextField("explication")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "recours"

    def __str__(self) -> str:
        return f"recours {self.at:%Y-%m-%d}"

    # Mutators

    def answer_with(self, *, outcome: AppealOutcome, words: str, by: User, at: datetime) -> AppealAnswer:
        """Answer once; a second answer violates a constraint."""
        return AppealAnswer.objects.create(appeal=self, outcome=outcome, words=words, by=by, at=at)


class AppealAnswer(models.Model):
    """What another person than the first decided."""

    appeal = models.OneToOneField(Appeal, models.CASCADE, related_name="answer")
    outcome = models.CharField("réponse", max_length=12, choices=AppealOutcome)
    words = models.TextField("explication")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "réponse au recours"
        constraints = (models.CheckConstraint(condition=~Q(words=""), name="joining_appeal_answer_has_words"),)

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.at:%Y-%m-%d}"
