import csv

import pytest
from django.core.management import CommandError, call_command

from activateurs.membership.activators.models import Family, Profile
from activateurs.membership.activators.opendata.files import UnreadableFileError, read
from activateurs.membership.activators.opendata.structure_types import TABLE, kind_and_family
from activateurs.membership.organisations.models import Structure

from .opendata_files import PIXEL, as_csv, as_json, csv_text, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def told(tmp_path, capsys):
    """Run the command on rows; what it printed, and the lines of its report."""

    def run(rows, *options, **file):
        path = as_csv(tmp_path / "file.csv", rows, **file) if isinstance(rows, list) else rows
        report = tmp_path / "report.csv"
        call_command("import_activators", str(path), "--report", str(report), *options)
        lines = list(csv.reader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        return capsys.readouterr().out, lines[1:]

    return run


def test_each_rejected_row_is_named_with_its_line_and_reason(told):
    rows = [
        row("ok"),
        row(""),
        row("no-name", nom_de_la_structure=" "),
        row("ok", nom_de_la_structure="ENCORE"),
        row("long", nom_de_la_structure="x" * 201),
        row("nul", adresse="1 rue\x00"),
    ]
    out, report = told(rows)
    assert "1 créées" in out
    assert "5 lignes rejetées" in out
    assert [(line[0], line[3], line[4]) for line in report] == [
        ("3", "rejet", "identifiant absent"),
        ("4", "rejet", "nom absent"),
        ("5", "rejet", "identifiant déjà présent plus haut dans le fichier"),
        ("6", "rejet", "trop long : Nom de la structure"),
        ("7", "rejet", "caractère interdit"),
    ]
    assert Structure.objects.get().name == "STRUCTURE ok"


def test_the_line_is_that_of_the_file_even_after_a_cell_of_several_lines(told):
    _, report = told([row("a", adresse="1 rue\nhaute\nbis"), row("")])
    assert report[0][0] == "5"


def test_a_row_cut_short_is_rejected(told, tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text(csv_text([row("a"), row("b")]) + "c;STRUCTURE C;Banque\r\n", encoding="utf-8")
    _, report = told(path)
    assert report[0][0] == "4"
    assert report[0][4] == "3 colonnes au lieu de 9"
    assert set(Structure.objects.values_list("open_data_id", flat=True)) == {"a", "b"}


def test_unknown_columns_are_kept_aside_and_named(told):
    out, report = told([row("a", Taille="5 à 9", **{"Géo Point": "48.8,2.3"})], extra=("Taille", "Géo Point"))
    assert "Taille, Géo Point" in out
    assert [line[4] for line in report] == [
        "colonne inconnue, gardée à part : « Taille »",
        "colonne inconnue, gardée à part : « Géo Point »",
    ]
    extra = Structure.objects.get().open_data_extra
    assert (extra["Taille"], extra["Géo Point"]) == ("5 à 9", "48.8,2.3")
    assert extra["lien_url_site_france_num"] == PIXEL["lien_url_site_france_num"]


def test_json_values_that_are_not_text_are_kept(told, tmp_path):
    rows = [{**PIXEL, "geo": {"lat": 48.8}, "adresse": None, "taille": 5}]
    told(as_json(tmp_path / "f.json", rows))
    structure = Structure.objects.get()
    assert (structure.address, structure.open_data_extra["taille"]) == ("", "5")
    assert structure.open_data_extra["geo"] == '{"lat": 48.8}'


def test_doubtful_rows_are_imported_and_remarked_upon(told):
    _, report = told([row("a", type="Magicien"), row("b", ville="Nulle Part", code_postal="99999")])
    assert [(line[1], line[3]) for line in report] == [("a", "remarque"), ("b", "remarque")]
    assert "Magicien" in report[0][4]
    assert "99999 Nulle Part" in report[1][4]
    assert Profile.objects.get(structure__open_data_id="a").family is None
    assert Structure.objects.get(open_data_id="b").commune is None


def test_a_cell_that_a_spreadsheet_would_compute_is_neutralised(told):
    _, report = told([row("=1+1", type="?")])
    assert report[0][1] == "'=1+1"


@pytest.mark.parametrize(
    ("postal_code", "town", "commune"),
    [
        ("56000", "VANNES", "56260"),
        ("35400", "ST MALO", "35288"),
        ("35042", "RENNES CEDEX", "35238"),
        ("75002", "PARIS 02", None),
        ("75011", "Paris", "75111"),
        ("69003", "LYON 3EME", "69383"),
        ("2160", "Oeuilly", "02565"),
        ("97400", "SAINT DENIS", "97411"),
        ("", "Vannes", "56260"),
        ("", "Saint-Martin", None),
    ],
)
def test_places_are_found_as_they_are_written(told, postal_code, town, commune):
    told([row("a", code_postal=postal_code, ville=town)])
    assert Structure.objects.get().commune_id == commune


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "aucune structure|absentes"),
        ("Identifiant de la structure;Nom de la structure\r\n", "aucune structure"),
        ("a;b\r\n1;2\r\n", "Colonnes absentes : Identifiant"),
        ("Identifiant de la structure,Nom de la structure\r\n1,2\r\n", "Colonnes absentes"),
        ("Type;Type;Identifiant de la structure;Nom de la structure\r\n", "deux fois"),
        ("[1, 2", "JSON est abîmé"),
        ("[]", "aucune structure"),
        ('{"a": 1}', "pas de liste"),
        ("[1]", "Colonnes absentes"),
    ],
)
def test_a_file_that_is_not_the_open_data_is_refused(told, tmp_path, content, message):
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=message):
        told(path)


def test_another_encoding_is_refused_rather_than_guessed(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes("Identifiant de la structure;Catégorie".encode("latin-1"))
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        read(path)


def test_a_missing_file_is_a_message(tmp_path):
    with pytest.raises(UnreadableFileError, match="ne peut pas être lu"):
        read(tmp_path / "none.csv")


def test_every_type_leads_to_a_family_of_the_taxonomy():
    families = set(Family.objects.values_list("kind", "label"))
    assert {(kind.value, label) for kind, label in TABLE.values()} <= families
    assert kind_and_family("INDEPENDANT") == kind_and_family("Indépendant") is not None
    assert kind_and_family("") is None
