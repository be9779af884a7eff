"""What the log may say: the error and where, without what would let a reader of the log in."""

from __future__ import annotations

import logging
import re

# Payload, time and signature of a personal link (django.core.signing).
_SIGNED = re.compile(r"[\w-]{8,}:[\w-]{4,}:[\w-]{20,}")


class HidePersonalLinks(logging.Filter):
    """Replaces signed links in what is logged: an address is noted with each error, and a link opens its page."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, its message rewritten."""
        record.msg, record.args = _SIGNED.sub("(lien)", record.getMessage()), ()
        return True
