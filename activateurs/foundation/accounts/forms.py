"""The two steps of sign-in: the address, then the code."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms

from .adapter import login_code


class AskCodeForm(RequestLoginCodeForm):  # type: ignore[misc] # allauth is not typed
    """The address to which a code is sent, if it is known; the answer is the same if it is not."""

    email = forms.EmailField(
        label="Votre adresse électronique",
        help_text="Celle de votre compte d'activateur. Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez votre adresse électronique.",
            "invalid": "Cette adresse n'est pas complète. Exemple : nom@exemple.fr",
        },
    )

    def clean_email(self) -> str:
        """Count by network and address together, then look the person up."""
        request = context.request
        address = self.cleaned_data["email"].strip().lower()
        key = f"{get_adapter().get_client_ip(request)} {address}"
        if not ratelimit.consume(request, action="request_login_code_here", key=key):
            raise forms.ValidationError(
                "Plusieurs codes viennent d'être demandés pour cette adresse. Cherchez le dernier message reçu, "
                "ou réessayez dans dix minutes."
            )
        self.cleaned_data["email"] = address
        email: str = super().clean_email()
        if self._user is None:
            # As long as for a known address: the time of the answer tells nothing.
            login_code(get_adapter().generate_login_code()).render()
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
                "Ce code n'est pas le bon. Vérifiez que vous recopiez celui du dernier message reçu."
            ) from error
        return code
