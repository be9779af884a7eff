"""The preview: what visitors see or will see, shown to who may write the profile."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activateurs.membership.activators.kinds import Kind
from tests.builders import make_profile, make_reference

pytestmark = pytest.mark.django_db


def seen(profile):
    client = Client()
    client.force_login(profile.user)
    return client.get(f"/espace/profils/{profile.slug}/apercu/").content.decode()


def body(page):
    return page[page.index('<div class="profile">') : page.index("</section>\n</div>")]


def test_it_is_the_page_of_the_directory(client):
    profile = make_profile(presentation="Je vous aide à vendre.", areas=[("DEPARTMENT", "56")])
    public = client.get(f"/activateurs/{profile.slug}/").content.decode()
    start = public.index('<div class="profile-body">')
    assert public[start : public.index("</main>")].rstrip(" </div>\n") in seen(profile)


def test_before_it_is_published(client):
    profile = make_profile(published=False, presentation="Je vous aide à vendre.")
    make_reference(profile, business="Fournil du Port")
    make_reference(profile, business="Sans accord", consented_on=None)
    page = seen(profile)
    assert "Elle n’est pas publiée" in page
    assert "Je vous aide à vendre." in page
    assert "Fournil du Port" in page
    assert "Sans accord" not in page
    assert client.get(f"/activateurs/{profile.slug}/").status_code == 404


def test_an_institution_sees_what_members_see_and_is_told():
    page = seen(make_profile(Kind.INSTITUTION, presentation="Nous agissons."))
    assert "Les visiteurs ne voient rien de ce profil" in page
    assert "Nous agissons." in page


def test_it_costs_few_queries():
    profile = make_profile()
    client = Client()
    client.force_login(profile.user)
    client.get(f"/espace/profils/{profile.slug}/apercu/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/espace/profils/{profile.slug}/apercu/")
    assert len(queries) <= 12, [q["sql"][:150] for q in queries]


def test_somebody_elses_does_not_exist():
    client = Client()
    client.force_login(make_profile().user)
    assert client.get(f"/espace/profils/{make_profile().slug}/apercu/").status_code == 404
