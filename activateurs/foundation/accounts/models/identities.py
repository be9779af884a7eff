"""Who ProConnect knows a person as."""

from django.conf import settings
from django.db import models


class AgentIdentity(models.Model):
    """A person as ProConnect names it: once linked, this opens the account, whatever the address becomes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="agent_identities")
    issuer = models.CharField("émetteur", max_length=200)
    subject = models.CharField("identifiant", max_length=255)
    linked_at = models.DateTimeField("rattachée le")

    class Meta:
        verbose_name = "identité d’agent"
        constraints = (
            models.UniqueConstraint(fields=("issuer", "subject"), name="accounts_one_person_per_agent_identity"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.issuer}"
