"""A person who signs in, and the parts she takes in running the programme."""

from .roles import RoleGrant
from .user import User, UserManager

__all__ = ["RoleGrant", "User", "UserManager"]
