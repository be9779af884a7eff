"""The two pages of the editor: what is right is kept, what is wrong is told, visitors see it at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.membership.activators import steps
from activateurs.membership.activators.models import Change
from activateurs.membership.files import actions, shelf
from activateurs.membership.files.choices import Use
from activateurs.membership.files.models import Brochure, Picture
from tests.builders import make_profile
from tests.membership.files.making import jpeg, pdf, png
from tests.membership.files.sending import DOCUMENTS, IMAGES, add_brochure, add_picture, address, send, upload

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PORTRAIT = {"photo-alt": "Camille devant sa boutique"}


def portrait():
    """Read once by each sending."""
    return PORTRAIT | {"photo-file": upload(jpeg())}


def public(client, profile):
    return client.get(f"/activateurs/{profile.slug}/").content.decode()


class TestAPicture:
    def test_is_seen_at_once(self, client):
        profile = make_profile()
        page = send(client, profile, IMAGES, portrait(), follow=True).content.decode()
        assert "visible dans l’annuaire dès maintenant" in page
        picture = Picture.objects.get()
        shown = public(client, profile)
        assert f'src="/images/{picture.named(240)}" width="240" height="180" alt="Camille devant sa boutique"' in shown
        assert f'property="og:image" content="http://testserver/images/{picture.named(640, "jpg")}"' in shown
        assert Change.objects.get().after == {"Votre photo": "Camille devant sa boutique"}

    def test_of_a_draft_is_seen_in_the_preview_only(self, client):
        profile = make_profile(published=False)
        send(client, profile, IMAGES, portrait())
        preview = client.get(f"/espace/profils/{profile.slug}/apercu/").content.decode()
        inside = f"/espace/profils/{profile.slug}/fichiers/{Picture.objects.get().named(240)}"
        assert inside in preview
        assert client.get(inside).status_code == 200

    def test_must_be_described_or_said_to_be_decorative(self, client):
        profile = make_profile()
        page = send(client, profile, IMAGES, {"photo-file": upload(jpeg())}).content.decode()
        assert "cochez la case si elle est décorative" in page
        assert not Picture.objects.exists()
        send(client, profile, IMAGES, {"photo-file": upload(jpeg()), "photo-decorative": "on"})
        assert Picture.objects.get().alt == ""
        assert 'alt=""' in public(client, profile)

    def test_that_is_right_is_kept_beside_one_that_is_wrong(self, client):
        profile = make_profile()
        data = portrait() | {"logo-file": upload(b"<svg/>", "logo.svg"), "logo-alt": "Notre logo"}
        page = send(client, profile, IMAGES, data).content.decode()
        assert Picture.objects.get().use == Use.PHOTO
        assert "Le reste de la page est enregistré." in page
        assert 'value="Notre logo"' in page
        assert "JPEG, PNG ou WebP" in page

    def test_that_is_described_without_being_chosen_is_asked_for(self, client):
        page = send(client, make_profile(), IMAGES, {"work-plus-alt": "Une vitrine"}).content.decode()
        assert "Choisissez l’image que vous décrivez." in page
        assert 'value="Une vitrine"' in page

    def test_sent_twice_is_one(self, client):
        profile = make_profile()
        for _ in range(2):
            send(client, profile, IMAGES, {"work-plus-file": upload(png(), "a.png"), "work-plus-alt": "Vitrine"})
        assert Picture.objects.count() == 1
        assert Change.objects.count() == 1

    def test_takes_the_place_of_the_former(self, client):
        profile = make_profile()
        first = add_picture(profile, at=NOW)
        send(client, profile, IMAGES, {"photo-file": upload(png((300, 300)), "a.png"), "photo-alt": "Nouvelle"})
        run_tasks()
        second = Picture.objects.get()
        assert second.key != first.key
        assert {name[:32] for name in shelf.names(profile.pk)} == {second.key}

    def test_can_be_described_otherwise_then_removed(self, client):
        profile = make_profile()
        picture = add_picture(profile, Use.WORK, at=NOW)
        place = f"work-{picture.pk}"
        send(client, profile, IMAGES, {f"{place}-alt": "Mieux dit"})
        assert 'alt="Mieux dit"' in public(client, profile)
        send(client, profile, IMAGES, {f"{place}-remove": "on"})
        run_tasks()
        assert "En images" not in public(client, profile)
        assert shelf.names(profile.pk) == []

    def test_has_no_place_beyond_six(self, client):
        profile = make_profile()
        for side in range(200, 206):
            add_picture(profile, Use.WORK, jpeg((side, side)), at=NOW)
        client.force_login(profile.user)
        assert "work-plus" not in client.get(address(profile, IMAGES)).content.decode()
        with pytest.raises(actions.TooManyError):
            add_picture(profile, Use.WORK, jpeg((300, 301)), at=NOW)

    def test_of_somebody_else_cannot_be_touched(self, client):
        victim, other = make_profile(), make_profile()
        picture = add_picture(victim, Use.WORK, at=NOW)
        send(client, other, IMAGES, {f"work-{picture.pk}-remove": "on"})
        client.force_login(other.user)
        assert client.post(address(victim, IMAGES), {f"work-{picture.pk}-remove": "on"}).status_code == 404
        assert Picture.objects.filter(pk=picture.pk).exists()


class TestADocument:
    def test_is_offered_at_once(self, client):
        profile = make_profile()
        data = {"document-plus-file": upload(pdf(), "a.pdf"), "document-plus-title": "Nos prix"}
        send(client, profile, DOCUMENTS, data)
        shown = public(client, profile)
        assert f'<a href="/fichiers/{Brochure.objects.get().name}">Nos prix (PDF, 1\u00a0Ko)</a>' in shown

    def test_needs_a_title(self, client):
        page = send(client, make_profile(), DOCUMENTS, {"document-plus-file": upload(pdf(), "a.pdf")})
        assert "Donnez un titre à ce document." in page.content.decode()

    def test_is_given_another_title_then_removed(self, client):
        profile = make_profile()
        brochure = add_brochure(profile, at=NOW)
        send(client, profile, DOCUMENTS, {f"document-{brochure.pk}-title": "Tarifs 2027"})
        assert "Tarifs 2027" in public(client, profile)
        send(client, profile, DOCUMENTS, {f"document-{brochure.pk}-remove": "on"})
        run_tasks()
        assert "À télécharger" not in public(client, profile)
        assert shelf.names(profile.pk) == []

    def test_told_where_to_write_is_masked(self, client):
        profile = make_profile()
        add_brochure(profile, "Appelez le 06 12 34 56 78", at=NOW)
        assert "06 12 34 56 78" not in public(client, profile)


def test_a_profile_being_joined_goes_on_and_back(client):
    profile = make_profile(published=False)
    names = [step.name for step in steps.of_kind(profile.kind)]
    before, after = names[names.index(IMAGES) - 1], names[names.index(IMAGES) + 1]
    assert after == DOCUMENTS
    assert send(client, profile, IMAGES, portrait()).url == address(profile, after)
    assert send(client, profile, IMAGES, PORTRAIT | {"faire": "revenir"}).url == address(profile, before)
    assert send(client, profile, IMAGES, PORTRAIT | {"faire": "ajouter"}).url == address(profile, IMAGES)


def test_the_page_costs_as_much_for_one_as_for_six(client):
    profile = make_profile()
    client.force_login(profile.user)
    costs = []
    for side in range(200, 206):
        add_picture(profile, Use.WORK, jpeg((side, side)), at=NOW)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(address(profile, IMAGES))
        costs.append(len(seen))
    assert len(set(costs)) == 1
    assert costs[0] <= 12


def test_what_a_cut_off_upload_left_is_swept(client):
    profile = make_profile()
    picture = add_picture(profile, at=NOW)
    shelf.put(profile.pk, {"0" * 32 + "-640.webp": b"x"})
    shelf.put(987_654, {"1" * 32 + ".pdf": b"x"})
    for _ in range(2):
        actions.sweep.func()
    assert {name[:32] for name in shelf.names(profile.pk)} == {picture.key}
    assert shelf.names(987_654) == []


def test_a_file_cut_off_is_written_again():
    profile = make_profile()
    name = "0" * 32 + ".pdf"
    shelf.put(profile.pk, {name: b"he"})
    shelf.put(profile.pk, {name: b"hello"})
    with shelf.take(profile.pk, name) as file:
        assert file.read() == b"hello"


def test_the_same_file_of_another_profile_has_another_name():
    first, second = (add_picture(make_profile(), at=NOW) for _ in range(2))
    assert first.key != second.key


def test_is_given_back_and_erased_with_the_person(client):
    from activateurs.foundation.accounts import personal_data

    profile = make_profile()
    person = profile.user
    picture, brochure = add_picture(profile, at=NOW), add_brochure(profile, at=NOW)
    part = next(part for part in personal_data.parts() if part.name == "images-et-documents")
    assert [name for name, _ in part.files(person)] == [picture.named(640), brochure.name]
    assert [len(table.rows) for table in part.export(person)] == [1, 1]
    for _ in range(2):
        part.erase(person, NOW)
    run_tasks()
    assert shelf.names(profile.pk) == []
    assert "og:image" not in public(client, profile)
