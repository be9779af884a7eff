"""Rate limits that never block a person behind a shared address.

What is limited is what is asked, not where one sits: an e-mail address, a signed form, an account. A network (/24, or
/48 in IPv6) has very generous limits, after which a caller asks for one more step or waits; only the open API answers
429. Keys are kept hashed, for the length of the window.

Counts live in Django's cache. With the local memory cache each process counts for itself, so the true limit is up to
the number of workers times higher; past one machine, set CACHE_URL.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

UNKNOWN_NETWORK = "unknown"


@dataclass(frozen=True, slots=True)
class Scope:
    """A named limit: ``limit`` hits in ``period`` seconds for one key."""

    name: str
    limit: int
    period: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a hit stands: its rank in the window and, when over the limit, the seconds to wait."""

    count: int
    limit: int
    retry_after: int

    @property
    def exceeded(self) -> bool:
        """More hits than the limit allows."""
        return self.count > self.limit


class ThrottledError(Exception):
    """Too many hits; the site answers 429 with ``Retry-After`` (``web/errors.py``)."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Retry after {retry_after} s.")
        self.retry_after = retry_after


def hit(scope: Scope, key: str, *, at: datetime) -> Verdict:
    """Count one more hit of ``key`` (case and surrounding blanks do not matter) in the window of ``at``."""
    seconds = int(at.timestamp())
    window, elapsed = divmod(seconds, scope.period)
    name = f"throttle:{scope.name}:{window}:{_hashed(scope, key)}"
    cache.add(name, 0, timeout=scope.period + 1)
    try:
        count = cache.incr(name)
    except ValueError:  # evicted between the two calls: a first hit again
        cache.set(name, 1, timeout=scope.period + 1)
        count = 1
    return Verdict(count=count, limit=scope.limit, retry_after=scope.period - elapsed)


def require(scope: Scope, key: str, *, at: datetime) -> Verdict:
    """As ``hit``; raises ``ThrottledError`` over the limit."""
    verdict = hit(scope, key, at=at)
    if verdict.exceeded:
        raise ThrottledError(verdict.retry_after)
    return verdict


def network_of(request: HttpRequest) -> str:
    """The caller's network: /24, or /48 in IPv6. Of ``X-Forwarded-For``, only TRUSTED_PROXIES hops are believed."""
    try:
        address = ipaddress.ip_address(_address_of(request))
    except ValueError:
        return UNKNOWN_NETWORK
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    prefix = 24 if address.version == 4 else 48  # noqa: PLR2004 - IP version
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def _address_of(request: HttpRequest) -> str:
    hops: list[str] = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    proxies: int = settings.TRUSTED_PROXIES
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _hashed(scope: Scope, key: str) -> str:
    return salted_hmac(f"throttling.{scope.name}", key.strip().casefold(), algorithm="sha256").hexdigest()[:32]
