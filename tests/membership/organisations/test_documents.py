"""Documents brought to staff: what they are is read in their bytes; they go once staff has decided."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.organisations import actions, documents
from activateurs.membership.organisations.actions.erasure import FOLDER, erase_documents
from activateurs.membership.organisations.models import Document
from tests.builders import make_staff
from tests.membership.organisations.joining_one import PDF, make_asking

NOW = timezone.now()
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40 + b"\x00\x00\x00\x00IEND\xaeB`\x82"


def private():
    """Where documents are kept."""
    return Document.file.field.storage


def read(contents, name="document.pdf"):
    return documents.read(SimpleUploadedFile(name, contents))


class TestTheContents:
    @pytest.mark.parametrize(
        ("contents", "media_type"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")]
    )
    def test_say_what_a_file_is_whatever_its_name(self, contents, media_type):
        assert read(contents, "n'importe quoi.exe").media_type == media_type

    @pytest.mark.parametrize(
        "contents",
        [
            b"<html><script>alert(1)</script></html>",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"GIF89a<script>",
            b"<script>/*" + PDF,
            b"MZ\x90\x00",
            b"PK\x03\x04word/document.xml",
            b"\x7fELF",
            b"%!PS-Adobe-3.0",
            b"RIFF\x00\x00\x00\x00WEBP",
            b"\x00" * 200,
            b"BM" + JPEG,
            b" %PDF-1.7\n%%EOF",
            b"\x89PNG",
        ],
    )
    def test_refuse_the_rest_whatever_the_name(self, contents):
        for name in ("document.pdf", "photo.jpg", "image.png"):
            with pytest.raises(documents.RefusedError):
                read(contents, name)

    @pytest.mark.parametrize("contents", [PDF[:-8], JPEG[:-2], PNG[:-4]])
    def test_cut_off_are_refused(self, contents):
        with pytest.raises(documents.RefusedError, match="incomplet"):
            read(contents)

    def test_weigh_ten_megabytes_at_most(self):
        heavy = PDF[:9] + b"\n" * (documents.MOST_BYTES + 1 - len(PDF)) + PDF[9:]
        with pytest.raises(documents.RefusedError, match="10 Mo"):
            read(heavy)
        assert read(heavy[:9] + heavy[10:])


@pytest.mark.django_db
class TestTheirLife:
    def test_kept_under_a_name_of_ours_in_the_private_folder(self):
        document = actions.add_document(request=make_asking(), read=read(PDF, "../../kbis de Camille.pdf"), at=NOW)
        assert "kbis" not in document.file.name
        assert document.file.name.startswith(f"{FOLDER}/")
        assert private().open(document.file.name).read() == PDF
        assert not storages["default"].exists(document.file.name)

    def test_erased_once_staff_has_decided(self):
        asking = make_asking()
        document = actions.add_document(request=asking, read=read(PDF), at=NOW)
        kept = document.file.name
        run_tasks()
        assert private().exists(kept)
        actions.approve(request=asking, by=make_staff(ProgrammeRole.MODERATOR), at=NOW)
        run_tasks()
        document.refresh_from_db()
        assert not private().exists(kept)
        assert (document.file.name, document.name, document.erased_at is not None) == ("", "", True)

    @pytest.mark.parametrize("end", ["refuse", "withdraw"])
    def test_erased_after_a_refusal_or_a_change_of_mind(self, end):
        asking = make_asking()
        document = actions.add_document(request=asking, read=read(PDF), at=NOW)
        if end == "refuse":
            actions.refuse(request=asking, by=make_staff(ProgrammeRole.MODERATOR), words="Illisible.", at=NOW)
        else:
            actions.withdraw(request=asking, at=NOW)
        run_tasks()
        assert not private().exists(document.file.name)

    def test_erasing_twice_or_after_a_crash_is_safe(self):
        asking = make_asking()
        document = actions.add_document(request=asking, read=read(PDF), at=NOW)
        actions.withdraw(request=asking, at=NOW)
        private().delete(document.file.name)  # killed between the file and the row
        erase_documents.call()
        erase_documents.call()
        document.refresh_from_db()
        assert document.erased_at is not None

    def test_a_file_that_no_row_names_goes_when_no_upload_can_last_so_long(self, time_machine):
        storage = private()
        asking = make_asking()
        kept = actions.add_document(request=asking, read=read(PDF), at=NOW)
        storage.save(f"{FOLDER}/orphan.pdf", SimpleUploadedFile("x", PDF))
        erase_documents.call()
        assert storage.exists(f"{FOLDER}/orphan.pdf"), "its upload may not be finished"
        time_machine.move_to(timezone.now() + timedelta(hours=3))
        erase_documents.call()
        assert not storage.exists(f"{FOLDER}/orphan.pdf")
        assert storage.exists(kept.file.name)

    def test_three_wait_at_most(self):
        asking = make_asking()
        for _ in range(3):
            actions.add_document(request=asking, read=read(PDF), at=NOW)
        with pytest.raises(actions.TooManyDocumentsError):
            actions.add_document(request=asking, read=read(PDF), at=NOW)
        assert Document.objects.count() == 3
