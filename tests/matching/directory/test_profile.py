"""The public page of an activator: who may be seen, what is told, what never is."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from activateurs.foundation.journal.models import DailyCount
from activateurs.foundation.language.discretion import HIDDEN_CONTACT
from activateurs.matching.directory.measuring import EACH_PER_HOUR
from activateurs.matching.finder import taxonomy
from activateurs.membership.activators import actions, changes
from activateurs.membership.activators.choices import Availability, EndReason
from activateurs.membership.activators.kinds import MATRIX, Kind
from activateurs.membership.activators.models import Expertise
from tests import builders

pytestmark = pytest.mark.django_db
# What a person's browser says of a request of our page.
OURS = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101", "Sec-Fetch-Site": "same-origin"}


def address(profile) -> str:
    return f"/activateurs/{profile.slug}/"


def page(client, profile) -> str:
    response = client.get(address(profile))
    assert response.status_code == 200
    return response.content.decode()


def change(profile, **fields) -> None:
    with transaction.atomic():
        type(profile).objects.filter(pk=profile.pk).update(**fields)
        changes.announce([profile.pk])


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_as_the_matrix_says(client, kind: Kind) -> None:
    may = MATRIX[kind]
    profile = builders.make_profile(kind, structure=builders.make_structure(website="https://site.example/"))
    response = client.get(address(profile))
    assert response.status_code == (200 if may.public else 404)
    if may.public:
        html = response.content.decode()
        assert (f"{address(profile)}contacter/" in html) is may.contactable
        assert may.outbound in html
        assert "https://site.example/" in html


def test_a_withdrawn_profile_says_so_without_naming_anybody(client) -> None:
    profile = builders.make_profile(last_name="Parti")
    actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    response = client.get(address(profile))
    assert response.status_code == 410
    assert "Parti" not in response.content.decode()


def test_a_withdrawn_institution_was_never_there(client) -> None:
    profile = builders.make_profile(Kind.INSTITUTION)
    actions.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
    assert client.get(address(profile)).status_code == 404


def test_a_draft_and_an_invented_address_are_not_found(client) -> None:
    draft = builders.make_profile(published=False)
    assert client.get(address(draft)).status_code == 404
    assert client.get("/activateurs/personne/").status_code == 404


def test_it_tells_all_that_the_charter_asks(client) -> None:
    builders.make_commune()
    profile = builders.make_profile(
        areas=[("DEPARTMENT", "56")],
        sectors=["C"],
        price_kind="DAILY",
        price_from=450,
        languages=["français", "breton"],
        confirmed_on=date(2026, 10, 5),
        role="conseillère numérique",
    )
    builders.make_reference(
        profile, business="Fournil du port", need="Prendre des commandes", work="Une boutique", year=2025
    )
    profile.videos.create(title="Ma méthode", url="https://video.example/1")
    changes.announce([profile.pk])
    html = page(client, profile)
    for told in (
        "Camille Le Goff",
        "Conseillère numérique",
        "Un conseiller regarde où vous en êtes",
        "Avoir un site internet ou le refaire",
        "Fabrication, artisanat, boulangerie",
        "Morbihan",
        "/territoires/department-56.svg",
        "Fournil du port",
        "vidéo sur video.example",
        "Gratuit, quelle que soit la suite",
        "par jour",
        "français, breton",
        "en octobre 2026",
        "Réponse sous 3",
    ):
        assert told in html
    assert "<iframe" not in html


def test_a_listing_without_its_person_says_so(client) -> None:
    html = page(client, builders.make_profile(user=None))
    assert "Cette fiche attend sa personne" in html
    assert "Premier diagnostic" not in html
    assert "/contacter/" not in html


def test_somebody_absent_says_until_when(client) -> None:
    back = timezone.localdate() + timedelta(days=20)
    html = page(client, builders.make_profile(availability=Availability.ABSENT, available_from=back))
    assert "De retour le" in html
    assert "/contacter/" not in html


def test_a_change_shows_at_once(client) -> None:
    profile = builders.make_profile(presentation="Avant.")
    assert "Avant." in page(client, profile)
    change(profile, presentation="Après.")
    assert "Après." in page(client, profile)


def test_no_contact_details_in_the_source(client) -> None:
    contacts = "camille@exemple.fr ou 06 12 34 56 78"
    profile = builders.make_profile(phone="0612345678", presentation=f"Écrivez à {contacts}.", role=contacts)
    builders.make_reference(profile, business=contacts, need=contacts, work=contacts, result=contacts, year=2026)
    profile.videos.create(title=contacts, url="https://videos.example/1")
    changes.announce([profile.pk])
    html = page(client, profile)
    assert profile.user.email not in html
    assert "exemple.fr" not in html
    assert not re.search(r"06[ .]?12[ .]?34", html)
    assert HIDDEN_CONTACT in html


def test_only_web_addresses_become_links(client) -> None:
    structure = builders.make_structure(website="javascript:alert(1)")
    profile = builders.make_profile(Kind.PROVIDER, structure=structure)
    profile.videos.create(title="Piège", url="data:text/html,x")
    changes.announce([profile.pk])
    for html in (page(client, profile), client.get("/activateurs/").content.decode()):
        assert "javascript:alert" not in html
        assert "data:text" not in html


def test_structured_data_cannot_leave_its_block(client) -> None:
    structure = builders.make_structure("</script><script>alert(1)</script>")
    html = page(client, builders.make_profile(structure=structure))
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1)
    assert json.loads(block)["name"] == structure.name
    assert html.count("<script>alert") == 0


def test_search_engines_get_one_address(client) -> None:
    profile = builders.make_profile()
    html = client.get(f"{address(profile)}?de=ailleurs").content.decode()
    assert html.count('rel="canonical"') == 1
    assert f'href="http://testserver{address(profile)}"' in html
    assert f'<meta property="og:url" content="http://testserver{address(profile)}">' in html


def test_one_query_even_the_first_time(client, django_assert_num_queries) -> None:
    builders.make_commune()
    profile = builders.make_profile(areas=[("DEPARTMENT", "56")], sectors=["C", "G"])
    for year in range(2015, 2026):
        builders.make_reference(profile, year=year)
    changes.announce([profile.pk])
    client.get("/lieux/?q=Vannes")
    page(client, builders.make_profile(areas=[("DEPARTMENT", "56")]))
    with django_assert_num_queries(1):
        assert page(client, profile).count("Fournil") == 11


def test_a_label_edited_by_the_programme_shows(client) -> None:
    profile = builders.make_profile()
    page(client, profile)
    Expertise.objects.filter(slug="site-internet").update(need="Être visible sur la toile")
    taxonomy.forget()
    assert "Être visible sur la toile" in page(client, profile)


def test_departures_are_counted_by_day_and_without_cookie() -> None:
    profile = builders.make_profile(Kind.PROVIDER, structure=builders.make_structure(website="https://site.example/"))
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = client.post(f"{address(profile)}sortie/", headers=OURS)
        assert response.status_code == 204
        assert not response.cookies
    row = DailyCount.objects.get()
    assert (row.subject_kind, row.subject_id, row.event, row.count) == ("profile", profile.pk, "outbound", 2)


def test_one_network_does_not_inflate_a_figure(client) -> None:
    profile = builders.make_profile(Kind.PROVIDER, structure=builders.make_structure(website="https://site.example/"))
    for _ in range(EACH_PER_HOUR.limit + 5):
        assert client.post(f"{address(profile)}sortie/", headers=OURS).status_code == 204
    assert DailyCount.objects.get().count == EACH_PER_HOUR.limit


def test_reading_counts_nothing_and_other_sites_neither(client) -> None:
    profile = builders.make_profile(Kind.PROVIDER, structure=builders.make_structure(website="https://site.example/"))
    assert client.get(f"{address(profile)}sortie/").status_code == 405
    client.post(f"{address(profile)}sortie/", headers=OURS | {"Sec-Fetch-Site": "cross-site"})
    assert not DailyCount.objects.exists()


def test_nobody_leaves_from_an_institution(client) -> None:
    profile = builders.make_profile(Kind.INSTITUTION, structure=builders.make_structure(website="https://s.example/"))
    assert client.post(f"{address(profile)}sortie/", headers=OURS).status_code == 404
