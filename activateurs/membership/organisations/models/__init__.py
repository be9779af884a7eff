"""A structure, what is known of it, its people and how they joined."""

from activateurs.membership.organisations.choices import Category

from .belonging import AddressCode, BelongingRequest, BelongingRequestQuerySet, Document
from .draft import Draft
from .invitation import Invitation, InvitationQuerySet
from .people import Membership, MembershipQuerySet
from .structure import Domain, FactSheet, Structure, StructureQuerySet

__all__ = [
    "AddressCode",
    "BelongingRequest",
    "BelongingRequestQuerySet",
    "Category",
    "Document",
    "Domain",
    "Draft",
    "FactSheet",
    "Invitation",
    "InvitationQuerySet",
    "Membership",
    "MembershipQuerySet",
    "Structure",
    "StructureQuerySet",
]
