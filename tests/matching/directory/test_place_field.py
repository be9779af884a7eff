"""The place of a search: a slip, a department or namesakes lead to the right commune in one click."""

import html
import re

import pytest

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(reference_data):
    pass


def help_of(client, place: str) -> tuple[str, list[tuple[str, str]]]:
    """What the page tells of a place, and its links: label and address."""
    response = client.get("/activateurs/", {"lieu": place, "rayon": "50"})
    assert response.status_code == 200
    top = response.content.decode().split('class="search-top"')[1].split('id="resultats"')[0]
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', top)
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", top)).replace("\u00a0", " ").split())
    return text, [(html.unescape(label), html.unescape(address)) for address, label in links]


def test_a_misspelt_commune_is_one_click_away(client) -> None:
    text, links = help_of(client, "vanes")
    assert "Nous ne connaissons pas de commune « vanes »." in text
    assert "Vouliez-vous dire : Vannes (56000) ?" in text
    assert links[0] == ("Vannes (56000)", "/activateurs/?lieu=Vannes+%2856000%29&rayon=50")


def test_a_department_is_told_in_plain_words_beside_the_field(client) -> None:
    field = client.get("/activateurs/", {"lieu": "56"}).content.decode()
    described = re.search(r'<input[^>]*name="lieu"[^>]*aria-describedby="([^"]+)"', field)
    assert described
    error = described[1].split()[-1]
    assert "Morbihan (56) est un département" in field.split(f'id="{error}"')[1].split("</div>")[0]
    text, links = help_of(client, "56")
    assert "Morbihan (56) est un département : choisissez une commune, par exemple Lorient, Vannes ou" in text
    assert "Choisissez une commune : Lorient (56100), Vannes (56000)," in text.replace(" ,", ",")
    assert [label for label, _ in links][:2] == ["Lorient (56100)", "Vannes (56000)"]


def test_a_village_named_as_a_region_is_proposed_beside_the_towns_of_the_region(client) -> None:
    builders.make_communes(["36024"])
    text, links = help_of(client, "Bretagne")
    assert "Bretagne est une région" in text
    labels = [label for label, _ in links]
    assert (labels[0], labels[-1]) == ("Rennes (35000)", "Bretagne (36110, Indre)")
    assert "autour de Bretagne" in client.get(links[-1][1]).content.decode()


def test_namesakes_are_chosen_by_their_department(client) -> None:
    text, links = help_of(client, "Saint-Martin")
    assert "voici Saint-Martin (97150, Saint-Martin)" in text
    assert "précisez" not in text
    label, address = links[0]
    assert label == "Saint-Martin (65360, Hautes-Pyrénées)"
    assert "Plusieurs communes" not in client.get(address).content.decode()


def test_eight_namesakes_are_offered_then_the_postal_code_is_asked(client) -> None:
    builders.make_communes(builders.communes_named("Sainte-Colombe"))
    text, links = help_of(client, "Sainte-Colombe")
    assert len(links) == 7  # and the one that is taken
    assert "Il y en a d’autres : précisez le code postal." in text


def test_suggestions_name_the_department_and_forgive_a_slip(client) -> None:
    rows = client.get("/lieux/", {"q": "saint-martin"}).json()
    assert ("Saint-Martin (65360)", "Hautes-Pyrénées") in [(row["value"], row["hint"]) for row in rows]
    assert client.get("/lieux/", {"q": "vanes"}).json()[0]["value"] == "Vannes (56000)"


def test_the_field_is_a_new_one_when_another_place_is_refused(client) -> None:
    # HTMX keeps the field of a known place as it stands, with what its module added; never an error that is past.
    ids = [
        re.findall(r'id="(champ-lieu-[^"]*)"', client.get("/activateurs/", {"lieu": place}).content.decode())
        for place in ("56", "vanes", "Vannes", "Lorient", '"> <b>')
    ]
    assert len({one for found in ids for one in found}) == 4
    assert ids[2] == ids[3]
    assert not re.search(r"[\s<>\"]", ids[4][0])
