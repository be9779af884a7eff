"""Nothing of the hostile corpus is ever served active; what is refused is told in French, beside its field."""

import re

import pytest
from django.test import Client

from activateurs.foundation.web.sealed import SEALED
from activateurs.membership.files import shelf
from activateurs.membership.files.choices import Use
from activateurs.membership.files.forms import BrochuresForm, PicturesForm, PlacesForm
from activateurs.membership.files.models import Brochure, Picture
from tests.builders import make_profile
from tests.membership.files.corpus import CORPUS, DOCUMENT, PICTURE, Hostile
from tests.membership.files.making import MARK
from tests.membership.files.sending import address

pytestmark = pytest.mark.django_db
FRENCH = re.compile(r"\b(Ce|Cette|Nous|Le nom)\b.*\.")
TRACES = (b"script", b"<svg", b"PK\x03\x04", b"Exif", b"ICC", b"GPS", b"html", b"adobe", b"IEND")
NAMES = {case.what for case in CORPUS}


def named(case: Hostile) -> str:
    return case.what.replace(" ", "-")


def sent(profile, case: Hostile, step: str, place: str, words: str):
    """Written by hand, name and type as they are: a browser, or Django's test client, would clean them."""
    client = Client()
    client.force_login(profile.user)
    name = case.name.replace('"', "%22")
    said = case.said or "application/octet-stream"
    parts = (
        f'Content-Disposition: form-data; name="{place}-{words}"\r\n\r\nUne description'.encode(),
        f'Content-Disposition: form-data; name="{place}-file"; filename="{name}"\r\n'.encode()
        + f"Content-Type: {said}\r\n\r\n".encode()
        + case.contents,
    )
    body = b"".join(b"--limit\r\n" + part + b"\r\n" for part in parts) + b"--limit--\r\n"
    return client.post(address(profile, step), body, content_type="multipart/form-data; boundary=limit")


@pytest.mark.parametrize("case", CORPUS, ids=named)
def test_as_a_picture(case: Hostile) -> None:
    profile = make_profile()
    response = sent(profile, case, "images", "photo", "alt")
    kept = Picture.objects.filter(profile=profile).first()
    assert bool(kept) is (case.taken_as == PICTURE)
    if kept:
        for name in shelf.names(profile.pk):
            seen = Client().get(f"/images/{name}")
            body = b"".join(seen) if seen.streaming else seen.content
            check_sealed(seen, {"image/webp", "image/jpeg"}, "inline")
            assert body[:2] == b"\xff\xd8" or (body[:4] == b"RIFF" and body[8:12] == b"WEBP")
            assert [trace for trace in TRACES if trace in body] == []
    else:
        check_told(response, "photo-file")
        assert shelf.names(profile.pk) == []


@pytest.mark.parametrize("case", CORPUS, ids=named)
def test_as_a_document(case: Hostile) -> None:
    profile = make_profile()
    response = sent(profile, case, "documents", "document-plus", "title")
    kept = Brochure.objects.filter(profile=profile).first()
    assert bool(kept) is (case.taken_as == DOCUMENT)
    if kept:
        seen = Client().get(f"/fichiers/{kept.name}")
        assert b"".join(seen).startswith(b"%PDF-")
        check_sealed(seen, {"application/pdf"}, 'attachment; filename="une-description.pdf"')
    else:
        check_told(response, "document-plus-file")
        assert shelf.names(profile.pk) == []


def check_sealed(seen, types, disposition) -> None:
    assert seen.status_code == 200
    assert seen["Content-Type"] in types
    assert seen["Content-Disposition"] == disposition
    assert seen["X-Content-Type-Options"] == "nosniff"
    assert seen["Content-Security-Policy"] == SEALED
    assert "default-src 'none'" in SEALED
    assert "sandbox" in SEALED
    assert "allow-" not in SEALED
    assert seen["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in seen
    assert "Cookie" not in seen.get("Vary", "")


def check_told(response, field) -> None:
    """The sentence is beside the field, what was typed is still there, the name of the file is nowhere."""
    page = response.content.decode()
    assert response.status_code == 200
    error = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert error
    text = re.sub("<[^>]+>", "", error[1])
    assert FRENCH.search(text), text
    assert "Une description" in page
    assert MARK.decode() not in page
    assert "onerror" not in page


def test_the_corpus_is_large_and_each_file_is_one() -> None:
    assert len(NAMES) == len(CORPUS) >= 40
    assert sum(case.taken_as == PICTURE for case in CORPUS) > 15
    assert sum(case.taken_as == DOCUMENT for case in CORPUS) >= 4


def test_names_are_never_kept() -> None:
    """Neither on the shelf nor in the database."""
    profile = make_profile()
    for case in CORPUS:
        if case.taken_as != "nothing":
            step, place, words = (
                ("images", "work-plus", "alt") if case.taken_as == PICTURE else ("documents", "document-plus", "title")
            )
            sent(profile, case, step, place, words)
    assert Picture.objects.filter(profile=profile, use=Use.WORK).count() > 3
    assert all(re.fullmatch(r"[0-9a-f]{32}(-\d+)?\.(webp|jpg|pdf)", name) for name in shelf.names(profile.pk))


def test_the_corpus_goes_through_every_page_that_takes_files() -> None:
    """A third one would need its own test."""
    assert PlacesForm.__subclasses__() == [PicturesForm, BrochuresForm]
