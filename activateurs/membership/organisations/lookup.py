"""What the public directory of companies says of a SIRET: name, address, activity, legal form, size, active or not.

The shape is that of the French State's open company search (``GET /search?q=SIRET``, no key needed). COMPANY_LOOKUP_URL
says where it is; without it nothing is asked, and people type the facts. Never call it inside a transaction.
"""

from __future__ import annotations

import json
import logging
import time
import urllib.request
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from django.conf import settings

from activateurs.foundation.geo.models import Commune

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPResponse

logger = logging.getLogger(__name__)

LONGEST_ANSWER = 1_000_000  # bytes
CHUNK = 16_384
LONG_AGO = date(1900, 1, 1)


class UnavailableError(Exception):
    """The directory is off, silent or unreadable: go on without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An establishment as the directory knows it; what it does not tell is empty."""

    siret: str
    name: str = ""
    legal_form: str = ""
    naf_code: str = ""
    workforce: str = ""
    active_since: date | None = None
    ceased_on: date | None = None
    address: str = ""
    postal_code: str = ""
    town: str = ""
    commune_id: str | None = None

    def facts(self) -> dict[str, Any]:
        """Columns of a structure. ``ceased_on`` is always told: an activity may begin again."""
        told = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "siret"}
        return {name: value for name, value in told.items() if value or name == "ceased_on"}


class CompanyDirectory(Protocol):
    """Whoever answers for a SIRET."""

    def find(self, siret: str) -> Company | None:
        """The establishment of that number, ``None`` when nobody has it. Raises ``UnavailableError``."""


class NoDirectory:
    """None is set up."""

    def find(self, siret: str) -> Company | None:
        """Nobody to ask."""
        raise UnavailableError(siret)


class PublicDirectory:
    """The directory at an address; it has ``timeout`` seconds in all to answer."""

    def __init__(self, url: str, *, timeout: float) -> None:
        self._url, self._timeout = url.rstrip("/"), timeout

    def find(self, siret: str) -> Company | None:
        """Ask for that number alone."""
        query = urlencode({"q": siret, "per_page": 1})
        request = urllib.request.Request(f"{self._url}/search?{query}", headers={"Accept": "application/json"})  # noqa: S310 - the operator's own setting
        try:
            with _opener.open(request, timeout=self._timeout) as response:
                return read(json.loads(self._body(response)), siret)
        # Whatever a broken directory answers, people must go on.
        except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
            logger.warning("company directory: %s", type(error).__name__)
            raise UnavailableError(siret) from error

    def _body(self, response: HTTPResponse) -> bytes:
        """The answer; one that comes drop by drop, or never ends, is left."""
        deadline, body = time.monotonic() + self._timeout, b""
        while chunk := response.read1(CHUNK):
            body += chunk
            if len(body) > LONGEST_ANSWER or time.monotonic() > deadline:
                raise TimeoutError
        return body


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The directory is where the setting says; it sends nobody elsewhere."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        """Never."""


_opener = urllib.request.build_opener(_NoRedirect)


def current() -> CompanyDirectory:
    """The directory that the settings name."""
    url: str = settings.COMPANY_LOOKUP_URL
    return PublicDirectory(url, timeout=settings.COMPANY_LOOKUP_SECONDS) if url else NoDirectory()


def find(siret: str) -> Company | None:
    """What the current directory says. Raises ``UnavailableError``."""
    return current().find(siret)


def read(answer: Mapping[str, Any], siret: str) -> Company | None:
    """The establishment among the results; only the one of that very number counts."""
    for unit in answer["results"]:
        for place in (*unit.get("matching_etablissements", ()), unit.get("siege") or {}):
            if place.get("siret") == siret:
                return _company(unit, place)
    return None


def _company(unit: Mapping[str, Any], place: Mapping[str, Any]) -> Company:
    """The legal unit tells name and form; the establishment tells where, and whether it is open."""
    closed = place.get("etat_administratif") == "F" or unit.get("etat_administratif") == "C"
    ended = _day(place.get("date_fermeture")) or _day(unit.get("date_fermeture"))
    started = _day(place.get("date_creation")) or _day(unit.get("date_creation"))
    commune = Commune.objects.filter(pk=_text(place.get("commune"), 5)).first()
    return Company(
        siret=place["siret"],
        name=_text(unit.get("nom_raison_sociale") or unit.get("nom_complet"), 200),
        legal_form=_text(unit.get("nature_juridique"), 4),
        naf_code=_text(place.get("activite_principale") or unit.get("activite_principale"), 6),
        workforce=_text(unit.get("tranche_effectif_salarie"), 2),
        active_since=_day(unit.get("date_creation")) or started,
        # Closed on a day that is not told: long enough for every rule.
        ceased_on=(ended or started or LONG_AGO) if closed else None,
        address=_street(place),
        postal_code=_text(place.get("code_postal"), 5),
        # The register writes VANNES; people read Vannes.
        town=commune.name if commune else _text(place.get("libelle_commune"), 100),
        commune_id=commune.pk if commune else None,
    )


def _street(place: Mapping[str, Any]) -> str:
    """The address without the postal code and the town, which have their own columns."""
    address = _text(place.get("adresse"), 300)
    code, town = _text(place.get("code_postal"), 5), _text(place.get("libelle_commune"), 100)
    return address.removesuffix(town).rstrip().removesuffix(code).strip(" ,")[:200]


def _text(value: object, most: int) -> str:
    """Some fields are null, and some businesses ask for theirs to be hidden."""
    text = str(value).strip() if value else ""
    return "" if text.upper() == "[NON-DIFFUSIBLE]" else text[:most]


def _day(value: object) -> date | None:
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
