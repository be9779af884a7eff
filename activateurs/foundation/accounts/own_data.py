"""The account itself, its roles and the mails that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.notifications.models import Message

from .models import AgentIdentity, OpenSession, RoleGrant
from .personal_data import Part, Table, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from .models import User

# Reserved for what does not exist (RFC 2606): nothing can be sent there.
NOWHERE = "efface.invalid"


def _export(person: User) -> Iterator[Table]:
    accounts = type(person).objects.filter(pk=person.pk)
    yield table_of("compte", accounts, but=("password", "is_superuser"))
    yield table_of("roles", RoleGrant.objects.filter(user=person))
    yield table_of("identites-d-agent", AgentIdentity.objects.filter(user=person))
    yield table_of("connexions", OpenSession.objects.filter(user=person), but=("session_key",))
    sent = Message.objects.filter(recipient=person.email)
    yield table_of("courriels", sent, but=("html", "claim", "lease_until", "attempts", "message_id"))


def _erase(person: User, at: datetime) -> None:  # noqa: ARG001 - asked of every part
    Message.objects.filter(recipient__iexact=person.email).delete()
    # Addresses, passkeys, codes, sessions: whatever the sign-in package keeps of somebody.
    for relation in person._meta.related_objects:  # noqa: SLF001 - Django's documented name
        if relation.related_model.__module__.startswith("allauth."):
            relation.related_model._default_manager.filter(**{relation.field.name: person}).delete()  # noqa: SLF001 - the same
    for model in (AgentIdentity, OpenSession):
        model._default_manager.filter(user=person).delete()  # noqa: SLF001 - Django's documented name
    person.emptied(address=f"efface-{person.pk}@{NOWHERE}")


ACCOUNT = Part(
    name="compte",
    label="Votre compte",
    covers=frozenset(
        {
            "accounts.User",
            "accounts.RoleGrant",
            "accounts.OpenSession",
            "accounts.AgentIdentity",
            "notifications.Message",
        }
    ),
    export=_export,
    erase=_erase,
    erased="Votre adresse, votre nom, vos moyens de connexion et les courriels que nous vous avons envoyés.",
    kept="Une ligne sans nom ni adresse, pour que l’histoire des fiches et des structures reste lisible.",
)
