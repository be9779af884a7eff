"""A person sees where its profile stands, at any time, and does there what it may (A6)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from activateurs.membership.joining.choices import RULES
from activateurs.membership.joining.models import Appeal, Submission
from tests.builders import make_user
from tests.membership.joining.joining import ASKED, PUBLISHED, REFUSED, make_decided, make_ready, make_sent

pytestmark = pytest.mark.django_db


def url_of(profile, name="state"):
    return reverse(f"joining:{name}", args=[profile.slug])


@pytest.fixture
def ready(client):
    profile = make_ready()
    client.force_login(profile.user)
    return profile


def read(client, profile):
    return client.get(url_of(profile)).content.decode()


def test_somebody_elses_profile_does_not_exist(client):
    profile = make_ready()
    client.force_login(make_user())
    for name in ("state", "editor", "appeal", "change"):
        assert client.get(url_of(profile, name)).status_code == 404
    for name in ("send", "take_back"):
        assert client.post(url_of(profile, name)).status_code == 404
    assert not Submission.objects.exists()


def test_what_is_missing_is_named_with_its_page(client, ready):
    ready.expertises.clear()
    page = read(client, ready)
    assert "Il manque encore" in page
    assert f"/espace/profils/{ready.slug}/savoir-faire/" in page
    assert "Envoyer mon profil" not in page
    client.post(url_of(ready, "send"))
    assert not Submission.objects.exists()


def test_sent_then_followed(client, ready):
    assert "Envoyer mon profil" in read(client, ready)
    for _ in range(2):
        client.post(url_of(ready, "send"))
    submission = Submission.objects.get()
    page = read(client, ready)
    assert "Réponse attendue au plus tard" in page
    assert "Numéro de la structure" in page, "the person reads what staff reads of its own profile"
    assert "Doublons" not in page, "not what names other people"
    client.post(url_of(ready, "take_back"))
    submission.refresh_from_db()
    assert submission.closed_at is not None
    assert "Envoyer mon profil" in read(client, ready)


@pytest.mark.parametrize("verdict", [ASKED, REFUSED])
def test_a_decision_is_shown_with_its_reasons(client, ready, verdict):
    make_decided(verdict, ready)
    page = read(client, ready)
    assert verdict.words in page
    assert RULES[verdict.ground] in page
    assert "Envoyer de nouveau" in page


def test_published(client, ready):
    make_decided(PUBLISHED, ready)
    page = read(client, ready)
    assert "Les entreprises voient votre profil" in page
    assert url_of(ready, "change") in page


def test_appealing(client, ready):
    make_decided(REFUSED, ready)
    path = url_of(ready, "appeal")
    assert path in read(client, ready)
    assert list(client.post(path, {}).context["form"].errors) == ["words"]
    client.post(path, {"words": "Vous confondez avec un autre."})
    assert Appeal.objects.get().words == "Vous confondez avec un autre."
    page = read(client, ready)
    assert "Une autre personne de l’équipe l’examine" in page
    assert client.get(path).status_code == 404, "once"


def test_no_appeal_without_a_refusal(client, ready):
    assert client.get(url_of(ready, "appeal")).status_code == 404
    make_decided(ASKED, ready)
    assert client.get(url_of(ready, "appeal")).status_code == 404


def test_a_structural_change_is_asked_from_here(client, ready):
    make_decided(PUBLISHED, ready)
    path = url_of(ready, "change")
    typed = {"structure": ready.structure.name, "siret": "", "family": ready.family_id}
    assert "Rien n’a été changé" in client.post(path, typed).content.decode()
    assert list(client.post(path, typed | {"siret": "123"}).context["form"].errors) == ["siret"]
    client.post(path, typed | {"structure": "Atelier Rouge"})
    page = read(client, ready)
    assert "Atelier Rouge" in page
    assert "en attente de décision" in page


@pytest.mark.parametrize("number", [1, 10])
def test_the_first_page_of_the_space_tells_what_waits(client, number, django_assert_max_num_queries):
    user = make_user()
    for _ in range(number):
        make_sent(make_ready(user=user))
    client.force_login(user)
    client.get("/espace/")
    with django_assert_max_num_queries(20):
        page = client.get("/espace/").content.decode()
    assert page.count("en attente de décision") >= number
    assert f"{timezone.localdate():%d/%m/%Y}" in page


def test_the_page_costs_few_queries(client, ready, django_assert_max_num_queries):
    make_decided(REFUSED, ready)
    with django_assert_max_num_queries(12):
        read(client, ready)
