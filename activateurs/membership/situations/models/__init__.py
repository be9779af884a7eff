"""Changes of situation, as rows."""

from .delegation import Delegation, DelegationQuerySet
from .departure import Departure, HandOver
from .freshness import Check, Confirmation, Refusal, Reminder
from .leaving import Farewell, PersonalExport
from .notice import Notice

__all__ = [
    "Check",
    "Confirmation",
    "Delegation",
    "DelegationQuerySet",
    "Departure",
    "Farewell",
    "HandOver",
    "Notice",
    "PersonalExport",
    "Refusal",
    "Reminder",
]
