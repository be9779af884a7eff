"""What happens on the way in: register, send, decide, appeal. Each action is one transaction with its mails."""

from activateurs.membership.joining.errors import (
    AlreadyDecidedError,
    AlreadyRegisteredError,
    ChangedMeanwhileError,
    CharterNotAcceptedError,
    ClosedRegistrationError,
    IncompleteError,
    JoiningError,
    NotAllowedError,
    NothingToSendError,
    NotYoursError,
    TooLateError,
)

from .appealing import answer_appeal, appeal
from .deciding import check_again, decide, fingerprint
from .registering import (
    begin,
    choose_family,
    choose_kind,
    claim_listing,
    drop,
    keep_typed,
    tell_structure,
    tell_who,
    use_structure,
)
from .sending import ask_change, send, take_back

__all__ = [
    "AlreadyDecidedError",
    "AlreadyRegisteredError",
    "ChangedMeanwhileError",
    "CharterNotAcceptedError",
    "ClosedRegistrationError",
    "IncompleteError",
    "JoiningError",
    "NotAllowedError",
    "NotYoursError",
    "NothingToSendError",
    "TooLateError",
    "answer_appeal",
    "appeal",
    "ask_change",
    "begin",
    "check_again",
    "choose_family",
    "choose_kind",
    "claim_listing",
    "decide",
    "drop",
    "fingerprint",
    "keep_typed",
    "send",
    "take_back",
    "tell_structure",
    "tell_who",
    "use_structure",
]
