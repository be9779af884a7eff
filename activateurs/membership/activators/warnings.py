"""Words that a writer is warned of: a registry of checks, filled at start-up, also by apps above this one.

A warning never keeps anybody from saving.
"""

from __future__ import annotations

from collections.abc import Callable

from activateurs.foundation.language.discretion import has_contacts

Check = Callable[[str], list[str]]
_checks: list[Check] = []


def register(check: Check) -> None:
    """Ask ``check`` about every text that visitors read: it gives sentences that say what to change."""
    if check not in _checks:
        _checks.append(check)


def about(text: str) -> list[str]:
    """What to tell the writer of a text."""
    return [sentence for check in _checks for sentence in check(text)]


def contacts(text: str) -> list[str]:
    """Addresses and numbers are hidden from visitors, who write by this site only."""
    return [HIDDEN] if has_contacts(text) else []


HIDDEN = (
    "Votre texte contient une adresse électronique ou un numéro de téléphone. Les visiteurs ne les verront pas\u00a0: "
    "ils vous écrivent par ce site, et vos coordonnées leur sont données quand vous acceptez leur demande."
)
