"""What sign-in writes."""

from dataclasses import dataclass

from activateurs.foundation.notifications.notifications import Notification


@dataclass(frozen=True)
class LoginCode(Notification):
    """The code that signs a person in; it works in the browser that asked for it."""

    name = "accounts.login_code"
    purpose = "Donner le code de connexion demandé"
    recipient = "La personne qui se connecte"

    code: str
    minutes: int
