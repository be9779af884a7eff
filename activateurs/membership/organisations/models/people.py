"""Who belongs to a structure, since when, proven how (A2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.organisations.choices import EndReason, Proof, Role

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Which belongings?"""

    def current(self) -> Self:
        """Those that last."""
        return self.filter(until__isnull=True)

    def of(self, user: User) -> Self:
        """Those of a person."""
        return self.filter(user_id=user.pk)

    def managers(self) -> Self:
        """Those who manage now."""
        return self.current().filter(role=Role.MANAGER)


class Membership(models.Model):
    """A person belongs to a structure in one role; a change of role ends a row and opens the next."""

    structure = models.ForeignKey("organisations.Structure", models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField("rôle", max_length=8, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField("depuis")
    proven_by = models.CharField("preuve", max_length=8, choices=Proof)
    # The domain at which a code was received; empty for the other proofs.
    domain = models.CharField("domaine", max_length=253, blank=True)
    # The manager or the member of staff who said yes; empty when a code did.
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    until = models.DateTimeField("jusqu’à", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    end_reason = models.CharField("raison", max_length=8, choices=EndReason, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "appartenance"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "user"), condition=Q(until__isnull=True), name="organisations_membership_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end_reason="") | (Q(until__isnull=False) & ~Q(end_reason="")),
                name="organisations_membership_end_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(domain="") | ~Q(proven_by=Proof.DOMAIN), name="organisations_membership_domain_told"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} · {self.structure_id} · {self.get_role_display()}"

    # Mutators

    def end(self, *, by: User | None, at: datetime, reason: EndReason) -> bool:
        """The person no longer belongs in that role; of two who end it at the same time, one gets True."""
        ended = Membership.objects.current().filter(pk=self.pk).update(until=at, ended_by=by, end_reason=reason)
        self.refresh_from_db()
        return bool(ended)

    def become(self, role: Role, *, by: User, at: datetime) -> Membership:
        """Go on in another role, proven as before; the lasting row."""
        if self.role == role or not self.end(by=by, at=at, reason=EndReason.ROLE):
            return self
        return Membership.objects.create(
            structure=self.structure, user=self.user, role=role, since=at, proven_by=self.proven_by,
            domain=self.domain, approved_by=self.approved_by,
        )  # fmt: skip

    # Questions

    @property
    def is_manager(self) -> bool:
        """Whether it gives the rights of a manager now."""
        return self.until is None and self.role == Role.MANAGER
