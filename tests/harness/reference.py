"""Real places and words, for tests that look them up."""

import pytest

from activateurs.foundation.geo import lookup
from tests import builders

# Real communes by INSEE code.
REFERENCE_COMMUNES = {
    "56260": "Vannes", "56007": "Auray", "56121": "Lorient", "56178": "Pontivy", "56107": "Larmor-Plage",
    "56243": "Séné", "56206": "Saint-Avé", "56162": "Ploemeur", "56165": "Ploërmel", "56034": "Carnac",
    "35238": "Rennes", "35288": "Saint-Malo", "35360": "Vitré", "44109": "Nantes", "44184": "Saint-Nazaire",
    "29232": "Quimper", "29019": "Brest", "22278": "Saint-Brieuc",
    "75056": "Paris", "75101": "Paris 1er", "75111": "Paris 11e", "75116": "Paris 16e", "93066": "Saint-Denis",
    "69123": "Lyon", "69383": "Lyon 3e", "13055": "Marseille", "13201": "Marseille 1er",
    "31555": "Toulouse", "33063": "Bordeaux", "59350": "Lille", "67482": "Strasbourg", "76351": "Le Havre",
    "2A004": "Ajaccio", "2B033": "Bastia", "32389": "Saint-Martin", "54480": "Saint-Martin", "65392": "Saint-Martin",
    "67426": "Saint-Martin", "97801": "Saint-Martin", "17369": "Saint-Martin-de-Ré", "02565": "Œuilly",
    "97411": "Saint-Denis", "97416": "Saint-Pierre", "97209": "Fort-de-France", "97302": "Cayenne",
    "98415": "Îles Éparses",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_place_left_over():
    """Each test reads the places of its own database."""
    lookup.forget()
    yield
    lookup.forget()


@pytest.fixture
def reference_data(db):
    """About forty real communes and every word of the taxonomy."""
    builders.make_communes(REFERENCE_COMMUNES)
    builders.make_taxonomy()
