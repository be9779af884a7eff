"""ProConnect, the State's sign-in for its agents and those of companies: an OpenID Connect client (law.md, 30).

Off unless PROCONNECT_ISSUER says where it is. Everything that comes back is verified: who signed, for whom, until when,
in answer to which question of ours. Never call it inside a transaction.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import secrets
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import jwt
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Mapping

logger = logging.getLogger(__name__)

SCOPES = "openid given_name usual_name email siret"
ALGORITHMS = ("RS256", "PS256", "ES256")
TIMEOUT_SECONDS = 10
LONGEST_ANSWER = 200_000  # bytes
KEPT_SECONDS = 3600
# Clocks differ a little.
LEEWAY_SECONDS = 60


class ProConnectError(Exception):
    """It is off, silent, or answers what cannot be believed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, to recognise the answer: kept in the session of the browser."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def fresh(cls) -> Question:
        """Unguessable."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who ProConnect says it is."""

    subject: str
    address: str
    address_is_verified: bool
    first_name: str
    last_name: str
    id_token: str


def is_on() -> bool:
    """Whether the operator set it up."""
    return bool(settings.PROCONNECT_ISSUER)


def callback_url() -> str:
    """Where the browser comes back, as declared to ProConnect."""
    return settings.SITE_URL + reverse("account_proconnect_back")


def authorization_url(question: Question) -> str:
    """Where the browser is sent. Raises ``ProConnectError``."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(question.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": settings.PROCONNECT_CLIENT_ID,
        "redirect_uri": callback_url(),
        "scope": SCOPES,
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    return f"{_configuration()['authorization_endpoint']}?{urlencode(asked)}"


def identity(*, code: str, question: Question) -> Identity:
    """Exchange the code that the browser brought back. Raises ``ProConnectError``."""
    configuration = _configuration()
    tokens = _json(
        configuration["token_endpoint"],
        form={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": callback_url(),
            "client_id": settings.PROCONNECT_CLIENT_ID,
            "client_secret": settings.PROCONNECT_CLIENT_SECRET,
            "code_verifier": question.verifier,
        },
    )
    told = _verified(_text(tokens, "id_token"), require=("exp", "iat", "sub", "nonce"))
    if not secrets.compare_digest(str(told["nonce"]).encode(), question.nonce.encode()):
        raise ProConnectError("the answer is to another question")
    bearer = {"Authorization": f"Bearer {_text(tokens, 'access_token')}"}
    person = _verified(_fetch(configuration["userinfo_endpoint"], headers=bearer), require=("sub",))
    if person["sub"] != told["sub"]:
        raise ProConnectError("two different people")
    return Identity(
        subject=str(told["sub"]),
        address=str(person.get("email") or "").strip().lower(),
        address_is_verified=settings.PROCONNECT_VOUCHES_FOR_EMAIL or person.get("email_verified") is True,
        first_name=str(person.get("given_name") or "")[:150],
        last_name=str(person.get("usual_name") or person.get("family_name") or "")[:150],
        id_token=tokens["id_token"],
    )


def sign_out_url(id_token: str) -> str:
    """Where signing out here signs out there too; empty when it cannot be told."""
    try:
        end = _configuration()["end_session_endpoint"]
    except (ProConnectError, KeyError):
        return ""
    asked = {
        "id_token_hint": id_token,
        "state": secrets.token_urlsafe(16),
        "post_logout_redirect_uri": f"{settings.SITE_URL}/",
    }
    return f"{end}?{urlencode(asked)}"


def _verified(token: str, *, require: tuple[str, ...]) -> dict[str, Any]:
    """What a signed token says, signed by ProConnect for this site and still good."""
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise ProConnectError("not a signature that this site believes")
        told: dict[str, Any] = jwt.decode(
            token,
            _key(header.get("kid")),
            algorithms=[header["alg"]],
            audience=settings.PROCONNECT_CLIENT_ID,
            issuer=_configuration()["issuer"],
            leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "aud", *require]},
        )
    except jwt.PyJWTError as error:
        raise ProConnectError(type(error).__name__) from error
    return told


def _key(name: str | None) -> Any:
    """The public key of that name; keys may have changed since they were read."""
    for again in (False, True):
        keys = _kept("keys", _configuration()["jwks_uri"], again=again)
        for one in jwt.PyJWKSet.from_dict(keys).keys:
            if one.key_id == name:
                return one.key
    raise ProConnectError("signed with an unknown key")


def _configuration() -> dict[str, Any]:
    """Where its pages are, as it says itself; its name must be the one of the settings."""
    issuer = settings.PROCONNECT_ISSUER.rstrip("/")
    found = _kept("configuration", f"{issuer}/.well-known/openid-configuration", again=False)
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        raise ProConnectError("it says that it is somebody else")
    return found


def _kept(what: str, address: str, *, again: bool) -> dict[str, Any]:
    name = f"accounts.proconnect:{what}:{hashlib.sha256(address.encode()).hexdigest()[:20]}"
    found: dict[str, Any] | None = None if again else cache.get(name)
    if found is None:
        found = _json(address)
        cache.set(name, found, KEPT_SECONDS)
    return found


def _json(address: str, *, form: Mapping[str, str] | None = None) -> dict[str, Any]:
    try:
        found = json.loads(_fetch(address, form=form))
    except ValueError as error:
        raise ProConnectError("not JSON") from error
    if not isinstance(found, dict):
        raise ProConnectError("not an object")
    return found


def _fetch(address: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> str:
    data = urlencode(form).encode() if form else None
    request = urllib.request.Request(address, data=data, headers=dict(headers or {}))  # noqa: S310 - the operator's own setting
    try:
        with _opener.open(request, timeout=TIMEOUT_SECONDS) as response:
            body: bytes = response.read(LONGEST_ANSWER)
            return body.decode()
    except (OSError, ValueError) as error:
        logger.warning("ProConnect: %s", type(error).__name__)
        raise ProConnectError("no answer") from error


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise ProConnectError(f"no {name}")
    return value


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Its pages are where its configuration says; secrets follow nobody elsewhere."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        """Never."""


_opener = urllib.request.build_opener(_NoRedirect)
