"""What a page of the editor had in front of it: carried by its form, so that nothing is overwritten unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from secrets import token_hex
from typing import Self

_WRITTEN = re.compile(r"([0-9a-f]{0,16})\.(\d{1,9})\.([0-9a-f]{16})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stamp:
    """``digest`` of what the profile said, ``revision`` of the draft shown (0: none), ``page`` of the browser."""

    digest: str
    revision: int
    page: str

    def __str__(self) -> str:
        return f"{self.digest}.{self.revision}.{self.page}"

    @classmethod
    def fresh(cls, digest: str, revision: int = 0) -> Self:
        """For a page that is opened."""
        return cls(digest, revision, token_hex(8))

    @classmethod
    def read(cls, text: str) -> Self:
        """What a form carried; one that is not ours had nothing in front of it, which any change contradicts."""
        found = _WRITTEN.fullmatch(text)
        return cls(found[1], int(found[2]), found[3]) if found else cls("-", 0, token_hex(8))
