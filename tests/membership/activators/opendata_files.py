"""Open data files for the tests of the import."""

import csv
import io
import json

from activateurs.membership.activators.opendata.columns import COLUMNS

PIXEL = {
    "identifiant_de_la_structure": "abc-1",
    "nom_de_la_structure": "PIXEL COM",
    "type": "Agence de communication, marketing",
    "categorie": "Privée",
    "adresse": "1 RUE DE LA PAIX",
    "code_postal": "75011",
    "ville": "Paris",
    "region": "Île-de-France",
    "lien_url_site_france_num": "https://programme.example/activateurs/pixel-com",
}


def row(identifier, **cells):
    return {
        **PIXEL,
        "identifiant_de_la_structure": identifier,
        "nom_de_la_structure": f"STRUCTURE {identifier}",
        **cells,
    }


def csv_text(rows, extra=()):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    keys = [*COLUMNS, *extra]
    writer.writerow([COLUMNS.get(key, key) for key in keys])
    writer.writerows([[one.get(key, "") for key in keys] for one in rows])
    return out.getvalue()


def as_csv(path, rows, *, mark=False, extra=()):
    path.write_text(csv_text(rows, extra), encoding="utf-8-sig" if mark else "utf-8", newline="")
    return path


def as_json(path, rows, wrap=lambda rows: rows):
    path.write_text(json.dumps(wrap(rows)), encoding="utf-8")
    return path
