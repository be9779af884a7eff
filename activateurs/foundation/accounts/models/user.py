"""A user is a person known by an e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

if TYPE_CHECKING:
    from activateurs.foundation.accounts.choices import Role


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail; there is no user name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who signs in by a code sent to ``email`` (compared without case)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person: an activator, a member of staff. Businesses need no account (peers.md, 3)."""

    username = None  # type: ignore[assignment] # the e-mail address is the name, as Django documents it
    email = models.EmailField("adresse électronique", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    # What policies.roles_of read for this object; None: not read yet.
    roles_read: frozenset[tuple[Role, str]] | None = None

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment] # replaces the manager by user name

    class Meta:
        verbose_name = "personne"
        constraints = (models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),)

    def __str__(self) -> str:
        return self.email

    def close(self) -> None:
        """Nobody signs in any more; sessions end at their next request, since they follow the password."""
        self.is_active = False
        self.set_unusable_password()
        self.save(update_fields=["is_active", "password"])

    def emptied(self, *, address: str) -> None:
        """Nothing of the person stays but the number of the row, for what others did with it."""
        self.email, self.first_name, self.last_name, self.last_login = address, "", "", None
        self.is_active = self.is_staff = self.is_superuser = False
        self.set_unusable_password()
        self.save()
