"""Where a message stands between the outbox and the relay."""

from django.db import models


class MessageState(models.TextChoices):
    """The life of a message; the last three are ends, UNCERTAIN is never sent again by itself."""

    QUEUED = "QUEUED", "En attente"
    CLAIMED = "CLAIMED", "Pris en charge"
    HANDING_OVER = "HANDING", "En cours de remise"
    DELIVERED = "DELIVERED", "Remis au relais"
    FAILED = "FAILED", "Refusé"
    UNCERTAIN = "UNCERTAIN", "Remise incertaine"


# What staff must look at: nothing more will happen without them.
NEEDS_STAFF = (MessageState.FAILED, MessageState.UNCERTAIN)
HELD = (MessageState.CLAIMED, MessageState.HANDING_OVER)
