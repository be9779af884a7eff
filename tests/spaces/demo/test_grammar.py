import pytest

from activateurs.spaces.demo.grammar import at_town, gendered, in_person, of_town, town_name, typeset


@pytest.mark.parametrize(
    ("town", "at", "of"),
    [
        ("Vannes", "à Vannes", "de Vannes"),
        ("Auray", "à Auray", "d’Auray"),
        ("Étampes", "à Étampes", "d’Étampes"),
        ("Le Havre", "au Havre", "du Havre"),
        ("Les Abymes", "aux Abymes", "des Abymes"),
        ("La Rochelle", "à La Rochelle", "de La Rochelle"),
    ],
)
def test_towns_take_their_preposition(town, at, of):
    assert (at_town(town), of_town(town)) == (at, of)


def test_a_district_is_spoken_of_as_its_city():
    assert town_name("Paris 11e arrondissement") == "Paris"
    assert town_name("Lyon 1er arrondissement") == "Lyon"
    assert town_name("Vannes") == "Vannes"


def test_gender():
    assert gendered("conseiller|conseillère", woman=True) == "conseillère"
    assert gendered("conseiller|conseillère", woman=False) == "conseiller"
    assert gendered("photographe", woman=True) == "photographe"


@pytest.mark.parametrize(
    ("infinitive", "person", "said"),
    [
        ("se protéger et soigner ses avis", "vous", "vous protéger et soigner vos avis"),
        ("s’équiper près de chez soi", "nous", "nous équiper près de chez nous"),
        ("sans y laisser sa marge", "vous", "sans y laisser votre marge"),
        ("poser des capteurs", "vous", "poser des capteurs"),
    ],
)
def test_an_infinitive_takes_the_person(infinitive, person, said):
    assert in_person(infinitive, person) == said


def test_french_spaces():
    assert (
        typeset("Voilà : 3 % ! Oui ?")
        == "Voilà\N{NO-BREAK SPACE}: 3\N{NO-BREAK SPACE}%\N{NARROW NO-BREAK SPACE}! Oui\N{NARROW NO-BREAK SPACE}?"
    )
    assert typeset("« oui »") == "«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»"
