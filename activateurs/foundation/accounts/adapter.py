"""What allauth asks of the site: no sign-up here, mails through the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from activateurs.foundation.notifications import actions as notifications

from .notifications import LoginCode

if TYPE_CHECKING:
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Sign-in by code only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody becomes a user here: the programme decides who takes part (A2.3)."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store the mail; allauth may ask for no other than the code."""
        if template_prefix != "account/email/login_code":
            raise ImproperlyConfigured(f"No message of the registry answers to {template_prefix}.")
        with transaction.atomic():
            notifications.notify(login_code(context["code"]), to=email, at=timezone.now())


def login_code(code: str) -> LoginCode:
    """The message that carries ``code``, with how long it is good for."""
    return LoginCode(code=code, minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60)
