"""The second factor: required of whoever holds a role, offered to everybody (docs/adr/0015-second-factor.md)."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from .devices import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    from .models import User
    from .requests import SignedInRequest

# A recovery code replaces one of these for a while; alone it is no second factor.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth is not typed
    """What allauth asks of the site about second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ce code n’est pas le bon, ou il a déjà servi. Recopiez celui qui est affiché maintenant.",
        "incorrect_passkey": "Cette clé d’accès n’est pas reconnue ici.",
        "cannot_delete_authenticator": (
            "Votre rôle demande une deuxième preuve : ajoutez-en une autre avant de retirer celle-ci."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Secrets are kept encrypted: a copy of the database does not open accounts."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises a validation error when no key of ours made it: that factor is good for nothing any more."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise self.validation_error("incorrect_code") from error

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever holds a role keeps one at least."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk)
        return not authenticator.user.is_staff or others.exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002, ARG002 - allauth's signature
        """The device on which it is made, in words."""
        return in_words(context.request.META.get("HTTP_USER_AGENT", ""))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site, as browsers name it when they ask for a passkey."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.PROGRAMME_NAME}


class SecondFactorMiddleware:
    """Whoever holds a role sees nothing behind sign-in before the second factor was given in this session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the page; the view is looked at in ``process_view``."""
        return self.get_response(request)

    def process_view(
        self, request: SignedInRequest, view: Callable[..., Any], _args: object, _options: object
    ) -> HttpResponseBase | None:
        """Lead to the confirmation, or to the pages where a factor is set up; open pages cost nothing."""
        if not getattr(view, "login_required", True) or getattr(view, "before_second_factor", False):
            return None
        if not request.user.is_authenticated or not request.user.is_staff or was_given(request):
            return None
        if not has_one(request.user):
            return HttpResponseRedirect(reverse("mfa_index"))
        query = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{query}")


def before_second_factor(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page on which the second factor is set up or given."""
    view.before_second_factor = True  # type: ignore[attr-defined] # read by the middleware
    return view


def has_one(user: User) -> bool:
    """Whether a passkey or an application is set up."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def was_given(request: SignedInRequest) -> bool:
    """Whether this session proved a second factor, at sign-in or since."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def set_up_now(request: SignedInRequest, authenticator: Authenticator) -> None:
    """A factor that was just set up was just proven."""
    record_authentication(
        request, request.user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
    )


def _cipher() -> MultiFernet:
    """The key of the site first, then the former ones (SECRET_KEY_FALLBACKS)."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"accounts.second_factor {key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
