import csv
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from activateurs.foundation.geo import actions, lookup
from activateurs.foundation.geo.models import Commune, Department, PostalCode, Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Two communes of the Morbihan."""
    write_folder(tmp_path)
    return tmp_path


def write_folder(path, *, name="Vannes", codes="56000"):
    (path / "regions.json").write_text(json.dumps([{"code": "53", "name": "Bretagne"}]))
    (path / "departments.json").write_text(json.dumps([{"code": "56", "name": "Morbihan", "region": "53"}]))
    rows = [
        ["56260", name, "56", "53", codes, "55000", "47.66", "-2.7568", "outline"],
        ["56007", "Auray", "56", "53", "56400", "14000", "", "", "missing"],
    ]
    with (path / "communes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "insee_code",
                "name",
                "department",
                "region",
                "postal_codes",
                "population",
                "latitude",
                "longitude",
                "position",
            ]
        )
        writer.writerows(rows)


def test_loading_twice_writes_nothing_the_second_time(folder):
    first = actions.load_places(folder=folder)
    second = actions.load_places(folder=folder)
    assert (first.communes, first.communes_written, first.postal_codes_written) == (2, 2, 2)
    assert (second.communes, second.communes_written, second.postal_codes_written) == (2, 0, 0)
    assert Commune.objects.get(pk="56007").latitude is None


def test_what_changed_in_the_files_is_followed(folder):
    actions.load_places(folder=folder)
    assert lookup.resolve("Vannes")
    write_folder(folder, name="Gwened", codes="56001 56002")
    again = actions.load_places(folder=folder)
    assert (again.communes_written, again.postal_codes_written) == (1, 3)
    assert [place.name for place in lookup.resolve("gwened")] == ["Gwened"]
    assert not lookup.resolve("Vannes")
    assert set(PostalCode.objects.values_list("code", flat=True)) == {"56001", "56002", "56400"}


def test_a_broken_file_leaves_nothing_behind(folder):
    with (folder / "communes.csv").open("a", encoding="utf-8") as file:
        file.write("56008,Baden,56,53,56870,beaucoup,47.6,-2.9,outline\n")
    with pytest.raises(ValueError):
        actions.load_places(folder=folder)
    assert not Region.objects.exists()


def test_the_project_s_own_files(capsys):
    call_command("load_places")
    assert "35014 communes (35014 written)" in capsys.readouterr().out
    assert (Region.objects.count(), Department.objects.count()) == (26, 109)
    missing = Commune.objects.filter(latitude__isnull=True)
    assert [commune.insee_code for commune in missing] == ["98415"]
    labels = (settings.BASE_DIR / "data" / "communes.csv").read_text(encoding="utf-8").splitlines()[1::700]
    for line in labels:
        code = line.split(",")[0]
        assert [place.insee_code for place in lookup.resolve(lookup.by_insee(code).label)] == [code]
