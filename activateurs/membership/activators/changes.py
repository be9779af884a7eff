"""Who must know, in the same transaction, that profiles changed: a registry filled at start-up.

The finder listens here; membership itself imports nothing of what stands above it.
"""

from collections.abc import Callable, Iterable, Sequence

Listener = Callable[[Sequence[int]], None]
_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Call ``listener`` with the ids of the profiles of each later change; registering twice counts once."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(profile_ids: Iterable[int]) -> None:
    """Tell every listener; call it inside the transaction that changes (or deletes) these profiles."""
    ids = sorted(set(profile_ids))
    if ids:
        for listener in _listeners:
            listener(ids)
