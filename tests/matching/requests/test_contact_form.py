"""The contact form: nothing typed is lost, errors say what to do, robots are held off and people are not."""

import uuid
from datetime import timedelta

import pytest
from django.forms import TextInput
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications.models import Message
from activateurs.matching.requests.models import ContactRequest
from activateurs.membership.activators.kinds import Kind
from tests.builders import communes_named, make_communes, make_profile
from tests.mails import last_mail
from tests.matching.requests.asking import BUSINESS, TYPED, sealed, send_form

pytestmark = pytest.mark.django_db


def form_of(response):
    assert response.status_code == 200
    return response.context["form"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("person_name", "", "Indiquez votre prénom"),
        ("email", "", "Indiquez votre adresse"),
        ("email", "boulangere@", "n’est pas complète"),
        ("need", "", "une phrase"),
        ("message", "", "quelques mots"),
        ("call_wish", "", "Choisissez comment"),
        ("consent", "", "Cochez cette case"),
        ("lieu", "", "Indiquez votre commune"),
        ("lieu", "Nullepartville", "ne trouvons pas"),
        ("siret", "123", "14 chiffres"),
        ("siret", "123 456 789 00012", "comporte une erreur"),
        ("phone", "0612", "n’est pas complet"),
    ],
)
def test_an_error_stands_beside_its_field_and_everything_typed_is_kept(client, field, value, words):
    response = send_form(client, make_profile(), **{field: value})
    form = form_of(response)
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]
    page = response.content.decode()
    for name in {"message", "need", "person_name", "business_name", "call_times"} - {field}:
        assert TYPED[name].splitlines()[0] in page
    assert not ContactRequest.objects.exists()


def test_a_call_needs_a_number(client):
    assert list(form_of(send_form(client, make_profile(), call_wish="PHONE", phone="")).errors) == ["phone"]


def test_a_founder_needs_neither_business_nor_siret(client):
    assert send_form(client, make_profile(), business_name="", siret="").status_code == 302


def test_a_right_siret_is_kept_without_blanks(client):
    assert send_form(client, make_profile(), siret="732 829 320 00074").status_code == 302
    assert ContactRequest.objects.get().siret == "73282932000074"


def test_a_name_of_several_communes_becomes_a_choice(client):
    profile = make_profile()
    make_communes(["93066", "97411"])
    form = form_of(send_form(client, profile, lieu="Saint-Denis"))
    choices = [choice for choice in form.fields["lieu"].widget.choices if choice[0]]
    assert [label for _, label in choices] == [
        "Saint-Denis (97400, La Réunion)",
        "Saint-Denis (93200, Seine-Saint-Denis)",
    ]
    assert send_form(client, profile, lieu=choices[1][0]).status_code == 302
    assert ContactRequest.objects.get().place == "Saint-Denis (93200)"


def test_among_many_namesakes_eight_are_offered_and_the_postal_code_asked(client):
    profile = make_profile()
    make_communes(communes_named("Sainte-Colombe"))
    choices = form_of(send_form(client, profile, lieu="sainte colombe")).fields["lieu"].widget.choices
    assert len([value for value, _ in choices if value]) == 8
    assert choices[-1] == ("", "Une autre commune\u00a0: précisez le code postal")
    again = form_of(send_form(client, profile, lieu=""))
    assert again.errors["lieu"] == ["Indiquez votre commune ou votre code postal."]
    assert isinstance(again.fields["lieu"].widget, TextInput)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("vanes", "Vouliez-vous dire Vannes (56000)\u00a0? Sinon, essayez avec votre code postal."),
        ("Morbihan", "Morbihan est un département\u00a0: choisissez une commune, par exemple Lorient ou Vannes."),
    ],
)
def test_a_place_that_is_no_commune_is_answered_with_communes(client, typed, said):
    make_communes(["56260", "56121"])
    form = form_of(send_form(client, make_profile(), lieu=typed))
    assert said in form.errors["lieu"][0]
    assert form["lieu"].value() == typed


def test_the_search_fills_in_need_and_place(client):
    profile = make_profile(expertises=("site-internet", "vente-en-ligne"))
    address = reverse("requests:new", args=[profile.slug])
    page = client.get(address, {"besoin": ["vente-en-ligne"], "lieu": "Vannes (56000)"})
    form = page.context["form"]
    assert form["lieu"].value() == "Vannes (56000)"
    assert form["need"].value()
    assert [box.data["value"] for box in form["expertises"] if box.data["selected"]] == ["vente-en-ligne"]
    words = client.get(address, {"besoin_texte": "vendre mes fromages"}).context["form"]["need"].value()
    assert words == "vendre mes fromages"


def test_sent_twice_makes_one_request_and_one_mail(client):
    profile = make_profile()
    seal = sealed(profile)
    first, second = (send_form(client, profile, seal=seal) for _ in range(2))
    assert first.url.rsplit(":", 2)[0] == second.url.rsplit(":", 2)[0]
    assert ContactRequest.objects.count() == 1
    assert Message.objects.count() == 1


