"""The road from nothing to a draft profile: each page kept, back and forth, on any device (A2.3)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activateurs.membership.activators.kinds import Kind, capabilities
from activateurs.membership.activators.models import Family, Profile
from activateurs.membership.joining import actions, road
from activateurs.membership.joining.models import Registration
from activateurs.membership.organisations.models import BelongingRequest, Structure
from tests.builders import make_commune, make_profile, make_structure, make_taxonomy, make_user
from tests.membership.joining.joining import SIRET, WHO, make_sent, page_url
from tests.membership.organisations.joining_one import code_sent
from tests.threads import together

pytestmark = pytest.mark.django_db
START = "/espace/inscription/"


@pytest.fixture
def person(client):
    make_taxonomy()
    make_commune()
    user = make_user("maiwenn@exemple.example")
    client.force_login(user)
    return user


@pytest.fixture
def registration(client, person):
    client.post(START)
    return Registration.objects.get(user=person)


def send(client, registration, page, /, **typed):
    """Send a page, and follow where it leads."""
    return client.post(page_url(registration, page), typed)


def to_structure(client, registration, siret=SIRET):
    send(client, registration, "moi", **WHO)
    return send(client, registration, "structure", way="siret", siret=siret)


def to_kind(client, registration):
    to_structure(client, registration)
    return send(client, registration, "verifier", name="Atelier Bleu", lieu="56000", website="atelier-bleu.example")


def all_the_way(client, registration, kind=Kind.ADVISER):
    to_kind(client, registration)
    send(client, registration, "rattachement")
    send(client, registration, "type", kind=kind)
    family = Family.objects.filter(kind=kind).order_by("pk").first()
    return send(client, registration, "famille", family=family.pk)


def test_sign_in_is_required(client):
    assert client.get(START).url == f"/connexion/?next={START}"
    assert Registration.objects.count() == 0


def test_what_one_must_know_is_told_before_one_starts(client, person):
    page = client.get(START).content.decode()
    assert 'href="/rejoindre/"' in page
    assert "SIRET" in page
    assert "L’activité ne relève pas du programme" in page
    assert Registration.objects.count() == 0, "reading writes nothing"


def test_from_name_to_draft(client, person, registration):
    answer = all_the_way(client, registration)
    profile = Profile.objects.get(user=person)
    assert answer.url == reverse("joining:editor", args=[profile.slug])
    assert (profile.first_name, profile.last_name, profile.phone) == ("Maïwenn", "Le Floc’h", "0639981234")
    assert profile.structure.siret == SIRET
    assert profile.structure.website == "https://atelier-bleu.example"
    assert profile.family.kind == profile.kind == Kind.ADVISER
    assert not profile.publications.exists(), "nobody sees it yet"
    assert client.get(answer.url).url == f"/espace/profils/{profile.slug}/savoir-faire/"
    assert BelongingRequest.objects.open().get().user == person, "the proof starts here"


def test_every_page_comes_back_on_another_device(client, person, registration):
    to_structure(client, registration)
    other = Client()
    other.force_login(person)
    assert other.post(START).url == page_url(registration, "verifier")
    page = other.get(page_url(registration, "moi")).content.decode()
    assert "Maïwenn" in page
    assert "conseillère numérique" in page


@pytest.mark.parametrize(
    ("name", "typed", "wrong", "kept"),
    [
        ("moi", WHO | {"phone": "12"}, "phone", "conseillère numérique"),
        ("moi", WHO | {"last_name": ""}, "last_name", "Maïwenn"),
        ("structure", {"way": "siret", "siret": "73282932000075"}, "siret", "73282932000075"),
        ("structure", {"way": "siret", "siret": "732829320"}, "siret", "732829320"),
        ("structure", {"way": "rna", "rna": "56"}, "rna", "56"),
        ("structure", {"way": "siret", "siret": ""}, "siret", ""),
        ("structure", {}, "way", ""),
    ],
)
def test_nothing_typed_is_lost_on_an_error(client, registration, *, name, typed, wrong, kept):
    send(client, registration, "moi", **WHO)
    answer = send(client, registration, name, **typed)
    assert list(answer.context["form"].errors) == [wrong]
    assert kept in answer.content.decode()
    again = client.get(page_url(registration, name))
    assert kept in again.content.decode(), "nor when one comes back later"


def test_what_is_typed_is_kept_while_one_types(client, registration):
    half = {"first_name": "Maï", "last_name": "", "role": "", "phone": "", "faire": "brouillon"}
    answer = client.post(page_url(registration, "moi"), half)
    assert answer.json()["heure"]
    assert 'value="Maï"' in client.get(page_url(registration, "moi")).content.decode()
    assert Registration.objects.get().first_name == "", "kept, not accepted"


def test_back_and_forth(client, registration):
    to_structure(client, registration)
    back = send(client, registration, "verifier", name="Atelier B", faire="revenir")
    assert back.url == page_url(registration, "structure")
    assert SIRET in client.get(back.url).content.decode()
    assert "Atelier B" in client.get(page_url(registration, "verifier")).content.decode()
    assert send(client, registration, "moi", faire="revenir", **WHO).url == START


def test_proving_on_the_way_leads_back_to_the_road(client, registration):
    to_kind(client, registration)
    asking = BelongingRequest.objects.get(user=registration.user)
    proof = reverse("organisations:request", args=[asking.public_id])
    back = page_url(registration, "rattachement")
    assert back in client.get(proof).content.decode()
    code = code_sent(asking, "maiwenn@atelier-bleu.example")
    assert client.post(f"{proof}code/", {"code": code}).url == back
    assert "C’est vérifié" in client.get(back).content.decode()


def test_pages_that_make_no_sense_yet_lead_to_where_one_is(client, registration):
    for name in ("structure", "verifier", "fiche", "rattachement", "type", "famille"):
        assert client.get(page_url(registration, name)).url == page_url(registration, "moi")
    assert client.get(page_url(registration, "ailleurs")).status_code == 404


def test_somebody_elses_registration_does_not_exist(client, registration):
    client.force_login(make_user())
    for page in road.PAGES:
        assert client.get(page_url(registration, page.name)).status_code == 404
        assert client.post(page_url(registration, page.name), WHO).status_code == 404
    assert client.post(reverse("joining:drop", args=[registration.key])).status_code == 404
    assert client.get(f"{START}{uuid.uuid4()}/moi/").status_code == 404


def test_progress_is_told(client, registration):
    page = client.get(page_url(registration, "moi")).content.decode()
    assert f"Étape 1 sur {road.total(registration)}" in page
    assert "Votre structure" in page


def test_each_kind_says_what_visitors_will_see(client, registration):
    to_kind(client, registration)
    page = client.get(page_url(registration, "type")).content.decode()
    for kind in Kind:
        assert kind.label in page
    assert "Aucun visiteur ne peut voir votre fiche" in page
    assert capabilities(Kind.PROVIDER).outbound in page


def test_a_family_of_another_kind_is_refused(client, registration):
    to_kind(client, registration)
    send(client, registration, "type", kind=Kind.PROVIDER)
    other = Family.objects.filter(kind=Kind.ADVISER).first()
    answer = send(client, registration, "famille", family=other.pk)
    assert list(answer.context["form"].errors) == ["family"]
    assert not Profile.objects.exists()


def test_a_known_structure_is_shown_with_its_facts(client, registration):
    make_structure("Chambre de métiers du Morbihan", siret=SIRET, website="https://www.cma56.example")
    answer = to_structure(client, registration)
    page = client.get(answer.url).content.decode()
    assert "Chambre de métiers du Morbihan" in page
    assert "Oui, c’est elle" in page
    send(client, registration, "verifier")
    assert Structure.objects.count() == 1
    assert Registration.objects.get().structure.siret == SIRET


def test_a_founder_without_any_number_has_a_way(client, registration):
    send(client, registration, "moi", **WHO)
    send(client, registration, "structure", way="aucun")
    send(client, registration, "verifier", name="Future boutique", lieu="56000")
    structure = Registration.objects.get().structure
    assert (structure.name, structure.siret, structure.rna) == ("Future boutique", "", "")


def test_an_association_without_siret_has_a_way(client, registration):
    send(client, registration, "moi", **WHO)
    send(client, registration, "structure", way="rna", rna="w561234567")
    send(client, registration, "verifier", name="Les Amis du clic", lieu="56000")
    assert Registration.objects.get().structure.rna == "W561234567"


def test_a_structure_of_the_same_name_is_asked_about(client, registration):
    known = make_structure("Atelier Bleu")
    to_structure(client, registration)
    typed = {"name": "SARL Atelier bleu", "lieu": "56000"}
    answer = send(client, registration, "verifier", **typed)
    assert "Est-ce elle" in client.get(page_url(registration, "verifier")).content.decode()
    assert answer.context["form"].errors
    send(client, registration, "verifier", **typed, same=str(known.pk))
    assert Registration.objects.get().structure == known
    known.refresh_from_db()
    assert known.siret == "", "what nobody has verified is not written on a public structure"


def test_a_listing_of_the_open_data_can_be_claimed(client, registration):
    listing = make_profile(user=None, first_name="", last_name="", structure=make_structure("Atelier Bleu"))
    client.post(START, {"fiche": listing.slug})
    to_structure(client, registration)
    send(client, registration, "verifier")
    assert listing.structure.name in client.get(page_url(registration, "fiche")).content.decode()
    assert send(client, registration, "fiche", listing=listing.slug).url == page_url(registration, "rattachement")
    registration.refresh_from_db()
    assert registration.claims == listing
    assert registration.structure == listing.structure


def test_the_page_of_listings_is_skipped_without_any(client, registration):
    assert to_kind(client, registration).url == page_url(registration, "rattachement")
    assert client.get(page_url(registration, "fiche")).status_code == 302


def test_sent_twice_there_is_one_profile(client, person, registration):
    all_the_way(client, registration)
    all_the_way(client, registration)
    assert Profile.objects.filter(user=person).count() == 1


def test_one_goes_back_after_the_draft_exists(client, person, registration):
    all_the_way(client, registration)
    send(client, registration, "moi", **(WHO | {"role": "gérante"}))
    send(client, registration, "type", kind=Kind.CHAMPION)
    send(client, registration, "famille", family=Family.objects.filter(kind=Kind.CHAMPION).first().pk)
    profile = Profile.objects.get(user=person)
    assert (profile.role, profile.kind) == ("gérante", Kind.CHAMPION)


def test_several_profiles_but_not_twice_the_same(client, person, registration):
    all_the_way(client, registration)
    client.post(START)
    second = Registration.objects.get(user=person, profile=None)
    answer = all_the_way(client, second)
    assert "Vous avez déjà un profil" in answer.content.decode()
    send(client, second, "type", kind=Kind.PROVIDER)
    send(client, second, "famille", family=Family.objects.filter(kind=Kind.PROVIDER).first().pk)
    assert Profile.objects.filter(user=person).count() == 2


def test_namesakes_get_addresses_of_their_own(client, registration):
    all_the_way(client, registration)
    client.force_login(make_user())
    client.post(START)
    all_the_way(client, Registration.objects.latest("pk"))
    assert sorted(Profile.objects.values_list("slug", flat=True)) == [
        "maiwenn-le-floch-vannes",
        "maiwenn-le-floch-vannes-2",
    ]


def test_a_registration_may_be_dropped_and_begun_again(client, person, registration):
    client.post(reverse("joining:drop", args=[registration.key]))
    assert client.get(page_url(registration, "moi")).status_code == 404
    client.post(START)
    assert Registration.objects.filter(user=person).count() == 2


def test_a_profile_that_was_sent_is_not_changed_by_these_pages(client):
    submission = make_sent()
    profile = submission.profile
    client.force_login(profile.user)
    registration = Registration.objects.create(
        user=profile.user, profile=profile, structure=profile.structure, kind=profile.kind, family=profile.family,
        last_name="A", started_at=timezone.now(), saved_at=timezone.now(),
    )  # fmt: skip
    assert client.post(page_url(registration, "moi"), WHO).url == reverse("activators:mine")
    profile.refresh_from_db()
    assert profile.first_name == "Camille"


@pytest.mark.django_db(transaction=True)
def test_two_starts_at_the_same_moment_are_one():
    user = make_user()
    together(*[lambda: actions.begin(user=user, at=timezone.now())] * 4)
    assert Registration.objects.filter(user=user).count() == 1
