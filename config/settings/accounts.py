"""Sign-in and joining, by a code sent by e-mail."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.env import env_bool, env_str

from .programme import PROGRAMME_NAME
from .security import HTTPS, TRUSTED_PROXIES

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/connexion/"
LOGIN_REDIRECT_URL = "/espace/"
# Where somebody who has just joined begins.
JOIN_REDIRECT_URL = "/espace/inscription/"
# Which browser has signed in before, so that nobody locks its owner out (accounts/devices.py).
DEVICE_COOKIE_NAME = "__Host-device" if HTTPS else "device"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL

ACCOUNT_ADAPTER = "activateurs.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "confirm_login_code": "activateurs.foundation.accounts.forms.GiveCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that signs in is what proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# The same answer for an unknown address, and no mail to it.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# How many codes may be asked is counted in accounts/limits.py, by what is asked and from where.
ACCOUNT_RATE_LIMITS: dict[str, Any] = {"login": None, "request_login_code": None, "login_failed": "5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

# Second factors (accounts/second_factor.py).
MFA_ADAPTER = "activateurs.foundation.accounts.second_factor.MfaAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "activateurs.foundation.accounts.forms.SecondFactorForm",
    "reauthenticate": "activateurs.foundation.accounts.forms.ConfirmCodeForm",
    "activate_totp": "activateurs.foundation.accounts.forms.ActivateAppForm",
    "add_webauthn": "activateurs.foundation.accounts.forms.NewPasskeyForm",
    "login_webauthn": "activateurs.foundation.accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "activateurs.foundation.accounts.forms.PasskeyStepForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
# A finger, a face or a PIN each time: a passkey alone is then two proofs.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = PROGRAMME_NAME
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
# Seconds during which a change that matters asks for no second confirmation.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

# Sign-in of agents by ProConnect (accounts/proconnect.py); off without an issuer.
PROCONNECT_ISSUER = env_str("PROCONNECT_ISSUER", "")
PROCONNECT_CLIENT_ID = env_str("PROCONNECT_CLIENT_ID", "")
PROCONNECT_CLIENT_SECRET = env_str("PROCONNECT_CLIENT_SECRET", "")
# The operator knows that every identity provider behind it proves addresses.
PROCONNECT_VOUCHES_FOR_EMAIL = env_bool("PROCONNECT_VOUCHES_FOR_EMAIL")
if PROCONNECT_ISSUER and not (PROCONNECT_CLIENT_ID and PROCONNECT_CLIENT_SECRET):
    raise ImproperlyConfigured("PROCONNECT_ISSUER needs PROCONNECT_CLIENT_ID and PROCONNECT_CLIENT_SECRET.")

SESSION_COOKIE_AGE = 14 * 24 * 3600
