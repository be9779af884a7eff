"""Second factors: a passkey, the code of an application, a recovery code."""

from __future__ import annotations

import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = {"required": "Recopiez le code."}
DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc] # allauth is not typed
    """The code that the second step of sign-in asks for."""

    code = forms.CharField(
        label="Code de votre application, ou code de secours",
        help_text="Six chiffres dans l’application, huit pour un code de secours.",
        widget=forms.TextInput(attrs=DIGITS),
        error_messages=CODE,
    )


class ConfirmCodeForm(ReauthenticateForm):  # type: ignore[misc] # allauth is not typed
    """The same, before a change that matters."""

    code = SecondFactorForm.base_fields["code"]


class ActivateAppForm(ActivateTOTPForm):  # type: ignore[misc] # allauth is not typed
    """The first code of an application proves that it was set up right."""

    code = forms.CharField(
        label="Code affiché par l’application",
        help_text="Six chiffres, qui changent toutes les trente secondes.",
        widget=forms.TextInput(attrs=DIGITS),
        error_messages=CODE,
    )


# What the readers of passkeys raise, besides saying no, on bytes that no browser would send.
NONSENSE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)


@contextmanager
def _nonsense_is_refused() -> Iterator[None]:
    try:
        yield
    except forms.ValidationError:
        raise
    except NONSENSE as error:
        raise get_adapter().validation_error("incorrect_passkey") from error


class _ReadsPasskey:
    """Nothing that is sent in place of a passkey breaks the page."""

    def clean_credential(self) -> Any:
        """The passkey, found and verified."""
        with _nonsense_is_refused():
            return super().clean_credential()  # type: ignore[misc] # allauth is not typed


class PasskeySignInForm(_ReadsPasskey, webauthn.LoginWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """Sign-in by passkey alone."""


class PasskeyStepForm(_ReadsPasskey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey as the second step of sign-in."""


class PasskeyConfirmForm(_ReadsPasskey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey before a change that matters."""


class NewPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc] # allauth is not typed
    """A passkey that the browser has just made, and the name by which its owner will know it."""

    name = forms.CharField(
        label="Nom de cette clé",
        help_text="Pour la reconnaître plus tard.",
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Every passkey of this site signs in by itself: there is nothing to choose.
        del self.fields["passwordless"]

    def clean(self) -> dict[str, Any]:
        """Verified against what was asked of the browser."""
        with _nonsense_is_refused():
            cleaned: dict[str, Any] = super().clean()
        return cleaned
