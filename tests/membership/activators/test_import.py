import csv
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activateurs.membership.activators import changes
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile, Publication
from activateurs.membership.activators.opendata import writing
from activateurs.membership.activators.opendata.actions import Choices, MassWithdrawalError, import_file
from activateurs.membership.organisations.models import Category, Structure
from tests.builders import make_user

from .opendata_files import PIXEL, as_csv, as_json, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2026, 12, 24, 9, tzinfo=UTC)


@pytest.fixture
def run(tmp_path):
    """Import rows (or a file) and return the figures."""

    def do(rows, at=AT, **choices):
        path = rows if hasattr(rows, "suffix") else as_csv(tmp_path / "file.csv", rows)
        return import_file(path, at=at, choices=Choices(report=tmp_path / "report.csv", **choices))

    return do


@pytest.fixture
def report(tmp_path):
    def read():
        text = (tmp_path / "report.csv").read_text(encoding="utf-8")
        assert text.startswith("\ufeff")
        return list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))[1:]

    return read


def published():
    return set(Profile.objects.published().values_list("structure__open_data_id", flat=True))


def figures(done):
    return (done.created, done.updated, done.unchanged, done.withdrawn, done.rejected)


def test_a_row_becomes_a_listing_that_waits_for_its_person(run):
    assert figures(run([PIXEL])) == (1, 0, 0, 0, 0)
    profile = Profile.objects.listed().get()
    assert (profile.kind, profile.family.label) == (Kind.ADVISER, "Agence web, communication ou marketing")
    assert (profile.user, profile.on_map, profile.person_name) == (None, False, "")
    assert not profile.takes_requests(on=AT.date())
    assert not profile.shown_on_map()
    structure = profile.structure
    assert (structure.name, structure.address, structure.postal_code) == ("PIXEL COM", "1 RUE DE LA PAIX", "75011")
    assert structure.commune_id == "75111"
    assert structure.category == Category.PRIVATE


@pytest.mark.parametrize("mark", [False, True])
def test_the_csv_is_read_with_or_without_its_mark(run, tmp_path, mark):
    assert run(as_csv(tmp_path / "f.csv", [PIXEL], mark=mark)).created == 1


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"total_count": 1, "results": rows},
        lambda rows: [{"fields": one} for one in rows],
    ],
)
def test_the_json_forms_give_the_same_as_the_csv(run, tmp_path, wrap):
    run([PIXEL])
    assert figures(run(as_json(tmp_path / "f.json", [PIXEL], wrap))) == (0, 0, 1, 0, 0)


def test_a_second_run_writes_nothing(run):
    rows = [row(f"s-{number}", taille="5") for number in range(30)]
    run(rows)
    with CaptureQueriesContext(connection) as queries:
        assert figures(run(rows, at=LATER)) == (0, 0, 30, 0, 0)
    verbs = {query["sql"].split()[0] for query in queries}
    assert verbs.isdisjoint({"INSERT", "UPDATE", "DELETE"})


def test_a_changed_row_updates_its_structure_and_its_listing(run):
    run([PIXEL, row("other")])
    slug = Profile.objects.get(structure__open_data_id="abc-1").slug
    done = run([{**PIXEL, "nom_de_la_structure": "PIXEL & CO", "ville": "VANNES CEDEX", "code_postal": "56009",
                 "type": "Éditeur de logiciels", "categorie": "Publique"}, row("other")])  # fmt: skip
    assert figures(done) == (0, 1, 1, 0, 0)
    profile = Profile.objects.get(structure__open_data_id="abc-1")
    assert (profile.structure.name, profile.structure.commune_id) == ("PIXEL & CO", "56260")
    assert (profile.kind, profile.family.label) == (Kind.PROVIDER, "Solution informatique")
    assert profile.structure.category == Category.PUBLIC
    assert profile.slug == slug


def test_a_row_that_left_the_file_is_withdrawn_and_may_come_back(run):
    run([row("a"), row("b"), row("c")])
    assert figures(run([row("a"), row("b")], at=LATER)) == (0, 0, 2, 1, 0)
    assert published() == {"a", "b"}
    gone = Publication.objects.get(profile__structure__open_data_id="c")
    assert (gone.ended_at, gone.end_reason) == (LATER, EndReason.WITHDRAWN)
    assert figures(run([row("a"), row("b")])) == (0, 0, 2, 0, 0)
    done = run([row("a"), row("b"), row("c")])
    assert (done.updated, done.republished) == (1, 1)
    assert published() == {"a", "b", "c"}
    assert Publication.objects.filter(profile__structure__open_data_id="c").count() == 2


