"""What allauth asks of the site: no sign-up of its own, no mail of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications import actions as notifications

from . import actions, proconnect
from .devices import Device, in_words
from .notifications import SecurityChanged

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from .models import User


# What allauth tells the owner of an account, in our words.
CHANGES = {
    "mfa/email/totp_activated": "Une application de codes a été ajoutée à votre compte",
    "mfa/email/totp_deactivated": "L’application de codes de votre compte a été retirée",
    "mfa/email/webauthn_added": "Une clé d’accès a été ajoutée à votre compte",
    "mfa/email/webauthn_removed": "Une clé d’accès de votre compte a été retirée",
    "mfa/email/recovery_codes_generated": "De nouveaux codes de secours ont été faits pour votre compte",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Sign-in by code; accounts are opened by ``code_process.py``."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": "Trop d’essais. Attendez cinq minutes, puis recommencez.",
        "rate_limited": "Trop d’essais. Attendez cinq minutes, puis recommencez.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Not by allauth's own forms."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - allauth's signature
        """Every mail of the site is in the registry of messages."""
        raise ImproperlyConfigured(f"No message of the registry answers to {template_prefix}.")

    def send_notification_mail(self, template_prefix: str, user: User, *_args: object, **_options: object) -> None:
        """A way to sign in was added or taken away."""
        message = SecurityChanged(
            what=CHANGES[template_prefix],
            device=in_words(self.request.META.get("HTTP_USER_AGENT", "")),
            link=settings.SITE_URL + reverse("mfa_index"),
        )
        with transaction.atomic():
            notifications.notify(message, to=user.email, at=timezone.now())

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """One page, which takes whatever one has."""
        if not Authenticator.objects.filter(user=user).exists():
            return []
        return [{"id": "mfa_reauthenticate", "description": "", "url": reverse("mfa_reauthenticate")}]

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Whoever came by ProConnect leaves there too."""
        id_token = request.session.get("proconnect_id_token")
        home: str = super().get_logout_redirect_url(request)
        return proconnect.sign_out_url(id_token) or home if id_token and proconnect.is_on() else home

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """Remember the browser: others cannot lock this person out of it any more; and list the session."""
        response: HttpResponse = super().post_login(request, user, **options)
        Device.of(request).remember(user.email, response)
        key, device = request.session.session_key or "", in_words(request.META.get("HTTP_USER_AGENT", ""))
        actions.note_session(user=user, session_key=key, device=device, at=timezone.now())
        return response
