"""``Client.force_login`` stands for the whole of sign-in: for whoever holds a role, both of its steps."""

import time
from typing import Any

import pytest
from allauth.account.internal.flows import login
from django.test import Client

_force_login = Client.force_login


def _force_both_steps(client: Client, user: Any, backend: str | None = None) -> None:
    _force_login(client, user, backend)
    if user.is_staff:
        session = client.session
        record = {"method": "mfa", "type": "totp", "at": time.time(), "reauthenticated": True}
        session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [record]
        session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session.save()


@pytest.fixture(autouse=True, scope="session")
def signed_in_by_two_steps() -> Any:
    """On Django's own test client; ``tests/foundation/accounts`` signs in for real."""
    Client.force_login = _force_both_steps
    yield
    Client.force_login = _force_login
