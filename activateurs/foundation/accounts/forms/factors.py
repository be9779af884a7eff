"""Second factors: a passkey, the code of an application, a recovery code."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms

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


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc] # allauth is not typed
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
