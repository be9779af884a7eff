"""What changes of situation write to people."""

from dataclasses import dataclass
from datetime import date

from activateurs.foundation.notifications.notifications import Notification


@dataclass(frozen=True)
class DelegationAsked(Notification):
    """Somebody absent asks a colleague to answer meanwhile; ``agreed`` when the same structure makes it so."""

    name = "situations.delegation_asked"
    purpose = "Demander à un activateur de répondre pendant l’absence d’un autre"
    recipient = "L’activateur proposé pour le remplacer"

    person: str
    structure: str
    back_on: date | None
    agreed: bool
    link: str


@dataclass(frozen=True)
class DelegationAnswered(Notification):
    """What the colleague answered."""

    name = "situations.delegation_answered"
    purpose = "Dire si l’activateur proposé accepte de répondre pendant l’absence"
    recipient = "L’activateur absent"

    delegate: str
    accepted: bool
    link: str
