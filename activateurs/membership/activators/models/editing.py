"""How a profile came to say what it says: each change with its author, and what is being written meanwhile (A3.8)."""

from django.conf import settings
from django.db import models


class Change(models.Model):
    """What one person changed on one page of the editor, in words as they were read that day.

    ``before`` and ``after`` hold the fields that differ only: label → text, empty when there was nothing.
    """

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="changes")
    at = models.DateTimeField("le")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    step = models.CharField("étape", max_length=40)
    before = models.JSONField("avant", default=dict)
    after = models.JSONField("après", default=dict)
    # The page of the browser that sent it: the same page may send again what it had shown.
    page = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = "modification"
        indexes = (models.Index(fields=("profile", "-at"), name="activators_change_latest"),)

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.step} · {self.at:%Y-%m-%d}"


class StepDraft(models.Model):
    """What somebody typed on a page of the editor and has not saved: kept as sent, complete or not, valid or not."""

    profile = models.ForeignKey("activators.Profile", models.CASCADE, related_name="drafts")
    step = models.CharField("étape", max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField("le")
    data = models.JSONField("saisie", default=dict)  # name of the field → list of texts
    # What the profile said when this writing began, as a digest: another change since then is a conflict.
    digest = models.CharField(max_length=16)
    # The page of the browser that wrote last, and how many times this draft was written.
    page = models.CharField(max_length=16)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "brouillon"
        constraints = (models.UniqueConstraint(fields=("profile", "step", "by"), name="activators_step_draft_once"),)

    def __str__(self) -> str:
        return f"{self.profile_id} · {self.step} · {self.revision}"
