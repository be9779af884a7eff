"""« Statistiques »: one's own figures, beside those of the others, as charts, tables and a file (A5.2)."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.journal.choices import Event
from activateurs.membership.activators.kinds import Kind
from activateurs.oversight.statistics.actions import work_out
from activateurs.oversight.statistics.export import guarded, written
from tests import builders
from tests.matching.requests.asking import make_handed
from tests.oversight.statistics.counting import LONG_AGO, count, make_peers

pytestmark = pytest.mark.django_db
PAGE = "/espace/statistiques/"


@pytest.fixture
def profile(client):
    """One's own, with a person who is signed in."""
    profile = builders.make_profile(at=LONG_AGO)
    client.force_login(profile.user)
    return profile


def last_week():
    return timezone.localdate() - timedelta(days=7)


def section(client, title, address=PAGE):
    found = client.get(address).context["sections"]
    return next(one for one in found if one["title"] == title)


def test_it_tells_what_happened(client, profile):
    count(profile, last_week(), 41)
    count(profile, timezone.localdate(), 3)
    count(builders.make_profile(), last_week(), 1000)
    make_handed(profile)
    views = section(client, "Vues du profil")
    assert views["total"] == 44
    assert views["sentence"] == "La semaine passée : 41."
    assert [row[1] for row in views["rows"][:3]] == ["3", "41", "0"]
    assert section(client, "Demandes reçues")["total"] == 1


def test_by_month(client, profile):
    count(profile, timezone.localdate(), 5)
    html = client.get(f"{PAGE}?par=mois").content.decode()
    assert "les douze derniers mois" in html
    assert section(client, "Vues du profil", f"{PAGE}?par=mois")["rows"][0][1] == "5"
    assert client.get(f"{PAGE}?par=siècle").status_code == 200


def test_beside_the_others_of_its_kind_and_region(client, profile):
    for peer in make_peers(4):
        count(peer, last_week(), 7)
    count(profile, last_week(), 12)
    work_out(on=timezone.localdate())
    html = client.get(PAGE).content.decode()
    assert "les 5 profils de même type et de même région (Conseiller, Bretagne)" in html
    assert section(client, "Vues du profil")["sentence"] == "La semaine passée : 12, et 7 pour la médiane."
    assert html.count("site-chart__mark") >= 4
    assert "Trait : la médiane" in html


def test_with_too_few_others_it_says_so(client, profile):
    make_peers(3)
    work_out(on=timezone.localdate())
    html = client.get(PAGE).content.decode()
    assert "il faut au moins 5 profils" in html
    assert "site-chart__mark" not in html


def test_each_chart_has_a_name_and_its_table(client, profile):
    html = client.get(PAGE).content.decode()
    names = re.findall(r'<svg role="img" aria-label="([^"]+)"', html)
    assert [name.split(" : ")[0] for name in names] == list(Event.labels)
    assert html.count("<table>") == len(names)
    assert "style=" not in html


@pytest.mark.parametrize("kind", [Kind.PROVIDER])
def test_who_cannot_be_written_to_is_not_told_of_requests(client, kind):
    client.force_login(builders.make_profile(kind).user)
    titles = [one["title"] for one in client.get(PAGE).context["sections"]]
    assert titles == ["Vues du profil", "Apparitions dans une liste", "Visites de votre site"]


def test_an_institution_is_told_that_nothing_is_counted(client):
    profile = builders.make_profile(Kind.INSTITUTION)
    client.force_login(profile.user)
    html = client.get(PAGE).content.decode()
    assert "n’est montré qu’aux membres" in html
    assert "<svg" not in html
    assert client.get(f"{PAGE}{profile.slug}/chiffres.csv").status_code == 200


def test_without_profile(client):
    client.force_login(builders.make_user())
    assert "il n’y a rien à compter" in client.get(PAGE).content.decode()


def test_several_profiles_are_told_one_by_one(client, profile):
    other = builders.make_profile(Kind.CHAMPION, user=profile.user)
    count(other, last_week(), 9)
    assert f"{PAGE}{other.slug}/?par=semaine" in client.get(PAGE).content.decode()
    assert section(client, "Vues du profil", f"{PAGE}{other.slug}/")["total"] == 9


def test_those_of_others_do_not_exist(client, profile):
    other = builders.make_profile(structure=profile.structure)
    for path in (f"{PAGE}{other.slug}/", f"{PAGE}{other.slug}/chiffres.csv", f"{PAGE}inconnu/"):
        assert client.get(path).status_code == 404


def lines(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


class TestTheFile:
    def test_it_opens_in_a_spreadsheet(self, client, profile):
        count(profile, last_week(), 41)
        for peer in make_peers(5):
            count(peer, last_week(), 8)
        work_out(on=timezone.localdate())
        response = client.get(f"{PAGE}{profile.slug}/chiffres.csv?par=semaine")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert f'filename="statistiques-{profile.slug}-semaine.csv"' in response["Content-Disposition"]
        assert response.content.startswith(b"\xef\xbb\xbf")
        head, *body = lines(response)
        assert head[:6] == ["Profil", "Du", "Au", "Période terminée", "Vues du profil", "Médiane : vues du profil"]
        assert len(body) == 53
        assert {len(row) for row in body} == {len(head)}
        assert body[-2][3:6] == ["oui", "41", "8"]
        assert body[-1][3] == "non"

    def test_by_month(self, client, profile):
        assert len(lines(client.get(f"{PAGE}{profile.slug}/chiffres.csv?par=mois"))) == 13

    @pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+33", "-1", "@SUM(A1)"])
    def test_a_name_is_never_a_formula(self, client, profile, name):
        type(profile).objects.filter(pk=profile.pk).update(first_name=name, last_name="Le Goff")
        body = lines(client.get(f"{PAGE}{profile.slug}/chiffres.csv"))
        assert body[1][0].startswith(f"'{name}")

    def test_separators_and_quotes_stay_in_their_cell(self):
        assert guarded("\tx") == "'\tx"
        text = written([['Le "Bon"; Coin', "a\nb"]]).decode("utf-8-sig")
        assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [['Le "Bon"; Coin', "a\nb"]]


@pytest.mark.parametrize("number", [1, 6])
def test_pages_cost_the_same_whatever_they_tell(client, profile, number, django_assert_max_num_queries):
    for index in range(number - 1):
        builders.make_profile(user=profile.user, slug=f"encore-{index}")
    for days in range(0, 80, 80 // number):
        count(profile, timezone.localdate() - timedelta(days=days), 1)
    work_out(on=timezone.localdate())
    for path in (PAGE, f"{PAGE}{profile.slug}/", f"{PAGE}{profile.slug}/chiffres.csv"):
        with django_assert_max_num_queries(8):
            client.get(path)


class TestTheFirstPageOfTheSpace:
    def test_it_shows_the_last_seven_days(self, client, profile):
        today = timezone.localdate()
        count(profile, today, 1)
        count(profile, today - timedelta(days=6), 1200)
        count(profile, today - timedelta(days=7), 5000)
        page = client.get("/espace/")
        assert page.context["week"] == {Event.VIEW: 1201, Event.APPEARANCE: 0, Event.CONTACT: 0, Event.OUTBOUND: 0}
        assert "1\u202f201" in page.content.decode()

    @pytest.mark.parametrize("fields", [{"kind": Kind.INSTITUTION}, {"published": False}])
    def test_who_is_not_listed_has_no_figures(self, client, fields):
        client.force_login(builders.make_profile(**fields).user)
        assert client.get("/espace/").context["week"] == {}
