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


@dataclass(frozen=True)
class ConfirmationAsked(Notification):
    """Asks whether the profile is still true; ``rank`` 0, 1, 2 for the reminders of day 0, 15 and 30 (A3.8)."""

    name = "situations.confirmation_asked"
    purpose = "Demander si la fiche est toujours à jour, puis le rappeler"
    recipient = "L’activateur"

    profile: str
    confirmed_on: date | None
    rank: int
    last: bool
    last_days: int
    link: str


@dataclass(frozen=True)
class ManagerAsked(Notification):
    """The address of somebody of the structure refuses mails: its manager can reach it."""

    name = "situations.manager_asked"
    purpose = "Dire que l’adresse d’une personne de la structure refuse les courriels"
    recipient = "Le gestionnaire de la structure"

    person: str
    structure: str
    last: bool


@dataclass(frozen=True)
class Unpublished(Notification):
    """The profile is no longer shown, and one click brings it back."""

    name = "situations.unpublished"
    purpose = "Dire que la fiche n’est plus visible, et comment la remettre"
    recipient = "L’activateur"

    profile: str
    link: str


@dataclass(frozen=True)
class TeamTold(Notification):
    """Something that nobody of the structure can settle; names nobody."""

    name = "situations.team_told"
    purpose = "Dire à l’équipe du programme que quelque chose attend sa décision"
    recipient = "L’équipe du programme (TEAM_EMAIL)"

    cause: str
    link: str


@dataclass(frozen=True)
class DepartureRecorded(Notification):
    """Somebody else recorded the departure of a person."""

    name = "situations.departure_recorded"
    purpose = "Dire à une personne que son départ a été enregistré par quelqu’un d’autre"
    recipient = "L’activateur dont le départ est enregistré"

    profile: str
    on: date
    cause: str


@dataclass(frozen=True)
class HandOverAsked(Notification):
    """A colleague is asked to take over what is under way."""

    name = "situations.hand_over_asked"
    purpose = "Demander à un collègue de reprendre les demandes de quelqu’un qui part"
    recipient = "Le collègue choisi"

    person: str
    on: date
    under_way: int
    link: str


@dataclass(frozen=True)
class HandOverRefused(Notification):
    """The colleague cannot take over."""

    name = "situations.hand_over_refused"
    purpose = "Dire que le collègue choisi ne peut pas reprendre les demandes"
    recipient = "Qui a annoncé le départ"

    colleague: str
    person: str
    link: str


@dataclass(frozen=True)
class ExportReady(Notification):
    """The copy of one's data can be downloaded, after sign-in."""

    name = "situations.export_ready"
    purpose = "Dire que la copie de ses données est prête"
    recipient = "La personne qui l’a demandée"

    until: date
    link: str


@dataclass(frozen=True)
class FarewellSaid(Notification):
    """What leaving the programme means: what is closed, what is erased and when, how to change one’s mind (A6)."""

    name = "situations.farewell"
    purpose = "Confirmer le départ du programme : ce qui est fermé, ce qui sera effacé et quand"
    recipient = "La personne qui part"

    erase_on: date
