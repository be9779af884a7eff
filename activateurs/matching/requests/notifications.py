"""What a request writes to people. Nothing that a business confided travels by mail to the activator (A4.9)."""

from dataclasses import dataclass
from datetime import date

from activateurs.foundation.notifications.notifications import Notification


@dataclass(frozen=True)
class ProofOfAddress(Notification):
    """Asks whoever owns the address whether it wrote; carries nothing that the visitor typed (law.md, 31)."""

    name = "requests.proof"
    purpose = "Vérifier que l’adresse donnée dans une demande est bien celle de la personne"
    recipient = "L’adresse donnée par le visiteur"
    tells_mission = True

    activator: str
    link: str
    days: int


@dataclass(frozen=True)
class Acknowledgement(Notification):
    """The automatic acknowledgement: who has the request, by when an answer is due (A4.1, A4.7)."""

    name = "requests.acknowledgement"
    purpose = "Accuser réception : qui a la demande, et quand une réponse est attendue"
    recipient = "L’entreprise"
    tells_mission = True

    activator: str
    activator_in_full: str
    answer_due_on: date
    working_days: int
    link: str


@dataclass(frozen=True)
class NewRequest(Notification):
    """Tells an activator that a request waits in its space."""

    name = "requests.new_request"
    purpose = "Prévenir qu’une demande attend une réponse"
    recipient = "L’activateur"

    answer_due_on: date
    link: str


@dataclass(frozen=True)
class Accepted(Notification):
    """The activator takes the request and says when it will call (A4.5)."""

    name = "requests.accepted"
    purpose = "Dire que l’activateur accepte, et à quelle date il prendra contact"
    recipient = "L’entreprise"
    tells_mission = True

    activator: str
    activator_in_full: str
    promised_on: date
    words: str
    link: str


@dataclass(frozen=True)
class Declined(Notification):
    """The activator cannot help, says why, and the business is told what to do next."""

    name = "requests.declined"
    purpose = "Dire que l’activateur ne peut pas aider, pourquoi, et que faire ensuite"
    recipient = "L’entreprise"
    tells_mission = True

    activator: str
    reason: str
    words: str
    link: str
    search_link: str


@dataclass(frozen=True)
class Withdrawn(Notification):
    """The business took its request back: nothing more to do."""

    name = "requests.withdrawn"
    purpose = "Dire que l’entreprise a retiré sa demande"
    recipient = "L’activateur"

    link: str


@dataclass(frozen=True)
class Corrected(Notification):
    """The business changed its request: read it again before calling."""

    name = "requests.corrected"
    purpose = "Dire que l’entreprise a corrigé sa demande"
    recipient = "L’activateur"

    link: str


@dataclass(frozen=True)
class YourLinks(Notification):
    """The links of every request of an address, because they were lost."""

    name = "requests.your_links"
    purpose = "Rendre les liens de suivi à qui les a perdus"
    recipient = "L’entreprise"
    tells_mission = True

    requests: tuple[tuple[str, str], ...]  # activator, link


@dataclass(frozen=True)
class NewLink(Notification):
    """A new link to the tracking page; every earlier one stops working."""

    name = "requests.new_link"
    purpose = "Donner un nouveau lien de suivi, qui remplace les précédents"
    recipient = "L’entreprise"
    tells_mission = True

    activator: str
    link: str


@dataclass(frozen=True)
class PassedOn(Notification):
    """The activator left: who has the request now, since when, and how to refuse (A3.8)."""

    name = "requests.passed_on"
    purpose = "Dire que l’activateur est parti, qui reprend la demande, et comment refuser"
    recipient = "L’entreprise"
    tells_mission = True

    former: str
    activator_in_full: str
    answered: bool
    answer_due_on: date
    link: str
    withdraw_link: str


@dataclass(frozen=True)
class LeftAlone(Notification):
    """The activator left and nobody has taken the request over yet (A3.8)."""

    name = "requests.left_alone"
    purpose = "Dire que l’activateur est parti, que personne n’a repris la demande, et que faire"
    recipient = "L’entreprise"
    tells_mission = True

    former: str
    link: str
    search_link: str


@dataclass(frozen=True)
class TakenOver(Notification):
    """Tells a colleague that a request of somebody who left is now its own."""

    name = "requests.taken_over"
    purpose = "Prévenir un collègue qu’une demande de la personne partie est maintenant la sienne"
    recipient = "L’activateur"

    former: str
    answered: bool
    answer_due_on: date
    link: str
