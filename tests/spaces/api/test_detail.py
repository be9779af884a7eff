"""One profile: all that its page tells, nothing that reaches the person directly; 404 for all others alike."""

import json

import pytest
from django.utils import timezone

from activateurs.membership.activators import changes
from activateurs.membership.activators.actions import unpublish
from activateurs.membership.activators.choices import AreaLevel, EndReason, PriceKind
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from tests.builders import make_commune, make_profile, make_reference

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(reference_data):
    profile = make_profile(
        commune=make_commune("56260"),
        slug="camille",
        phone="0297000000",
        presentation="J’aide les commerces. Écrivez à camille@exemple.example ou au 02 97 00 00 00.",
        areas=[(AreaLevel.DEPARTMENT, "56")],
        sectors=["G"],
        price_kind=PriceKind.DAILY,
        price_from=400,
        languages=["français", "breton"],
    )
    make_reference(profile, business="Fromagerie du Golfe", need="Vendre en ligne", work="Une boutique", year=2025)
    profile.videos.create(title="Une visite", url="https://videos.example/visite")
    changes.announce([profile.pk])
    return profile


def test_tells_what_the_page_tells(client, camille):
    answer = client.get("/api/v1/activateurs/camille").json()
    assert answer["nom"] == camille.display_name
    assert answer["distance_km"] is None
    assert answer["secteurs"] == ["G"]
    assert answer["territoire"] == [{"niveau": "DEPARTMENT", "code": "56"}]
    assert answer["tarif"].startswith("À partir de 400")
    assert answer["disponibilite"] == "Disponible"
    assert answer["langues"] == ["français", "breton"]
    assert answer["references"][0]["entreprise"] == "Fromagerie du Golfe"
    assert answer["videos"] == [{"titre": "Une visite", "url": "https://videos.example/visite"}]
    assert answer["confirme_le"] == str(camille.confirmed_on)


def test_gives_the_same_summary_as_the_list(client, camille):
    listed = client.get("/api/v1/activateurs").json()["resultats"][0]
    detail = client.get("/api/v1/activateurs/camille").json()
    assert {name: detail[name] for name in listed} == listed


def test_gives_no_way_around_the_site(client, camille):
    contacts = "camille@exemple.example, 02 97 00 00 00"
    make_reference(camille, business=contacts, need=contacts, work=contacts, result=contacts, year=2024)
    camille.videos.create(title=contacts, url="https://videos.example/2")
    Profile.objects.filter(pk=camille.pk).update(role=contacts)
    changes.announce([camille.pk])
    text = json.dumps(client.get("/api/v1/activateurs/camille").json(), ensure_ascii=False)
    for secret in (camille.phone, "02 97 00 00 00", camille.user.email, "camille@exemple.example"):
        assert secret not in text
    assert "J’aide les commerces." in text


def test_a_link_that_could_run_a_script_is_left_out(client, camille):
    camille.structure.website = "javascript:alert(1)"
    camille.structure.save()
    assert client.get("/api/v1/activateurs/camille").json()["site"] is None


def test_one_query(client, camille, django_assert_num_queries):
    client.get("/api/v1/activateurs/camille")
    with django_assert_num_queries(1):
        client.get("/api/v1/activateurs/camille")


def test_all_that_may_not_be_seen_is_missing_alike(client, camille):
    make_profile(Kind.INSTITUTION, slug="prefecture")
    make_profile(slug="brouillon", published=False)
    withdrawn = make_profile(slug="parti")
    unpublish(profile=withdrawn, by=None, at=timezone.now(), reason=EndReason.DECISION)
    answers = [
        client.get(f"/api/v1/activateurs/{slug}") for slug in ("prefecture", "brouillon", "parti", "n-existe-pas", "é")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_a_nul_in_the_address_is_nobody(client, camille):
    assert client.get("/api/v1/activateurs/%00camille").status_code == 404
