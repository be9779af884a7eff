"""What allauth asks of the site: no sign-up of its own, no mail of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured

from .devices import Device

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from .models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Sign-in by code; accounts are opened by ``code_process.py``."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Not by allauth's own forms."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - allauth's signature
        """Every mail of the site is in the registry of messages."""
        raise ImproperlyConfigured(f"No message of the registry answers to {template_prefix}.")

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """Remember the browser: others cannot lock this person out of it any more."""
        response: HttpResponse = super().post_login(request, user, **options)
        Device.of(request).remember(user.email, response)
        return response
