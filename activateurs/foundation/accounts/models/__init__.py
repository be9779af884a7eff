"""A person who signs in, and the parts she takes in running the programme."""

from .roles import RoleGrant
from .sessions import OpenSession
from .user import User, UserManager

__all__ = ["OpenSession", "RoleGrant", "User", "UserManager"]
