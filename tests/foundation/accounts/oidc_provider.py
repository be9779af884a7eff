"""A real OpenID Connect provider on this machine: RSA keys, signed tokens, one-time codes; and faults on demand."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "activateurs", "a-secret-of-tests"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What it believes of the person in front of it, and how it misbehaves."""

    person: dict[str, Any] = field(default_factory=dict)
    # Changes of the claims of each token, and of what signs them.
    id_claims: dict[str, Any] = field(default_factory=dict)
    userinfo_claims: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    signing_key: Any = None
    silent: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    signed_out: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rotate()
        self._codes: dict[str, dict[str, str]] = {}
        self._tokens: set[str] = set()
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.answer(self, {})

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                provider.answer(self, flat(self.rfile.read(length).decode()))

            def log_message(self, *_args: Any) -> None:
                """In silence."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/v2"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def rotate(self) -> None:
        """A new key, under a new name."""
        self.key, self.key_name = new_key(), secrets.token_hex(4)

    def answer(self, handler: BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        parts = urlsplit(handler.path)
        name = parts.path.removeprefix("/api/v2/")
        self.asked.append(name)
        if name in self.silent:
            handler.send_error(503)
            return
        pages = {
            ".well-known/openid-configuration": self.configuration,
            "jwks": self.keys,
            "authorize": self.authorize,
            "token": self.token,
            "userinfo": self.userinfo,
            "session/end": self.end,
        }
        status, kind, body = pages[name](handler, flat(parts.query) | form)
        handler.send_response(status)
        handler.send_header("Location" if status == 302 else "Content-Type", body if status == 302 else kind)
        handler.end_headers()
        if status != 302:
            handler.wfile.write(body.encode())

    def configuration(self, _handler: Any, _given: Any) -> tuple[int, str, str]:
        pages = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "session/end"}
        found = {f"{name}_endpoint": f"{self.url}/{page}" for name, page in pages.items()}
        return as_json(found | {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"})

    def keys(self, _handler: Any, _given: Any) -> tuple[int, str, str]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return as_json({"keys": [public | {"kid": self.key_name, "use": "sig", "alg": "RS256"}]})

    def authorize(self, _handler: Any, given: dict[str, str]) -> tuple[int, str, str]:
        """The person is there and agrees at once."""
        assert given["client_id"] == CLIENT_ID
        assert "openid" in given["scope"].split()
        code = secrets.token_urlsafe(8)
        self._codes[code] = given
        back = urlencode({"code": code, "state": given["state"], "iss": self.url})
        return 302, "", f"{given['redirect_uri']}?{back}"

    def token(self, _handler: Any, given: dict[str, str]) -> tuple[int, str, str]:
        asked = self._codes.pop(given["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).rstrip(b"=")
        if (
            asked is None
            or (given["client_id"], given["client_secret"]) != (CLIENT_ID, CLIENT_SECRET)
            or given["redirect_uri"] != asked["redirect_uri"]
            or challenge.decode() != asked["code_challenge"]
        ):
            return as_json({"error": "invalid_grant"}, status=400)
        access = secrets.token_urlsafe(16)
        self._tokens.add(access)
        claims = {"exp": int(time.time()) + 60, "nonce": asked["nonce"], "acr": "eidas1"} | self.id_claims
        return as_json({"access_token": access, "token_type": "Bearer", "id_token": self.signed(claims)})

    def userinfo(self, handler: Any, _given: Any) -> tuple[int, str, str]:
        if handler.headers["Authorization"].removeprefix("Bearer ") not in self._tokens:
            return as_json({"error": "invalid_token"}, status=401)
        return 200, "application/jwt", self.signed(self.person | self.userinfo_claims)

    def end(self, _handler: Any, given: dict[str, str]) -> tuple[int, str, str]:
        self.signed_out.append(given)
        return 302, "", given["post_logout_redirect_uri"]

    def signed(self, claims: dict[str, Any]) -> str:
        told = {"iss": self.url, "aud": CLIENT_ID, "iat": int(time.time()), "sub": self.person["sub"]} | claims
        told = {name: value for name, value in told.items() if value is not None}
        key = {"none": None, "HS256": CLIENT_SECRET * 3}.get(self.algorithm, self.signing_key or self.key)
        return jwt.encode(told, key, algorithm=self.algorithm, headers={"kid": self.key_name})


def flat(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}


def as_json(found: dict[str, Any], status: int = 200) -> tuple[int, str, str]:
    return status, "application/json", json.dumps(found)
