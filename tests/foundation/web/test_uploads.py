"""What is sent beyond the largest file that a form takes is not kept, and the form says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from activateurs.foundation.web import uploads
from activateurs.membership.files.refusals import MOST_BYTES
from tests.builders import make_profile

pytestmark = pytest.mark.django_db


def test_the_handler_keeps_one_byte_more_than_any_form_takes():
    assert uploads.MOST_BYTES == MOST_BYTES + 1


def test_what_is_over_is_thrown_away(monkeypatch):
    """Twenty megabytes come, ten are on the disk."""
    sizes = []
    whole = uploads.BoundedUploadHandler.file_complete

    def measured(self, file_size):
        file = whole(self, file_size)
        file.file.seek(0, 2)
        sizes.append((file_size, file.file.tell(), file.size))
        return file

    monkeypatch.setattr(uploads.BoundedUploadHandler, "file_complete", measured)
    profile = make_profile()
    client = Client()
    client.force_login(profile.user)
    sent = SimpleUploadedFile("plaquette.pdf", b"%PDF-1.7" + bytes(20_000_000), content_type="application/pdf")
    data = {"document-plus-file": sent, "document-plus-title": "Plaquette"}
    page = client.post(f"/espace/profils/{profile.slug}/documents/", data).content.decode()
    assert "dépasse 10\u00a0Mo" in page
    assert 'value="Plaquette"' in page
    assert sizes == [(20_000_008, MOST_BYTES + 1, MOST_BYTES + 1)]
