"""What is typed and not saved: kept, shown again, never mixed with what another page or person wrote."""

import pytest

from activateurs.membership.activators.models import Change, StepDraft
from tests.builders import make_profile
from tests.membership.activators.editor.pages import address, opened, send, signed_in

pytestmark = pytest.mark.django_db
OFFER = {"role": "conseillère", "presentation": "Je vous aide.", "price_kind": "FREE"}


@pytest.fixture
def profile():
    return make_profile(presentation="Avant.")


@pytest.fixture
def client(profile):
    return signed_in(profile)


def autosave(client, profile, stamp, **changed):
    return send(client, profile, "offre", OFFER | changed, stamp=stamp, wish="brouillon")


def page(client, profile):
    return client.get(address(profile, "offre")).content.decode()


def test_a_draft_is_not_published_and_comes_back(client, profile):
    answer = autosave(client, profile, opened(client, profile, "offre"), presentation="Je vous ai")
    assert answer.json().keys() == {"heure"}
    profile.refresh_from_db()
    assert profile.presentation == "Avant."
    assert "Je vous ai" in page(client, profile)
    assert "Voici ce que vous aviez écrit" in page(client, profile)
    assert "Brouillon à enregistrer" in client.get(address(profile)).content.decode()


def test_a_wrong_draft_comes_back_with_what_is_wrong(client, profile):
    autosave(client, profile, opened(client, profile, "offre"), price_kind="HOURLY", price_from="soixante")
    html = page(client, profile)
    assert 'value="soixante"' in html
    assert "sans virgule" in html


def test_saving_ends_the_draft(client, profile):
    stamp = opened(client, profile, "offre")
    autosave(client, profile, stamp, presentation="Je vous ai")
    assert send(client, profile, "offre", OFFER, stamp=stamp).status_code == 302
    assert not StepDraft.objects.exists()
    assert Change.objects.get().after["Ce que vous faites, pour qui, et comment"] == "Je vous aide."


def test_a_late_draft_of_what_was_saved_is_not_kept(client, profile):
    stamp = opened(client, profile, "offre")
    send(client, profile, "offre", OFFER, stamp=stamp)
    assert autosave(client, profile, stamp).status_code == 200
    assert not StepDraft.objects.exists()


def test_a_draft_can_be_given_up(client, profile):
    autosave(client, profile, opened(client, profile, "offre"))
    send(client, profile, "offre", OFFER, wish="abandonner")
    assert not StepDraft.objects.exists()
    assert "Avant." in page(client, profile)


def test_the_same_page_goes_on(client, profile):
    stamp = opened(client, profile, "offre")
    for words in ("Je", "Je vous", "Je vous aide"):
        assert autosave(client, profile, stamp, presentation=words).status_code == 200
    assert StepDraft.objects.get().revision == 3


def test_two_windows_do_not_overwrite_each_other(client, profile):
    first, second = opened(client, profile, "offre"), opened(client, profile, "offre")
    autosave(client, profile, first, presentation="La première.")
    assert autosave(client, profile, second, presentation="La seconde.").json() == {"conflit": True}
    response = send(client, profile, "offre", OFFER | {"presentation": "La seconde."}, stamp=second)
    assert response.status_code == 409
    html = response.content.decode()
    assert "La première." in html
    assert "La seconde." in html
    assert StepDraft.objects.get().data["presentation"] == ["La première."]
    # Seen both: what is sent now is meant.
    again = html.split('name="version" value="')[1].split('"')[0]
    assert send(client, profile, "offre", OFFER | {"presentation": "Les deux."}, stamp=again).status_code == 302
    profile.refresh_from_db()
    assert profile.presentation == "Les deux."


def test_a_page_opened_on_a_draft_may_continue_it(client, profile):
    autosave(client, profile, opened(client, profile, "offre"), presentation="Je vous")
    assert autosave(client, profile, opened(client, profile, "offre"), presentation="Je vous aide").status_code == 200


def test_what_was_saved_elsewhere_is_shown_beside(client, profile):
    old = opened(client, profile, "offre")
    send(client, profile, "offre", OFFER | {"presentation": "L’autre."})
    response = send(client, profile, "offre", OFFER | {"presentation": "La mienne."}, stamp=old)
    assert response.status_code == 409
    assert "L’autre." in response.content.decode()
    assert "La mienne." in response.content.decode()
    profile.refresh_from_db()
    assert profile.presentation == "L’autre."


def test_a_draft_begun_before_another_change_is_told(client, profile):
    autosave(client, profile, opened(client, profile, "offre"), presentation="La mienne.")
    type(profile).objects.filter(pk=profile.pk).update(presentation="L’import.")
    response = send(client, profile, "offre", OFFER | {"presentation": "La mienne."})
    assert response.status_code == 409
    assert "L’import." in response.content.decode()


def test_going_back_keeps_what_was_typed(client, profile):
    response = send(client, profile, "offre", {"presentation": ""}, wish="revenir")
    assert response.url == address(profile, "territoire")
    assert StepDraft.objects.get().data["presentation"] == [""]


def test_going_back_without_a_change_keeps_nothing(client, profile):
    send(client, profile, "metiers", {}, wish="revenir")
    assert not StepDraft.objects.exists()


@pytest.mark.parametrize("stamp", ["", "x", "..", "0.0.0", "é" * 300])
def test_a_stamp_that_is_not_ours_overwrites_nothing(client, profile, stamp):
    data = OFFER | {"version": stamp}
    assert client.post(address(profile, "offre"), data).status_code == 409
    profile.refresh_from_db()
    assert profile.presentation == "Avant."


def test_drafts_are_one_s_own(client, profile):
    autosave(client, profile, opened(client, profile, "offre"), presentation="À moi.")
    other = make_profile()
    assert "À moi." not in page(signed_in(other), other)
