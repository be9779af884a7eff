"""The mailbox that the demonstration shows, and nowhere else."""

import base64
import hashlib
import re

import pytest
from django.test import RequestFactory
from django.utils import timezone

from activateurs.foundation.notifications import delivery, views
from activateurs.foundation.notifications.mailboxes import DiskMailbox
from tests.foundation.notifications.writing import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(settings, tmp_path):
    """One mail on disk, in a demonstration."""
    settings.DEMO, settings.MAIL_DIR = True, tmp_path
    backend = "activateurs.foundation.notifications.mailboxes.DiskMailbox"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"folder": str(tmp_path)}}}
    message = write()
    delivery.attempt(message, clock=timezone.now)
    return message


def test_the_list_leads_to_the_text(client, mail):
    page = client.get("/demo/courrier/").content.decode()
    assert f"/demo/courrier/{mail.message_id}/" in page
    assert "ABC123" in client.get(f"/demo/courrier/{mail.message_id}/").content.decode()


def test_the_html_version_is_sandboxed_and_its_one_style_is_named(mail):
    request = RequestFactory().get("/")
    response = views.mail_html(request, mail.message_id)
    assert "ABC123" in response.content.decode()
    policy = response._csp_config
    assert policy["default-src"] == ["'none'"]
    assert "allow-scripts" not in policy["sandbox"]
    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
    assert "\r" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy["style-src"] == [f"'sha256-{digest}'"]


@pytest.mark.parametrize("key", ["absent", "..", ".hidden", "a%2Fb", "a" * 300])
def test_what_is_not_there_is_404(client, mail, key):
    assert client.get(f"/demo/courrier/{key}/").status_code == 404


def test_outside_of_a_demonstration_the_pages_do_not_exist(client, mail, settings):
    settings.DEMO = False
    for path in ("/demo/courrier/", f"/demo/courrier/{mail.message_id}/"):
        assert client.get(path).status_code == 404


def test_the_same_message_twice_is_one_file(mail, tmp_path):
    mailbox = DiskMailbox(alias="default", folder=str(tmp_path))
    mailbox.hand_over(delivery.mail_of(mail), before_content=lambda: None)
    assert len(list(tmp_path.iterdir())) == 1
