"""Somebody who joins a structure, and the steps on the way."""

import re

from django.utils import timezone

from activateurs.membership.organisations import actions
from tests.builders import make_structure, make_user
from tests.mails import last_mail

SITE = "https://www.atelier-bleu.fr"
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
CODE = re.compile(r"^ +(\S+)$", re.MULTILINE)


def make_asking(structure=None, user=None, *, at=None):
    """A person who says that it works in a structure, whose site is known from the open data."""
    return actions.ask_to_belong(
        structure=structure or make_structure(website=SITE), user=user or make_user(), at=at or timezone.now()
    )


def code_sent(asking, email="camille@atelier-bleu.fr", *, at=None):
    """Have a code sent, and read it in the mail."""
    actions.send_code(request=asking, email=email, at=at or timezone.now())
    return CODE.search(last_mail("organisations.address_code").text)[1]
