"""How much a network sends: a busy one waits a little longer between opening and sending, and is never refused."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW_SECONDS = 3600
MANY = 30


def count_and_tell(request: HttpRequest) -> bool:
    """Count one more form of this network; whether it is a busy one now."""
    key = f"requests.pace:{network(request.META.get('REMOTE_ADDR', ''))}"
    if cache.add(key, 1, WINDOW_SECONDS):
        return False
    try:
        return cache.incr(key) > MANY
    except ValueError:  # forgotten between the two
        return False


def network(address: str) -> str:
    """The address, or the /64 of an IPv6 one: a household, an office, a library."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "?"
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False).network_address)
    return str(parsed)
