"""Writes an invented open data file of any size: python benchmarks/open_data_file.py 100000 > big.csv."""

import csv
import random
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
HEADER = [
    "Identifiant de la structure",
    "Nom de la structure",
    "Type",
    "Catégorie",
    "Adresse",
    "Code postal",
    "Ville",
    "Région",
    "Lien url (site France Num)",
    "Taille",
]
TYPES = [
    "Agence de communication, marketing",
    "Entreprise de services numériques",
    "Indépendant",
    "Organisme de formation",
    "Un type que personne ne connaît",
]


def main(count: int) -> None:
    """Print ``count`` rows, the same every time."""
    source = random.Random("open data")
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        communes = [row for row in csv.DictReader(file) if row["postal_codes"] and row["population"]]
    weights = [int(row["population"]) for row in communes]
    writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for number in range(count):
        commune = source.choices(communes, weights)[0] if number < 1000 else communes[source.randrange(len(communes))]
        town = source.choice([commune["name"], commune["name"].upper(), f"{commune['name'].upper()} CEDEX 2"])
        writer.writerow(
            [
                f"banc-{number}",
                f"STRUCTURE D'ESSAI {number}",
                source.choice(TYPES),
                source.choice(["Privée", "Publique"]),
                f"{source.randint(1, 90)} rue des Essais",
                source.choice(commune["postal_codes"].split()),
                town,
                "",
                f"https://programme.example/activateurs/banc-{number}",
                source.choice(["0", "1 à 4", "5 à 9"]),
            ]
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
