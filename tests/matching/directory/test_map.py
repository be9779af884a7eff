"""The map page: the list's own search, with the map between its form and its results (A2.4, A3.4)."""

import gzip
import html
import json

import pytest

from activateurs.membership.activators.kinds import Kind
from tests.builders import make_commune, make_profile

pytestmark = pytest.mark.django_db

URL = "/activateurs/carte/"
POINTS = "/activateurs/carte/points/"


@pytest.fixture
def brittany(reference_data):
    """Two people on the map at Vannes, one at Auray, two who are not on the map."""
    return [
        make_profile(commune=make_commune("56260"), slug="vannes", on_map=True),
        make_profile(commune=make_commune("56260"), slug="vannes-deux", on_map=True),
        make_profile(commune=make_commune("56007"), slug="auray", on_map=True, expertises=["vente-en-ligne"]),
        make_profile(commune=make_commune("56121"), slug="discret", on_map=False),
        make_profile(Kind.PROVIDER, commune=make_commune("56121"), slug="offreur", on_map=True),
    ]


def groups(client, **parameters):
    response = client.get(POINTS, parameters)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response.json()["groupes"]


def counted(found):
    return sum(group[2] for group in found)


class TestPage:
    def test_shows_the_same_results_as_the_list(self, client, brittany):
        parameters = {"lieu": "Vannes (56000)", "rayon": "25"}
        page = client.get(URL, parameters).content.decode()
        listed = client.get("/activateurs/", parameters).content.decode()
        assert cards_of(page) == cards_of(listed)
        assert len(cards_of(page)) == 3

    def test_says_how_many_are_not_on_the_map_and_where_they_are(self, client, brittany):
        page = html.unescape(client.get(URL).content.decode())
        assert "3 sont placés sur la carte" in page
        assert "2 autres n’y figurent pas" in page
        assert "La liste les montre tous" in page

    def test_says_nothing_of_the_others_when_there_are_none(self, client, reference_data):
        make_profile(on_map=True)
        page = client.get(URL).content.decode()
        assert "1 est placé sur la carte" in page
        assert "figure pas" not in page

    def test_keeps_its_visitors(self, client, brittany):
        """The form, the other pages and the ways out lead to the map; one link leads to the list alone."""
        page = client.get(URL, {"lieu": "Vannes"}).content.decode()
        assert 'action="/activateurs/carte/"' in page
        assert 'hx-get="/activateurs/carte/"' in page
        assert 'href="/activateurs/?lieu=Vannes+%2856000%29">Voir la liste seule' in page
        listed = client.get("/activateurs/", {"lieu": "Vannes"}).content.decode()
        assert 'href="/activateurs/carte/?lieu=Vannes+%2856000%29">Voir sur la carte' in listed

    def test_looks_around_the_place(self, client, brittany):
        page = client.get(URL, {"lieu": "Vannes", "rayon": "5"}).content.decode()
        assert 'data-view="47.' in page
        assert 'data-radius="5"' in page
        assert 'data-query="lieu=Vannes+%2856000%29&amp;rayon=5"' in page

    def test_htmx_receives_the_changing_part_with_its_address(self, client, brittany):
        response = client.get(URL, {"lieu": "Vannes"}, headers={"HX-Request": "true"})
        assert response.content.decode().startswith("<title>Carte des activateurs autour de Vannes")
        assert 'id="annuaire"' in response.content.decode()
        assert response["HX-Push-Url"] == "/activateurs/carte/?lieu=Vannes+%2856000%29"

    def test_is_left_to_the_list_by_search_engines(self, client, brittany):
        page = client.get(URL, {"lieu": "Vannes"}).content.decode()
        assert '<meta name="robots" content="noindex, follow">' in page
        assert '<link rel="canonical" href="http://testserver/activateurs/?lieu=Vannes+%2856000%29">' in page

    def test_two_queries_whatever_the_number_of_results(self, client, brittany, django_assert_max_num_queries):
        client.get(URL)
        for _ in range(30):
            make_profile(on_map=True)
        client.get(URL)
        with django_assert_max_num_queries(3):
            client.get(URL, {"lieu": "Vannes"})

    def test_calls_no_other_site_unless_the_operator_has_tiles(self, client, brittany, settings):
        assert "https://tuiles.example" not in client.get(URL).content.decode()
        settings.MAP_TILES_URL = "https://tuiles.example/{z}/{x}/{y}.png"
        settings.MAP_TILES_ATTRIBUTION = "© Tuiles"
        page = client.get(URL).content.decode()
        assert 'data-tiles="https://tuiles.example/{z}/{x}/{y}.png"' in page


def cards_of(page):
    return page.split('<ol class="cards"')[1].split("</ol>")[0].split('<li class="result">')[1:]


