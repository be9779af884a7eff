"""What is written to members about the texts of the programme."""

from dataclasses import dataclass
from datetime import date

from activateurs.foundation.notifications.notifications import Notification

Links = tuple[tuple[str, str], ...]  # name of the profile, address of the page where its person accepts


@dataclass(frozen=True)
class NewVersion(Notification):
    """A new version is there: what changes, by when to accept it (law.md, 14 and 18)."""

    name = "charter.new_version"
    purpose = "Annoncer une nouvelle version de la charte ou des conditions\N{NO-BREAK SPACE}: ce qui change, la date"
    recipient = "L’activateur"

    text: str
    number: int
    what_changed: str
    accept_by: date
    links: Links
    reading: str


@dataclass(frozen=True)
class AcceptSoon(Notification):
    """The deadline comes near, or is today."""

    name = "charter.reminder"
    purpose = "Rappeler qu’une nouvelle version est à accepter, et jusqu’à quand"
    recipient = "L’activateur"

    text: str
    number: int
    what_changed: str
    accept_by: date
    is_last_day: bool
    links: Links


@dataclass(frozen=True)
class NotShown(Notification):
    """The deadline passed: the profile is not shown until its person accepts."""

    name = "charter.unpublished"
    purpose = "Dire que le profil n’est plus montré, pourquoi, et comment le faire revenir"
    recipient = "L’activateur"

    text: str
    profile: str
    accept_by: date
    what_changed: str
    link: str