def test_a_truncated_file_is_refused(run):
    run([row("a"), row("b"), row("c")])
    with pytest.raises(MassWithdrawalError, match="2 structures sur 3"):
        run([row("a")])
    assert published() == {"a", "b", "c"}
    assert run([row("a")], allow_mass_withdrawal=True).withdrawn == 2


def test_a_rejected_row_withdraws_nothing(run):
    run([row("a"), row("b")])
    done = run([row("a"), row("b", nom_de_la_structure="")])
    assert figures(done) == (0, 0, 1, 0, 1)
    assert published() == {"a", "b"}


def test_a_claimed_profile_belongs_to_its_person(run, report):
    run([row("a"), row("b"), row("c")])
    claimed = Profile.objects.get(structure__open_data_id="a")
    claimed.user = make_user()
    claimed.first_name = "Camille"
    claimed.save()
    run([row("a", type="Banque", nom_de_la_structure="NOUVEAU NOM"), row("b"), row("c")])
    claimed.refresh_from_db()
    assert (claimed.kind, claimed.first_name, claimed.structure.name) == (Kind.ADVISER, "Camille", "NOUVEAU NOM")
    assert run([row("b"), row("c")]).withdrawn == 0
    assert published() == {"a", "b", "c"}
    assert ["a", "NOUVEAU NOM"] in [line[1:3] for line in report()]


def test_a_listing_taken_down_by_decision_stays_down(run, report):
    run([row("a"), row("b")])
    Profile.objects.get(structure__open_data_id="a").unpublish(by=None, at=AT, reason=EndReason.DECISION)
    assert figures(run([row("a"), row("b")], at=LATER)) == (0, 0, 2, 0, 0)
    assert published() == {"b"}
    assert "retirée par décision" in report()[0][4]


def test_a_dry_run_tells_and_writes_nothing(run):
    run([row("a"), row("b")])
    done = run([row("a", adresse="2 rue Neuve"), row("c")], dry_run=True)
    assert figures(done) == (1, 1, 0, 1, 0)
    assert published() == {"a", "b"}
    assert Structure.objects.get(open_data_id="a").address == "1 RUE DE LA PAIX"


@pytest.mark.parametrize("step", ["_create", "_change_structures", "_change_profiles"])
def test_an_interrupted_import_leaves_nothing_half_done(run, monkeypatch, step):
    run([row("a"), row("b"), row("c")])
    before = list(Structure.objects.order_by("pk").values_list()), published()
    real = getattr(writing, step)

    def interrupted(*args):
        real(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        run([row("a", nom_de_la_structure="AUTRE", type="Banque"), row("b"), row("d")])
    assert (list(Structure.objects.order_by("pk").values_list()), published()) == before


def test_changes_are_announced(run, monkeypatch):
    heard = []
    monkeypatch.setattr(changes, "_listeners", [heard.extend])
    run([row("a"), row("b"), row("c")])
    ids = dict(Profile.objects.values_list("structure__open_data_id", "pk"))
    assert sorted(heard) == sorted(ids.values())
    heard.clear()
    run([row("a"), row("b", ville="Lyon", code_postal="69003")])
    assert set(heard) == {ids["b"], ids["c"]}


def test_same_names_get_different_addresses(run):
    run([{**PIXEL, "identifiant_de_la_structure": str(number)} for number in range(3)])
    run([{**PIXEL, "identifiant_de_la_structure": str(number)} for number in range(4)])
    slugs = set(Profile.objects.values_list("slug", flat=True))
    assert len(slugs) == 4
    assert "pixel-com-paris" in slugs


def test_a_name_without_town_cannot_take_an_address_of_the_site(run):
    run([{**PIXEL, "nom_de_la_structure": "Carte", "ville": ""}])
    assert Profile.objects.get().slug != "carte"


def test_public_bodies_are_imported_but_never_listed(run):
    run([row("a", type="Conseil régional")])
    assert Profile.objects.published().get().kind == Kind.INSTITUTION
    assert not Profile.objects.listed().exists()