class TestPoints:
    def test_one_per_place_with_how_many_stand_there(self, client, brittany):
        found = groups(client, zoom="12", cadre="47,-3.5,48,-2")
        assert [group[2:] for group in found] == [[1, 1], [2, 1]]
        assert found[1][:2] == pytest.approx([47.66, -2.76], abs=0.02)

    def test_far_away_they_are_one_group(self, client, brittany):
        assert [group[2:] for group in groups(client, zoom="3")] == [[3]]

    def test_only_those_who_may_and_want_to_be_there(self, client, brittany):
        assert counted(groups(client)) == 3
        assert counted(groups(client, type="offreur")) == 0

    def test_never_an_institution(self, client, reference_data):
        make_profile(Kind.INSTITUTION, on_map=True)
        assert groups(client) == []

    def test_never_a_draft(self, client, reference_data):
        make_profile(on_map=True, published=False)
        assert groups(client) == []

    def test_follow_the_filters(self, client, brittany):
        assert counted(groups(client, besoin="vente-en-ligne")) == 1
        assert counted(groups(client, lieu="Auray", rayon="5")) == 1

    def test_only_what_is_in_view(self, client, brittany):
        assert groups(client, cadre="42,5,43,6", zoom="9") == []

    @pytest.mark.parametrize(
        "cadre",
        ["", "a,b,c,d", "1,2,3", "nan,nan,nan,nan", "inf,0,1,1", "48,2,47,3", "1e999,0,0,0", "9" * 5000, "1,2,3,4,5"],
    )
    def test_a_view_that_makes_no_sense_is_everything(self, client, brittany, cadre):
        assert counted(groups(client, cadre=cadre)) == 3

    @pytest.mark.parametrize("zoom", ["", "-1", "x", "99", "9" * 5000, "٣", "1.5"])
    def test_any_zoom_is_answered(self, client, brittany, zoom):
        assert counted(groups(client, zoom=zoom)) == 3

    def test_a_deep_zoom_of_the_whole_country_is_drawn_as_a_screen_would(self, client, brittany):
        assert groups(client, zoom="18", cadre="41,-5,51,9") == groups(client, zoom="9", cadre="41,-5,51,9")

    def test_are_compressed_and_not_kept_by_anybody(self, client, brittany):
        for _ in range(12):
            make_profile(commune=make_commune("35238"), on_map=True)
        response = client.get(POINTS, {"zoom": "18", "cadre": "47,-4,49,-1"}, headers={"accept-encoding": "gzip"})
        assert "no-store" in response["Cache-Control"]
        body = gzip.decompress(response.content) if response.get("Content-Encoding") == "gzip" else response.content
        assert counted(json.loads(body)["groupes"]) == 15


class TestCards:
    def at_vannes(self, client, **parameters):
        point = next(group for group in groups(client, zoom="14", **parameters) if group[2] == 2)
        return client.get("/activateurs/carte/fiches/", {"point": f"{point[0]},{point[1]}", **parameters})

    def test_are_those_of_the_list(self, client, brittany):
        text = self.at_vannes(client, lieu="Vannes").content.decode()
        assert 'href="/activateurs/vannes/?lieu=Vannes+%2856000%29"' in text
        assert 'href="/activateurs/vannes-deux/?lieu=Vannes+%2856000%29"' in text
        assert text.count('<li class="result">') == 2
        assert "auray" not in text

    def test_tell_the_distance(self, client, brittany):
        point = next(group for group in groups(client, zoom="14") if group[2] == 1)
        text = client.get(
            "/activateurs/carte/fiches/", {"point": f"{point[0]},{point[1]}", "lieu": "Vannes", "rayon": "france"}
        ).content.decode()
        assert "de Vannes" in text

    def test_twenty_at_most_then_the_list_goes_on(self, client, reference_data):
        for _ in range(25):
            make_profile(commune=make_commune("56260"), on_map=True)
        (point,) = groups(client, zoom="14")
        text = client.get("/activateurs/carte/fiches/", {"point": f"{point[0]},{point[1]}"}).content.decode()
        assert text.count('<li class="result">') == 20
        assert "5 autres activateurs" in text
        assert 'href="/activateurs/?lieu=Vannes+%2856000%29&amp;rayon=5"' in text

    def test_nobody_left(self, client, brittany):
        text = client.get("/activateurs/carte/fiches/", {"point": "10,10"}).content.decode()
        assert "Il n’y a plus d’activateur" in text

    @pytest.mark.parametrize("point", ["", "x", "1", "nan,1", "1,inf", "1,2,3"])
    def test_a_point_that_makes_no_sense_is_refused(self, client, brittany, point):
        assert client.get("/activateurs/carte/fiches/", {"point": point}).status_code == 400

    def test_never_somebody_who_is_not_on_the_map(self, client, brittany):
        lorient = make_commune("56121")
        point = f"{lorient.latitude},{lorient.longitude}"
        text = client.get("/activateurs/carte/fiches/", {"point": point}).content.decode()
        assert "result" not in text


class TestDepartments:
    def test_a_table_of_those_on_the_map(self, client, brittany):
        make_profile(commune=make_commune("97411"), on_map=True)
        text = client.get("/activateurs/carte/departements/").content.decode()
        assert "Morbihan (56)" in text
        assert "La Réunion (974)" in text
        assert "4 activateurs" in " ".join(text.split())

    def test_its_counts_are_those_of_the_map(self, client, brittany):
        from activateurs.matching.finder import departments
        from activateurs.matching.finder.search import Criteria

        assert departments.on_map(Criteria()) == {"56": 3}
        assert departments.on_map(Criteria(needs=("vente-en-ligne",))) == {"56": 1}

    def test_the_picture_is_darker_where_there_are_more(self, client, brittany):
        svg = client.get("/activateurs/carte/departements.svg").content.decode()
        assert "<title>Morbihan : 3</title>" in svg
        assert "<title>Ain : 0</title>" in svg
        fills = {line.split('fill="')[1][:7] for line in svg.splitlines() if "<title>" in line}
        assert len(fills) == 2

    def test_the_picture_needs_no_style_that_the_policy_forbids(self, client, brittany):
        response = client.get("/activateurs/carte/departements.svg")
        assert response["Content-Type"] == "image/svg+xml"
        assert "style" not in response.content.decode()

    def test_it_follows_the_filters(self, client, brittany):
        text = client.get("/activateurs/carte/departements/", {"besoin": "vente-en-ligne"}).content.decode()
        assert "1 activateur " in " ".join(text.split())
