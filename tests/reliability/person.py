"""A shop owner on a bad day: the site may vanish at any click, so each click is tried again until it is answered."""

import re
import time
from dataclasses import dataclass, field

import requests
from requests.adapters import HTTPAdapter

from .ledger import Ledger, Spool, wait_for

PATIENCE_SECONDS = 120  # how long a page is tried again; a killed server is back within a few seconds
MAIL_SECONDS = 25  # before asking for the mail once more, as the page offers
PROOF = re.compile(r"/demandes/preuve/[^\s\"]+")
HIDDEN = re.compile(r'name="(sceau|csrfmiddlewaretoken)" value="([^"]+)"')


class FromAddress(HTTPAdapter):
    """Connections leave from an address of this machine's own range: everyone is at home, not in one office."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: object, **options: object) -> None:
        super().init_poolmanager(*args, source_address=(self.address, 0), **options)


class LostError(AssertionError):
    """The site did not answer, or not as it must."""


@dataclass
class Person:
    """One request, from the form to its proof."""

    number: int
    base: str
    slug: str
    ledger: Ledger
    spool: Spool
    session: requests.Session = field(default_factory=requests.Session)
    form: dict[str, str] = field(default_factory=dict)
    sent_page: str = ""

    def __post_init__(self) -> None:
        high, low = divmod(self.number, 250)
        self.session.mount("http://", FromAddress(f"127.{high + 1}.{low + 1}.1"))

    @property
    def address(self) -> str:
        return f"boutique{self.number}@fiable.example"

    def open_form(self) -> None:
        page = self.click("GET", f"/activateurs/{self.slug}/contacter/")
        self.form = dict(HIDDEN.findall(page.text)) | {
            "person_name": f"Camille Essai {self.number}",
            "business_name": f"Boutique {self.number}",
            "lieu": "Vannes (56000)",
            "need": "vendre mes fromages sur internet",
            "message": f"Bonjour, voici ma demande numéro {self.number}.",
            "email": self.address,
            "call_wish": "MAIL",
            "consent": "on",
        }

    def submit(self) -> None:
        """Sent until the site says that it has it: the same form, as a person who clicks again."""
        page = self.click("POST", f"/activateurs/{self.slug}/contacter/", self.form)
        if "/demandes/envoyee/" not in page.url:
            raise LostError(f"request {self.number} was not taken: {page.status_code} {page.url}")
        self.sent_page = page.url.removeprefix(self.base)
        self.ledger.note_submitted(self.address)

    def prove(self) -> None:
        """Open the link of the mail and press the button; ask for the mail again when it does not come."""
        link = wait_for(self.proof_link, MAIL_SECONDS)
        while link is None:
            page = self.click("GET", self.sent_page)
            self.click("POST", self.sent_page, dict(HIDDEN.findall(page.text)))
            link = wait_for(self.proof_link, MAIL_SECONDS)
        page = self.click("GET", link)
        if "/confirmer/" in page.text:
            page = self.click("POST", f"{link}confirmer/", dict(HIDDEN.findall(page.text)))
        if page.status_code != 200:
            raise LostError(f"request {self.number} was not proven: {page.status_code} {page.url}")
        self.ledger.note_proven(self.address)

    def proof_link(self) -> str | None:
        mail = self.spool.to(self.address, "/demandes/preuve/")
        found = PROOF.search(mail.text) if mail else None
        return found[0] if found else None

    def click(self, method: str, path: str, data: dict[str, str] | None = None) -> requests.Response:
        """Try until an answer comes; a killed server refuses, cuts, or answers 502 to 504 through a proxy."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                answer = self.session.request(method, self.base + path, data=data, timeout=10)
            except requests.RequestException:
                time.sleep(0.2)
                continue
            if answer.status_code < 500:
                return answer
            time.sleep(0.2)
        raise LostError(f"no answer to {method} {path}")
