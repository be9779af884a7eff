"""Sign-in: by a code sent by e-mail, nothing else; joining the programme is another road."""

from typing import Any

from .security import TRUSTED_PROXIES

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/connexion/"
LOGIN_REDIRECT_URL = "/espace/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL

ACCOUNT_ADAPTER = "activateurs.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "activateurs.foundation.accounts.forms.AskCodeForm",
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
# Never by address alone, so that nobody can lock the owner out; accounts/forms.py counts by network and address.
ACCOUNT_RATE_LIMITS: dict[str, Any] = {"login": "60/m/ip", "request_login_code": "60/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

SESSION_COOKIE_AGE = 14 * 24 * 3600
