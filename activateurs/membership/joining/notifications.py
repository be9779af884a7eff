"""What joining writes to people: each event of a submission, with its reasons and what can be done (law.md, 16)."""

from dataclasses import dataclass
from datetime import date

from activateurs.foundation.notifications.notifications import Notification


@dataclass(frozen=True)
class Received(Notification):
    """The profile was sent: by when a decision is due."""

    name = "joining.received"
    purpose = "Accuser réception d’un profil envoyé, et dire quand une décision est attendue"
    recipient = "La personne du profil"

    profile: str
    structural: bool
    due_on: date
    working_days: int
    link: str


@dataclass(frozen=True)
class Published(Notification):
    """The profile is published, or the change made; for a kind that nobody sees in public, it says who sees it."""

    name = "joining.published"
    purpose = "Dire qu’un profil est publié, ou qu’un changement est fait"
    recipient = "La personne du profil"

    profile: str
    structural: bool
    public: bool
    words: str
    automatic: bool
    link: str
    space_link: str


@dataclass(frozen=True)
class ChangesAsked(Notification):
    """What to mend before the profile can be published: ground, rule, words."""

    name = "joining.changes_asked"
    purpose = "Demander des corrections avant de publier, avec la raison et la règle"
    recipient = "La personne du profil"

    profile: str
    ground: str
    rule: str
    words: str
    checked_by_machine: bool
    link: str


@dataclass(frozen=True)
class Refused(Notification):
    """The statement of reasons of a refusal: facts, rule, automated means used, way to appeal (law.md, 16)."""

    name = "joining.refused"
    purpose = "Refuser un profil ou un changement : faits, règle, moyens automatiques, recours"
    recipient = "La personne du profil"

    profile: str
    structural: bool
    ground: str
    rule: str
    words: str
    checked_by_machine: bool
    appeal_until: date
    link: str


@dataclass(frozen=True)
class AppealReceived(Notification):
    """The appeal arrived: another person will look."""

    name = "joining.appeal_received"
    purpose = "Accuser réception d’un recours"
    recipient = "La personne du profil"

    profile: str
    link: str


@dataclass(frozen=True)
class AppealAnswered(Notification):
    """What another person decided on the appeal."""

    name = "joining.appeal_answered"
    purpose = "Répondre à un recours : décision maintenue ou annulée, et pourquoi"
    recipient = "La personne du profil"

    profile: str
    overturned: bool
    words: str
    link: str
