"""A browser that has signed in before: it carries a signed cookie that says for which addresses.

Limits that anybody may use up never stop it (``limits.py``), so that its owner cannot be locked out. The cookie holds
no address, only keyed hashes; it opens nothing by itself.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

SALT = "accounts.device"
AGE_SECONDS = 365 * 24 * 3600
# People of one computer whom it remembers; the oldest leave first.
REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Device:
    """A browser: a random name, and the people who have signed in with it."""

    name: str
    people: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The browser that asks; a forged or too old cookie is a new browser."""
        try:
            name, people = signing.loads(
                request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=AGE_SECONDS
            )
        except (signing.BadSignature, ValueError, TypeError):
            return cls(secrets.token_urlsafe(12))
        return cls(name, tuple(people))

    def knows(self, address: str) -> bool:
        """Whether the person of this address has signed in with it."""
        return _hashed(address) in self.people

    def remember(self, address: str, response: HttpResponseBase) -> None:
        """Add the person who has just signed in."""
        others = [one for one in self.people if one != _hashed(address)]
        people = [*others, _hashed(address)][-REMEMBERED:]
        response.set_cookie(
            settings.DEVICE_COOKIE_NAME,
            signing.dumps([self.name, people], salt=SALT, compress=True),
            max_age=AGE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _hashed(address: str) -> str:
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()[:20]


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def in_words(agent: str) -> str:
    """What a browser says of itself, as its owner would: « Firefox sur Windows »."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "Un navigateur")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser} sur {system}" if system else browser
