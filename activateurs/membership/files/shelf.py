"""Where the files of profiles lie: a folder per profile in the storage ``default``, names that nobody can guess.

A name comes from the contents and the profile, under the site's secret: the same file sent twice is kept once, and what
was served under a name never changes. Files are written and erased while the row of the profile is locked, so that
nothing is erased under who is adding it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files import File
    from django.core.files.storage import Storage

FOLDER = "profils"


def storage() -> Storage:
    """The storage, chosen by the settings."""
    return storages["default"]


def key_of(profile_pk: int, contents: bytes) -> str:
    """The name that these contents have on the shelf of that profile: 32 hexadecimal digits."""
    told = f"{profile_pk}:{sha256(contents).hexdigest()}"
    return salted_hmac("activateurs.files", told, algorithm="sha256").hexdigest()[:32]


def put(profile_pk: int, files: Mapping[str, bytes]) -> None:
    """Write files under their names; one that is whole already stays, one that was cut off is written again."""
    shelf = storage()
    for name, contents in files.items():
        path = _path(profile_pk, name)
        if shelf.exists(path):
            if shelf.size(path) == len(contents):
                continue
            shelf.delete(path)
        shelf.save(path, ContentFile(contents))


def take(profile_pk: int, name: str) -> File[bytes] | None:
    """The file of that name, opened; nothing when it is not there."""
    try:
        return storage().open(_path(profile_pk, name))
    except FileNotFoundError:
        return None


def names(profile_pk: int) -> list[str]:
    """Every file of a profile."""
    shelf, folder = storage(), f"{FOLDER}/{profile_pk}"
    return sorted(shelf.listdir(folder)[1]) if shelf.exists(folder) else []


def erase(profile_pk: int, name: str) -> None:
    """Erase a file; nothing happens when it is not there."""
    storage().delete(_path(profile_pk, name))


def owners() -> list[int]:
    """Every profile that has a folder."""
    shelf = storage()
    folders = shelf.listdir(FOLDER)[0] if shelf.exists(FOLDER) else []
    return sorted(int(folder) for folder in folders if folder.isdecimal())


def _path(profile_pk: int, name: str) -> str:
    return f"{FOLDER}/{profile_pk}/{name}"
