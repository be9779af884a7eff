"""What is done with the texts of the programme: accepted, written, published, recalled (A6)."""

from .accepting import accept, signature
from .drafting import Words, abandon, begin, remove, say_what_changes, write
from .errors import (
    AlreadyPublishedError,
    CharterError,
    ClauseTakenError,
    EmptyTextError,
    NothingToldError,
    NotInForceError,
    NotYourProfileError,
    TooSoonError,
)
from .publishing import earliest_deadline, erase_old_proofs, publish_version, tell_members

__all__ = [
    "AlreadyPublishedError",
    "CharterError",
    "ClauseTakenError",
    "EmptyTextError",
    "NotInForceError",
    "NotYourProfileError",
    "NothingToldError",
    "TooSoonError",
    "Words",
    "abandon",
    "accept",
    "begin",
    "earliest_deadline",
    "erase_old_proofs",
    "publish_version",
    "remove",
    "say_what_changes",
    "signature",
    "tell_members",
    "write",
]
