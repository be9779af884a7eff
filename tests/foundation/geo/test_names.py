import pytest

from activateurs.foundation.geo.names import normalise, without_article


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Saint-Étienne-du-Grès", "saint etienne du gres"),
        ("ST ETIENNE DU GRES CEDEX 12", "saint etienne du gres"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ les Roses", "l hay les roses"),
        ("Neuilly s/ Seine", "neuilly sur seine"),
        ("Ste Luce", "sainte luce"),
        ("Œuilly", "oeuilly"),
        ("Paris 1er Arrondissement", "paris 1"),
        ("PARIS 08", "paris 8"),
        ("Lyon 3ème arr.", "lyon 3"),
        ("Estaing", "estaing"),
        ("", ""),
    ],
)
def test_one_spelling_for_all(written, folded):
    assert normalise(written) == folded


@pytest.mark.parametrize("name", ["le havre", "havre le", "havre"])
def test_articles_do_not_matter(name):
    assert without_article(name) == "havre"
