"""Changes of situation, as rows."""

from .delegation import Delegation, DelegationQuerySet
from .departure import Departure, HandOver
from .freshness import Check, Confirmation, Refusal, Reminder
from .notice import Notice

__all__ = [
    "Check",
    "Confirmation",
    "Delegation",
    "DelegationQuerySet",
    "Departure",
    "HandOver",
    "Notice",
    "Refusal",
    "Reminder",
]
