"""Domains that a structure controls, and those that prove nothing because anybody may have an address there."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from .models import Structure

# First labels that name a service of the domain that follows: mail is on that domain itself.
_SERVICES = frozenset(
    {
        "www",
        "www2",
        "web",
        "site",
        "fr",
        "en",
        "shop",
        "boutique",
        "blog",
        "store",
        "eshop",
        "app",
        "portail",
        "accueil",
    }
)
LEAST_LABELS = 2


@cache
def shared() -> frozenset[str]:
    """Public mail providers, throw-away mailboxes and shared web hosts (data/shared_domains.csv)."""
    with (settings.BASE_DIR / "data" / "shared_domains.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["domain"] for row in csv.DictReader(file))


def is_shared(domain: str) -> bool:
    """Whether strangers have addresses or pages there: the domain itself, or one of those that it stands under."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in shared() for start in range(len(labels) - 1))


def of_address(email: str) -> str:
    """The domain of an address, as the DNS spells it (``xn--…`` for accents); empty when it has none."""
    name, _, domain = email.rpartition("@")
    return _spelt(domain) if name else ""


@lru_cache(maxsize=30_000)
def of_website(url: str) -> str:
    """The domain at which the owner of a website has its addresses; empty when the site is on a shared host.

    ``https://www.atelier-bleu.fr/contact`` gives ``atelier-bleu.fr``. Another sub-domain is kept whole: the people of
    ``cci.fr`` are not those of ``morbihan.cci.fr``.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = _spelt(host).split(".")
    while len(labels) > LEAST_LABELS and labels[0] in _SERVICES:
        labels = labels[1:]
    domain = ".".join(labels)
    if len(labels) < LEAST_LABELS or labels[-1].isdecimal() or is_shared(domain):
        return ""
    return domain


def controlled_by(structure: Structure) -> list[str]:
    """Where an address proves that one belongs to the structure: the domain of its site, and those proven before."""
    proven = structure.domains.filter(until__isnull=True).order_by("name").values_list("name", flat=True)
    found = [of_website(structure.website), *proven]
    return list(dict.fromkeys(name for name in found if name and not is_shared(name)))


def _spelt(host: str) -> str:
    text = host.strip().rstrip(".").lower()
    try:
        return text.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
