"""The two steps of sign-in and of joining: the address, then the code."""

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from django import forms
from django.utils import timezone

from activateurs.foundation.accounts import limits


class AddressForm(forms.Form):
    """The address to which a code is sent; the answer is the same whether it has an account or not."""

    email = forms.EmailField(
        label="Votre adresse électronique",
        help_text="Celle de votre compte d’activateur. Exemple : nom@exemple.fr",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Indiquez votre adresse électronique.",
            "invalid": "Cette adresse n’est pas complète. Exemple : nom@exemple.fr",
        },
    )

    def clean_email(self) -> str:
        """In small letters, as accounts are; refused for a while when too many codes were asked."""
        address: str = self.cleaned_data["email"].strip().lower()
        if why := limits.refusal(context.request, address, at=timezone.now()):
            raise forms.ValidationError(why)
        return address


class JoinForm(AddressForm):
    """The address of whoever joins."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type] # passed on as they come
        self.fields["email"].help_text = "De préférence celle de votre structure. Exemple : nom@exemple.fr"


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
