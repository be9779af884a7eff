"""A person who signs in, and the parts she takes in running the programme."""

from .identities import AgentIdentity
from .roles import RoleGrant
from .sessions import OpenSession
from .user import User, UserManager

__all__ = ["AgentIdentity", "OpenSession", "RoleGrant", "User", "UserManager"]
