"""What sign-in and security write."""

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


@dataclass(frozen=True)
class SecurityChanged(Notification):
    """A way to sign in was added or taken away: the owner hears of it, whoever did it."""

    name = "accounts.security_changed"
    purpose = "Prévenir qu’une façon de se connecter a été ajoutée ou retirée"
    recipient = "Le titulaire du compte"

    what: str
    device: str
    link: str


@dataclass(frozen=True)
class RoleGranted(Notification):
    """A role was entrusted: what it asks first."""

    name = "accounts.role_granted"
    purpose = "Annoncer un rôle confié dans le programme, et ce qu’il demande"
    recipient = "La personne à qui le rôle est confié"

    role: str
    link: str


@dataclass(frozen=True)
class RoleEnded(Notification):
    """A role was taken back."""

    name = "accounts.role_ended"
    purpose = "Dire qu’un rôle dans le programme est retiré"
    recipient = "La personne qui l’avait"

    role: str
