"""One registry of messages, told in docs/mails.md, each with its three templates."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from activateurs.foundation.notifications.notifications import Notification, registered

ROW = re.compile(r"^\| `([a-z_.]+)` \| (.+?) \| (.+?) \| (yes|no) \|$", re.MULTILINE)


def test_the_documentation_tells_every_message():
    page = (Path(settings.BASE_DIR) / "docs" / "mails.md").read_text(encoding="utf-8")
    told = {row[0]: row[1:] for row in ROW.findall(page)}
    known = {one.name: (one.recipient, one.purpose, "yes" if one.tells_mission else "no") for one in registered()}
    assert told == known


@pytest.mark.parametrize("one", registered(), ids=lambda one: one.name)
def test_every_message_has_a_subject_a_text_and_an_html_version(one):
    app, folder = one.name.split(".")
    for part in ("subject.txt", "body.txt", "body.html"):
        get_template(f"{app}/mails/{folder}/{part}")


@pytest.mark.parametrize("one", registered(), ids=lambda one: one.name)
def test_mails_to_businesses_about_a_contact_tell_the_mission(one):
    assert one.tells_mission == (one.recipient in {"L’entreprise", "L’adresse donnée par le visiteur"})


def test_two_messages_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"requests\.proof"):

        @dataclass(frozen=True)
        class Impostor(Notification):
            name = "requests.proof"
            purpose = "x"
            recipient = "x"
