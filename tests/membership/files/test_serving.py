"""Who may fetch a file, until when, and in which parts."""

import pytest
from django.test import Client
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.membership.activators import actions as activators
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import PUBLIC_KINDS, Kind
from activateurs.membership.files import shelf
from tests.builders import make_profile, make_staff, make_user
from tests.membership.files.sending import add_brochure, add_picture

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def files_of(profile):
    """Public address, and one's own, of a picture and of a document."""
    names = [("images", add_picture(profile, at=NOW).named(640)), ("fichiers", add_brochure(profile, at=NOW).name)]
    return [(f"/{folder}/{name}", f"/espace/profils/{profile.slug}/fichiers/{name}") for folder, name in names]


def answers(client, profile, which=0):
    return [client.get(address[which]).status_code for address in files_of(profile)]


@pytest.mark.parametrize("kind", Kind)
def test_visitors_fetch_those_of_public_kinds_only(client, kind):
    assert set(answers(client, make_profile(kind))) == ({200} if kind in PUBLIC_KINDS else {404})


def test_visitors_fetch_nothing_of_a_draft(client):
    assert answers(client, make_profile(published=False)) == [404, 404]


def test_a_withdrawn_profile_has_none_from_that_instant(client):
    profile = make_profile()
    addresses = files_of(profile)
    assert {client.get(public).status_code for public, _ in addresses} == {200}
    activators.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    assert {client.get(public).status_code for public, _ in addresses} == {404}


class TestADraft:
    @pytest.fixture
    def profile(self):
        return make_profile(published=False)

    def test_is_for_its_person(self, client, profile):
        client.force_login(profile.user)
        assert answers(client, profile, which=1) == [200, 200]

    def test_is_for_who_decides_on_it(self, client, profile):
        for role, answer in ((Role.MODERATOR, 200), (Role.ADMINISTRATOR, 200), (Role.EDITOR, 404)):
            client.force_login(make_staff(role))
            assert answers(client, profile, which=1) == [answer, answer]

    def test_does_not_exist_for_anybody_else(self, client, profile):
        client.force_login(make_user())
        assert answers(client, profile, which=1) == [404, 404]

    def test_is_not_reached_by_another_profile_of_ones_own(self, client, profile):
        other = make_profile()
        client.force_login(other.user)
        name = files_of(profile)[0][1].rpartition("/")[2]
        assert client.get(f"/espace/profils/{other.slug}/fichiers/{name}").status_code == 404

    def test_is_kept_by_no_cache(self, client, profile):
        client.force_login(profile.user)
        assert client.get(files_of(profile)[0][1])["Cache-Control"] == "private, no-store"


def test_public_addresses_read_no_cookie(django_assert_num_queries):
    """Two queries at most, none for a session; whoever is signed in gets the same answer."""
    profile = make_profile()
    public = files_of(profile)[0][0]
    client = Client()
    client.force_login(profile.user)
    with django_assert_num_queries(1):
        response = client.get(public)
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "private, max-age=2592000, immutable"


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "..%2f..%2fdb.sqlite3",
        "0" * 32 + "-640.webp",
        "0" * 32 + "-640.svg",
        "0" * 32 + ".pdf",
        "%00.webp",
        "٠" * 32,
    ],
)
def test_names_that_nobody_gave_lead_nowhere(client, name):
    assert client.get(f"/images/{name}").status_code == 404
    assert client.get(f"/fichiers/{name}").status_code == 404


def test_a_row_without_its_file_leads_nowhere(client):
    profile = make_profile()
    addresses = files_of(profile)
    for name in shelf.names(profile.pk):
        shelf.erase(profile.pk, name)
    assert [client.get(public).status_code for public, _ in addresses] == [404, 404]


class TestParts:
    @pytest.fixture
    def address(self):
        return files_of(make_profile())[1][0]

    @pytest.fixture
    def whole(self, client, address):
        return b"".join(client.get(address))

    @pytest.mark.parametrize(
        ("asked", "wanted"),
        [
            ("bytes=0-4", slice(0, 5)),
            ("bytes=5-", slice(5, None)),
            ("bytes=-6", slice(-6, None)),
            ("bytes=0-99999999", slice(0, None)),
        ],
    )
    def test_are_given(self, client, address, whole, asked, wanted):
        response = client.get(address, headers={"Range": asked, "Accept-Encoding": "gzip"})
        assert response.status_code == 206
        assert response.content == whole[wanted]
        assert response["Content-Range"].endswith(f"/{len(whole)}")
        assert response["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("asked", ["bytes=9999999-", "bytes=-0"])
    def test_that_are_not_there_are_told(self, client, address, whole, asked):
        response = client.get(address, headers={"Range": asked})
        assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(whole)}")

    @pytest.mark.parametrize("asked", ["bytes=-", "bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=٣-٤"])
    def test_that_make_no_sense_give_the_whole(self, client, address, whole, asked):
        response = client.get(address, headers={"Range": asked})
        assert (response.status_code, b"".join(response)) == (200, whole)

    def test_head_gives_the_length_alone(self, client, address, whole):
        response = client.head(address)
        assert (response.status_code, response["Content-Length"]) == (200, str(len(whole)))
        assert response.content == b""

    def test_nothing_is_compressed_again(self, client, address, whole):
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in response
        assert response["Content-Length"] == str(len(whole))
