import pytest
from django.core.management import call_command

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Expertise, Family, Sector, Theme
from activateurs.membership.activators.taxonomy import load_taxonomy
from tests.builders import DATA

pytestmark = pytest.mark.django_db


def test_every_word_of_the_files_is_loaded():
    load_taxonomy(folder=DATA)
    assert [model.objects.count() for model in (Theme, Expertise, Family, Sector)] == [10, 46, 27, 21]
    selling = Expertise.objects.get(slug="vente-en-ligne")
    assert (selling.theme_id, selling.need) == ("vendre", "Vendre sur internet")
    assert "click and collect" in selling.synonyms
    assert Sector.objects.get(pk="G").short_label == "Commerce, garages"


def test_every_kind_has_families():
    load_taxonomy(folder=DATA)
    assert set(Family.objects.values_list("kind", flat=True)) == set(Kind.values)


def test_loading_again_keeps_what_the_programme_edited(capsys):
    load_taxonomy(folder=DATA)
    Expertise.objects.filter(slug="paiement").update(label="Encaissement")
    call_command("load_taxonomy")
    assert Expertise.objects.get(slug="paiement").label == "Encaissement"
    assert capsys.readouterr().out.startswith("0 ")


def test_refresh_takes_the_files_words_back_without_new_rows():
    load_taxonomy(folder=DATA)
    before = Expertise.objects.get(slug="paiement").pk
    Expertise.objects.filter(slug="paiement").update(label="Encaissement")
    assert load_taxonomy(folder=DATA, refresh=True) == 1
    assert Expertise.objects.get(slug="paiement").label == "Paiement"
    assert Expertise.objects.get(slug="paiement").pk == before
