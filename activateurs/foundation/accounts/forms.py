"""The two steps of sign-in: the address, then the code."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context
from django import forms
from django.utils import timezone

from activateurs.foundation.notifications import actions as notifications
from activateurs.foundation.web import throttling

from .adapter import login_code

# For one address from one network: by address alone, anybody could lock its owner out.
CODES = throttling.Scope("accounts.code", limit=5, period=600)


class AskCodeForm(RequestLoginCodeForm):  # type: ignore[misc] # allauth is not typed
    """The address to which a code is sent, if it is known; the answer is the same if it is not."""

    email = forms.EmailField(
        label="Votre adresse électronique",
        help_text="Celle de votre compte d’activateur. Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez votre adresse électronique.",
            "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
        },
    )

    def clean_email(self) -> str:
        """Count by network and address together, then look the person up."""
        address = self.cleaned_data["email"].strip().lower()
        key = f"{throttling.network_of(context.request)} {address}"
        if throttling.hit(CODES, key, at=timezone.now()).exceeded:
            raise forms.ValidationError(
                "Plusieurs codes viennent d’être demandés pour cette adresse. Cherchez le dernier message reçu, "
                "ou réessayez dans dix minutes."
            )
        self.cleaned_data["email"] = address
        email: str = super().clean_email()
        if self._user is None:
            # As long as for a known address: the time of the answer tells nothing.
            code = login_code(get_adapter().generate_login_code())
            notifications.rehearse(code, to=address, at=timezone.now())
        return email


class GiveCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc] # allauth is not typed
    """The code received."""

    code = forms.CharField(
        label="Code reçu par courriel",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": "Recopiez le code reçu par courriel."},
    )

    def clean_code(self) -> str:
        """Compare, saying in plain words what to do when it differs."""
        try:
            code: str = super().clean_code()
        except forms.ValidationError as error:
            raise forms.ValidationError(
                "Ce code n’est pas le bon. Vérifiez que vous recopiez celui du dernier message reçu."
            ) from error
        return code
