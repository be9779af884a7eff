"""The steps of signing in and of joining, as a browser takes them."""

import re

from tests.mails import last_mail

OWNER = "conseillere@exemple.example"
STRANGER = "aventuriere@exemple.example"  # as long, so that pages weigh the same


def code_of(mail=None):
    """The code that a mail gives; that of the last one unless told."""
    return re.search(r"^ +(\S+)$", (mail or last_mail("accounts.login_code")).text, re.MULTILINE)[1]


def ask(client, address=OWNER, **options):
    """Ask for a code to sign in."""
    return client.post("/connexion/", {"email": address}, **options)


def ask_to_join(client, address=OWNER, **options):
    """Ask for a code to join."""
    return client.post("/inscription/", {"email": address}, **options)


def resend(client, **options):
    """Ask for another code, on the page of the code."""
    return client.post("/connexion/code/", {"action": "resend"}, **options)


def give_code(client, code=None, **options):
    """Give the code of the last mail."""
    return client.post("/connexion/code/", {"code": code or code_of()}, **options)


def sign_in(client, address=OWNER, **options):
    """By the code that is sent."""
    ask(client, address, **options)
    return give_code(client, **options)
