"""What happens to structures and their people. Each action is one transaction with the mails that tell of it.

Actions on the people of one structure come one after the other (its row is locked), so that two managers who act at the
same moment get one outcome.
"""

from .belonging import (
    AddressRefusedError,
    AlreadyDecidedError,
    CodeExpiredError,
    TooManyCodesError,
    WrongCodeError,
    approve,
    ask_managers,
    ask_to_belong,
    prove_by_domain,
    refuse,
    send_code,
    withdraw,
)
from .documents import TooManyDocumentsError, add_document
from .erasure import erase_documents, forget_unanswered
from .exceptions import AlreadyThereError, NotAllowedError, OrganisationError
from .facts import change_facts, refresh_facts, refresh_from_registry
from .invitations import (
    NotForYouError,
    TooManyInvitationsError,
    UselessInvitationError,
    accept_invitation,
    invite,
    revoke_invitation,
)
from .people import LastManagerError, change_role, leave, remove
from .structures import Found, InvalidDraftError, LikelyDuplicateError, check, find_or_create_structure, identify

__all__ = [
    "AddressRefusedError",
    "AlreadyDecidedError",
    "AlreadyThereError",
    "CodeExpiredError",
    "Found",
    "InvalidDraftError",
    "LastManagerError",
    "LikelyDuplicateError",
    "NotAllowedError",
    "NotForYouError",
    "OrganisationError",
    "TooManyCodesError",
    "TooManyDocumentsError",
    "TooManyInvitationsError",
    "UselessInvitationError",
    "WrongCodeError",
    "accept_invitation",
    "add_document",
    "approve",
    "ask_managers",
    "ask_to_belong",
    "change_facts",
    "change_role",
    "check",
    "erase_documents",
    "find_or_create_structure",
    "forget_unanswered",
    "identify",
    "invite",
    "leave",
    "prove_by_domain",
    "refresh_facts",
    "refresh_from_registry",
    "refuse",
    "remove",
    "revoke_invitation",
    "send_code",
    "withdraw",
]
