"""Forms of accounts: signing in, and second factors."""

from .factors import (
    ActivateAppForm,
    ConfirmCodeForm,
    NewPasskeyForm,
    PasskeyConfirmForm,
    PasskeySignInForm,
    PasskeyStepForm,
    SecondFactorForm,
)
from .signing_in import AddressForm, GiveCodeForm, JoinForm

__all__ = [
    "ActivateAppForm",
    "AddressForm",
    "ConfirmCodeForm",
    "GiveCodeForm",
    "JoinForm",
    "NewPasskeyForm",
    "PasskeyConfirmForm",
    "PasskeySignInForm",
    "PasskeyStepForm",
    "SecondFactorForm",
]
