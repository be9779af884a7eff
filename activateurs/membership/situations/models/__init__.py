"""Changes of situation, as rows."""

from .delegation import Delegation, DelegationQuerySet

__all__ = ["Delegation", "DelegationQuerySet"]
