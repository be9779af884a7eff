"""A registration: what a person told before its profile exists (A2.3)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Family, Profile
from activateurs.membership.organisations.models import Structure

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Which registrations?"""

    def visible_to(self, user: User) -> Self:
        """One's own."""
        return self.filter(user=user)

    def unfinished(self) -> Self:
        """Those that have not led to a profile, and were not dropped."""
        return self.filter(profile__isnull=True, dropped_at__isnull=True)


class Registration(models.Model):
    """The road of one person to one profile; a person has one unfinished at a time, and as many as it likes after."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="registrations")
    started_at = models.DateTimeField("commencée le")
    saved_at = models.DateTimeField("enregistrée le")
    dropped_at = models.DateTimeField("abandonnée le", null=True, blank=True)
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    role = models.CharField("fonction", max_length=120, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    # What was found, or told, of the structure before the person says that it is the right one.
    facts = models.JSONField("structure annoncée", default=dict, blank=True)
    structure = models.ForeignKey(Structure, models.PROTECT, null=True, blank=True, related_name="registrations")
    # A listing of the open data that the person says is its own.
    claims = models.ForeignKey(Profile, models.SET_NULL, null=True, blank=True, related_name="claimed_by")
    kind = models.CharField("type", max_length=24, choices=Kind, blank=True)
    family = models.ForeignKey(Family, models.PROTECT, null=True, blank=True, related_name="+")
    profile = models.OneToOneField(Profile, models.CASCADE, null=True, blank=True, related_name="registration")
    # What was typed and not yet accepted, by page: nothing is lost on an error, a sign-out or a crash.
    typed = models.JSONField("saisie en cours", default=dict, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "inscription"
        constraints = (
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(profile__isnull=True, dropped_at__isnull=True),
                name="joining_one_unfinished_registration",
            ),
        )

    def __str__(self) -> str:
        return f"inscription {self.key}"

    # Mutators

    def keep(self, *, page: str, typed: dict[str, Any], at: datetime) -> None:
        """Keep what was typed on a page, whether or not it can be accepted."""
        self.typed = self.typed | {page: typed}
        self.saved_at = at
        self.save(update_fields=["typed", "saved_at"])

    def accept(self, *, page: str, at: datetime, **fields: Any) -> None:
        """What a page told is right: it goes to its fields, and the page has nothing pending."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.typed = {name: values for name, values in self.typed.items() if name != page}
        self.saved_at = at
        self.save(update_fields=[*fields, "typed", "saved_at"])

    def drop(self, *, at: datetime) -> None:
        """The person does not go on; nothing of a registration that led to a profile is dropped so."""
        if self.profile_id is None:
            self.dropped_at = at
            self.save(update_fields=["dropped_at"])

    # Questions

    @property
    def person_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()
