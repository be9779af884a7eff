"""What structures write to people."""

from dataclasses import dataclass
from datetime import datetime

from activateurs.foundation.notifications.notifications import Notification


@dataclass(frozen=True)
class AddressCodeMail(Notification):
    """A code that proves that whoever asks reads mail at the structure's domain."""

    name = "organisations.address_code"
    purpose = "Donner le code qui prouve que la personne reçoit du courrier dans la structure"
    recipient = "L’adresse de la structure donnée par la personne"

    code: str
    minutes: int
    structure: str


@dataclass(frozen=True)
class InvitationMail(Notification):
    """A manager invites someone; the same words whether or not the address has an account."""

    name = "organisations.invitation"
    purpose = "Inviter une personne à rejoindre une structure"
    recipient = "La personne invitée"

    structure: str
    inviter: str
    expires_at: datetime
    link: str


@dataclass(frozen=True)
class BelongingAsked(Notification):
    """Someone says that it works in the structure; a manager decides."""

    name = "organisations.belonging_asked"
    purpose = "Demander à un gestionnaire si une personne travaille bien dans sa structure"
    recipient = "Les gestionnaires de la structure"

    structure: str
    person: str
    words: str
    link: str


@dataclass(frozen=True)
class StaffAsked(Notification):
    """Someone brought a document; staff decides."""

    name = "organisations.staff_asked"
    purpose = "Prévenir qu’une demande de rattachement attend une décision"
    recipient = "L’équipe du programme"

    structure: str
    link: str


@dataclass(frozen=True)
class BelongingAccepted(Notification):
    """The person belongs to the structure now."""

    name = "organisations.belonging_accepted"
    purpose = "Dire que le rattachement à la structure est accepté"
    recipient = "La personne qui l’a demandé"

    structure: str
    manages: bool
    link: str


@dataclass(frozen=True)
class BelongingRefused(Notification):
    """The request is refused, with the reason and what else can be done."""

    name = "organisations.belonging_refused"
    purpose = "Dire que le rattachement est refusé, pourquoi, et que faire ensuite"
    recipient = "La personne qui l’a demandé"

    structure: str
    reason: str
    by_staff: bool
    link: str


@dataclass(frozen=True)
class Joined(Notification):
    """Someone joined without a manager's click: by a code, an invitation or a decision of staff."""

    name = "organisations.joined"
    purpose = "Prévenir qu’une personne a rejoint la structure, et comment"
    recipient = "Les gestionnaires de la structure"

    structure: str
    person: str
    how: str
    link: str


@dataclass(frozen=True)
class Left(Notification):
    """Someone left the structure by itself."""

    name = "organisations.left"
    purpose = "Prévenir qu’une personne a quitté la structure"
    recipient = "Les gestionnaires de la structure"

    structure: str
    person: str
    link: str


@dataclass(frozen=True)
class Removed(Notification):
    """The person was taken out of the structure."""

    name = "organisations.removed"
    purpose = "Dire à une personne qu’elle ne fait plus partie de la structure"
    recipient = "La personne retirée"

    structure: str
    by_staff: bool


@dataclass(frozen=True)
class RoleChanged(Notification):
    """The person manages the structure, or no longer does."""

    name = "organisations.role_changed"
    purpose = "Dire à une personne qu’elle devient gestionnaire, ou ne l’est plus"
    recipient = "La personne dont le rôle change"

    structure: str
    manages: bool
    link: str


@dataclass(frozen=True)
class NoManager(Notification):
    """Nobody manages the structure any more: requests to join it come to staff."""

    name = "organisations.no_manager"
    purpose = "Prévenir qu’une structure n’a plus de gestionnaire"
    recipient = "L’équipe du programme"

    structure: str
    people: int
    link: str