def test_going_back_to_mend_the_address_makes_one_request_proven_at_the_new_one(client):
    profile = make_profile()
    seal = sealed(profile)
    send_form(client, profile, seal=seal, email="faute@exemple.example")
    old = last_mail("requests.proof")
    send_form(client, profile, seal=seal)
    assert ContactRequest.objects.get().email == BUSINESS
    assert last_mail("requests.proof").recipient == BUSINESS
    useless = next(word for word in old.text.split() if "/demandes/preuve/" in word).split("testserver")[1]
    assert client.get(useless).status_code == 410


@pytest.mark.parametrize("age", [timedelta(seconds=1), timedelta(hours=13)])
def test_too_young_or_too_old_is_shown_again_and_taken_the_second_time(client, age):
    profile, key = make_profile(), uuid.uuid4()
    response = send_form(client, profile, seal=sealed(profile, age=age, key=key))
    assert "envoyez-la de nouveau" in form_of(response).non_field_errors()[0]
    assert "Pas trop chère." in response.content.decode()
    assert response.context["form"].next_seal.key == key
    assert send_form(client, profile, seal=sealed(profile, key=key)).status_code == 302


@pytest.mark.parametrize("seal", ["", "robot", "another"])
def test_a_seal_that_is_not_ours_is_replaced(client, seal):
    profile = make_profile()
    if seal == "another":
        seal = sealed(make_profile())
    response = send_form(client, profile, seal=seal or " ")
    assert form_of(response).non_field_errors()
    assert not ContactRequest.objects.exists()


def test_the_trap_tells_a_person_what_to_do(client):
    profile = make_profile()
    response = send_form(client, profile, site_web="https://robot.example")
    assert "réservé aux robots" in form_of(response).non_field_errors()[0]
    page = response.content.decode()
    assert "robot.example" not in page
    assert "Pas trop chère." in page
    assert send_form(client, profile).status_code == 302


def test_a_busy_network_waits_a_little_and_is_never_refused(client):
    profile = make_profile()
    for _ in range(60):
        send_form(client, profile, email="")
    response = send_form(client, profile, seal=sealed(profile, age=timedelta(seconds=10)))
    assert "vingtaine de secondes" in form_of(response).non_field_errors()[0]
    assert send_form(client, profile, seal=sealed(profile, age=timedelta(seconds=25))).status_code == 302


def test_one_address_is_not_flooded(client):
    profile = make_profile()
    for _ in range(7):
        assert send_form(client, profile).status_code == 302
    now = timezone.now()
    due = list(Message.objects.order_by("pk").values_list("due_at", flat=True))
    assert [at > now for at in due] == [False] * 5 + [True] * 2


def test_one_form_sent_with_other_addresses_floods_nobody(client):
    profile, key = make_profile(), uuid.uuid4()
    addresses = [BUSINESS, "une@exemple.example", BUSINESS, "une@exemple.example", BUSINESS]
    answers = [send_form(client, profile, seal=sealed(profile, key=key), email=address) for address in addresses]
    assert [answer.status_code for answer in answers] == [302] * 4 + [200]
    assert "plusieurs fois" in form_of(answers[-1]).errors["email"][0]
    assert Message.objects.filter(recipient=BUSINESS).count() == 2


def test_an_address_gets_five_proofs_an_hour_whatever_they_come_from(client, time_machine):
    profile, start = make_profile(), timezone.now()
    for hour in range(3):
        time_machine.move_to(start + timedelta(hours=hour, minutes=hour), tick=False)
        for _ in range(4):
            asked = send_form(client, profile)
            client.post(asked.url)
            client.post(asked.url)
    due = sorted(Message.objects.filter(recipient=BUSINESS).values_list("due_at", flat=True))
    assert len(due) == 36
    hours = [sum(first <= at < first + timedelta(hours=1) for at in due) for first in due]
    assert max(hours) <= 5


@pytest.mark.parametrize("kind", list(Kind))
def test_only_those_who_may_be_contacted_are(client, kind):
    profile = make_profile(kind=kind)
    response = send_form(client, profile)
    if profile.may.contactable:
        assert response.status_code == 302
    else:
        assert response.status_code == (200 if profile.may.public else 404)
        assert not ContactRequest.objects.exists()


@pytest.mark.parametrize("fields", [{"availability": "CLOSED"}, {"availability": "ABSENT"}, {"user": None}])
def test_who_takes_no_request_says_so(client, fields):
    profile = make_profile(**fields)
    for response in (client.get(reverse("requests:new", args=[profile.slug])), send_form(client, profile)):
        assert "ne reçoit pas de demande" in response.content.decode()
    assert not ContactRequest.objects.exists()


def test_an_unpublished_profile_has_no_form(client):
    assert client.get(reverse("requests:new", args=[make_profile(published=False).slug])).status_code == 404


def test_the_form_costs_the_same_number_of_queries(client, django_assert_max_num_queries):
    profile = make_profile(expertises=("site-internet", "vente-en-ligne"))
    client.get("/connexion/")
    with django_assert_max_num_queries(3):
        client.get(reverse("requests:new", args=[profile.slug]))


@pytest.mark.parametrize("sign", ["\x00", "nulle-part"])
def test_a_search_that_means_nothing_opens_the_form(client, sign):
    page = client.get(reverse("requests:new", args=[make_profile().slug]), {"besoin": [sign, "site-internet"]})
    assert page.context["form"].initial["need"] != ""
