"""What the outbox holds, and the links in it."""

import re

from activateurs.foundation.notifications.models import Message

ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def mails_to(address):
    """The messages stored for an address, oldest first."""
    return list(Message.objects.filter(recipient=address).order_by("pk"))


def last_mail(name):
    """The last message of a name."""
    return Message.objects.filter(name=name).order_by("-pk").first()


def path_in(message, starting="/demandes/"):
    """The path of the first link of the message that starts so."""
    for address in ADDRESS.findall(message.text):
        path = "/" + address.split("/", 3)[3]
        if path.startswith(starting):
            return path
    raise AssertionError(f"no link to {starting} in {message.name}")
