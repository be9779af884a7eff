"""Proof that a page was made here, a moment ago, and showed those very things.

A page carries a short token; the beacon that says that it was shown must bring it back. It is made without writing
anything, from the event, the names of what is shown, the hour and a number drawn at random, signed. It names nobody:
two pages shown to the same person have nothing in common. Without it, strangers could count what they please.
"""

from __future__ import annotations

import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from secrets import randbits
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.crypto import salted_hmac

from .choices import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_EVENTS = {Event.VIEW: 1, Event.APPEARANCE: 2}  # as written in tokens
_HEAD = struct.Struct(">BHQ")  # event, hour, nonce
_SIGNATURE = 10  # bytes
_NONCE = 63  # bits: a positive 64-bit key
_HOUR = 3600  # seconds
_HOURS = 1 << 16  # hours are counted round a clock of seven years
# A token serves during its hour and the next one: a page opened in a background tab may be looked at later.
LIFE_HOURS = 1


class Sealed(NamedTuple):
    """What a good token says."""

    event: Event
    nonce: int


def seal(event: Event, names: Sequence[str], *, at: datetime) -> str:
    """The token of a page that shows the things of these names at that moment: 28 characters."""
    head = _HEAD.pack(_EVENTS[event], _hour(at), randbits(_NONCE))
    return urlsafe_b64encode(head + _signature(settings.SECRET_KEY, head, names)).decode()


def unseal(token: str, names: Sequence[str], *, at: datetime) -> Sealed | None:
    """What the token says, if it was made here for these names and is not too old."""
    try:
        raw = urlsafe_b64decode(token.encode())
        head, signature = raw[: _HEAD.size], raw[_HEAD.size :]
        code, hour, nonce = _HEAD.unpack(head)
    except (ValueError, struct.error):
        return None
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    good = any(hmac.compare_digest(signature, _signature(key, head, names)) for key in keys)
    if not good or (_hour(at) - hour) % _HOURS > LIFE_HOURS:
        return None
    return Sealed(next(event for event, written in _EVENTS.items() if written == code), nonce)


def _hour(at: datetime) -> int:
    return int(at.timestamp()) // _HOUR % _HOURS


def _signature(key: str, head: bytes, names: Sequence[str]) -> bytes:
    return hmac.digest(_derived(key), head + " ".join(names).encode(), "sha256")[:_SIGNATURE]


@lru_cache(maxsize=8)
def _derived(key: str) -> bytes:
    """A key of its own, so that nothing else that is signed here could pass for a token."""
    return salted_hmac("journal.tokens", "", secret=key, algorithm="sha256").digest()
