"""Who answers in the place of somebody who is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Which delegations?"""

    def open(self) -> Self:
        """Those that were neither refused nor ended."""
        return self.filter(ended_at__isnull=True)

    def agreed(self) -> Self:
        """Those that the delegate accepted."""
        return self.open().filter(accepted_at__isnull=False)

    def asked_of(self, user: User) -> Self:
        """Those in which this person is the one who would answer."""
        return self.open().filter(delegate__user=user)


class Delegation(models.Model):
    """``delegate`` answers while ``profile`` is absent; a colleague of the same structure is taken to agree.

    At most one is open for a profile. Ended when the absence is over or changed, or when the delegate refuses.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="delegations")
    delegate = models.ForeignKey(Profile, models.CASCADE, related_name="delegated_by")
    proposed_at = models.DateTimeField("proposé le")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField("accepté le", null=True, blank=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "remplacement"
        constraints = (
            models.UniqueConstraint(
                fields=("profile",), condition=Q(ended_at__isnull=True), name="situations_one_open_delegation"
            ),
            models.CheckConstraint(condition=~Q(profile=models.F("delegate")), name="situations_delegate_is_another"),
        )

    def __str__(self) -> str:
        return f"{self.profile_id} → {self.delegate_id}"

    # Mutators. Each answers whether it was still the one to decide.

    def accept(self, *, at: datetime) -> bool:
        """The delegate will answer."""
        return bool(Delegation.objects.open().filter(pk=self.pk, accepted_at=None).update(accepted_at=at))

    def end(self, *, by: User | None, at: datetime) -> bool:
        """Refused, or no longer needed."""
        return bool(Delegation.objects.open().filter(pk=self.pk).update(ended_at=at, ended_by=by))
