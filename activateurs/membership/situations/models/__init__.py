"""Changes of situation, as rows."""

from .delegation import Delegation, DelegationQuerySet
from .freshness import Check, Confirmation, Refusal, Reminder
from .notice import Notice

__all__ = ["Check", "Confirmation", "Delegation", "DelegationQuerySet", "Notice", "Refusal", "Reminder"]
