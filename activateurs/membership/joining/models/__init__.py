"""A person's road to a profile, what it sent, what was decided, what it appealed."""

from .decision import Appeal, AppealAnswer, Decision, Verdict
from .registration import Registration, RegistrationQuerySet
from .submission import Submission, SubmissionQuerySet

__all__ = [
    "Appeal",
    "AppealAnswer",
    "Decision",
    "Registration",
    "RegistrationQuerySet",
    "Submission",
    "SubmissionQuerySet",
    "Verdict",
]
