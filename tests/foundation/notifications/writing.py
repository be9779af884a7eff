"""Messages for tests."""

from django.db import transaction
from django.utils import timezone

from activateurs.foundation.accounts.notifications import LoginCode
from activateurs.foundation.notifications.actions import notify


def write(to="a@exemple.example", **options):
    """One message in the outbox."""
    options.setdefault("at", timezone.now())
    with transaction.atomic():
        return notify(LoginCode(code="ABC123", minutes=15), to=to, **options)


def steps(message):
    """What happened to it, in order."""
    return list(message.steps.order_by("pk").values_list("state", flat=True))
