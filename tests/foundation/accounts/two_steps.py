"""The second step of sign-in, as a person takes it with an application of codes."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.builders import APP_SECRET
from tests.foundation.accounts.signing_in import sign_in


def app_code(secret=APP_SECRET):
    """What the application shows now."""
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def wrong_code(secret=APP_SECRET):
    """Six digits that it shows neither now nor half a minute around."""
    around = {format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)) for step in (-2, -1, 0, 1, 2)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in around)


def give_app_code(client, code=None, page="/connexion/deuxieme-etape/", **fields):
    """Give the code of the application."""
    return client.post(page, {"code": code or app_code()} | fields)


def sign_in_fully(client, user):
    """By mail, then by application."""
    sign_in(client, user.email)
    return give_app_code(client)
