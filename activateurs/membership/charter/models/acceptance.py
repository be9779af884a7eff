"""Who accepted which version, for which profile, when; and who was told of a new one."""

from django.conf import settings
from django.db import models

from activateurs.membership.activators.models import Profile
from activateurs.membership.charter.choices import ReminderStage

from .version import Version


class Acceptance(models.Model):
    """A person accepted a version for a profile: a proof, so it outlives both.

    ``signed_as`` is who signed, as they were called that day. ``ended_on`` is the day on which the profile left the
    programme; the proof is erased CHARTER_PROOF_YEARS later (law.md, 20).
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="acceptances")
    profile = models.ForeignKey(Profile, models.SET_NULL, null=True, related_name="acceptances")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="acceptances")
    signed_as = models.CharField("signé par", max_length=400)
    at = models.DateTimeField("accepté le")
    ended_on = models.DateField("sorti du programme le", null=True, blank=True)

    class Meta:
        verbose_name = "acceptation"
        constraints = (models.UniqueConstraint(fields=("version", "profile", "user"), name="charter_acceptance_once"),)

    def __str__(self) -> str:
        return f"{self.version_id} · {self.signed_as}"


class TextReminder(models.Model):
    """A person was told of a version: once per stage, whatever the task that tells does twice."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    stage = models.CharField("étape", max_length=11, choices=ReminderStage)
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "rappel"
        constraints = (models.UniqueConstraint(fields=("version", "user", "stage"), name="charter_reminder_once"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.user_id} {self.stage}"
