"""Editors write the next charter, steering publishes it, nobody changes it afterwards (A6)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Version
from activateurs.spaces.backoffice.texts.forms import stamp
from tests.builders import make_profile, make_staff, make_texts
from tests.membership.charter.writing import accept_all, make_draft, make_version

pytestmark = pytest.mark.django_db
LIST, DRAFT = "/gestion/textes/", "/gestion/textes/charte/brouillon/"
DRAFT_PAGES = [DRAFT, f"{DRAFT}apercu/", f"{DRAFT}publier/", f"{DRAFT}articles/nouveau/"]


@pytest.fixture
def editor(client, db):
    make_texts(at=timezone.now() - timedelta(days=40))
    person = make_staff(Role.EDITOR)
    client.force_login(person)
    return person


@pytest.fixture
def steering(client, editor):
    person = make_staff(Role.STEERING)
    client.force_login(person)
    return person


def words(article, **changes):
    """What the page of an article sends."""
    before = article.version.articles.filter(position__lt=article.position).order_by("-position").first()
    return {
        "heading": article.heading,
        "body": article.body,
        "promise": article.promise,
        "kinds": article.kinds,
        "part": article.part,
        "clause": article.clause,
        "after": str(before.pk) if before else "0",
        "read": stamp(article),
        **changes,
    }


def publication(**changes):
    deadline = timezone.localdate() + timedelta(days=30)
    return {"what_changed": "Vous répondez en deux jours.", "accept_by": deadline, "seen": "on", **changes}


class TestTheList:
    def test_says_what_is_in_force_and_how_many_accepted(self, client, editor):
        accept_all(make_profile())
        make_profile()
        html = client.get(LIST).content.decode()
        assert "Version 1" in html
        assert "<strong>1</strong> profil sur 2" in html

    def test_costs_the_same_whatever_the_number_of_members(self, client, editor, django_assert_max_num_queries):
        for _ in range(5):
            accept_all(make_profile())
        with django_assert_max_num_queries(8):
            client.get(LIST)

    def test_is_in_the_menu_of_those_who_write(self, client, editor):
        assert 'href="/gestion/textes/"' in client.get("/gestion/").content.decode()
        client.force_login(make_staff(Role.MODERATOR))
        assert 'href="/gestion/textes/"' not in client.get("/gestion/").content.decode()


class TestTheDraft:
    def test_is_begun_by_a_button(self, client, editor):
        assert "Préparer une nouvelle version" in client.get(LIST).content.decode()
        assert client.post(f"{LIST}charte/commencer/").url == DRAFT
        assert Version.objects.drafts().get().drafted_by == editor
        assert "Ouvrir le brouillon" in client.get(LIST).content.decode()

    @pytest.mark.parametrize("page", DRAFT_PAGES)
    def test_does_not_exist_before(self, client, steering, page):
        assert client.get(page).status_code == 404

    def test_unknown_text_does_not_exist(self, client, editor):
        assert client.post(f"{LIST}reglement/commencer/").status_code == 404

    def test_shows_its_articles_and_which_changed(self, client, editor):
        make_draft(Text.CHARTER).articles.filter(clause="A4.1").update(body="On répond en deux jours.")
        html = client.get(DRAFT).content.decode()
        assert html.count("Modifié") == 1
        assert "A4.10 Accepter les avis" in html

    def test_keeps_what_members_will_be_told(self, client, editor):
        draft = make_draft(Text.CHARTER)
        client.post(DRAFT, {"what_changed": "Un délai : deux jours."})
        draft.refresh_from_db()
        assert draft.what_changed == "Un délai\u00a0: deux jours."

    def test_is_abandoned_by_a_button(self, client, editor):
        make_draft(Text.CHARTER)
        client.post(f"{DRAFT}abandonner/")
        assert not Version.objects.drafts().exists()


class TestAnArticle:
    def test_is_changed_in_the_draft_only(self, client, editor):
        article = make_draft(Text.CHARTER).articles.get(clause="A4.1")
        client.post(f"{DRAFT}articles/{article.pk}/", words(article, body="On répond en deux jours."))
        article.refresh_from_db()
        assert article.body == "On répond en deux jours."
        assert "On répond en deux jours." not in client.get("/charte/").content.decode()

    def test_keeps_its_place_when_only_its_words_change(self, client, editor):
        draft = make_draft(Text.CHARTER)
        before = list(draft.articles.order_by("position").values_list("clause", flat=True))
        article = draft.articles.get(clause="A4.1")
        client.post(f"{DRAFT}articles/{article.pk}/", words(article, heading="Vite"))
        assert list(draft.articles.order_by("position").values_list("clause", flat=True)) == before

    def test_is_added(self, client, editor):
        draft = make_draft(Text.CHARTER)
        data = {"heading": "Neuf", "body": "Du neuf.", "clause": "A7", "after": "0", "kinds": ["offreur"], "read": ""}
        assert client.post(f"{DRAFT}articles/nouveau/", data).url == DRAFT
        added = draft.articles.get(clause="A7")
        assert (added.position, added.kinds) == (1, ["offreur"])

    def test_is_removed(self, client, editor):
        article = make_draft(Text.CHARTER).articles.get(clause="A1")
        client.post(f"{DRAFT}articles/{article.pk}/retirer/")
        assert "A1 L’objet" not in client.get(DRAFT).content.decode()

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"heading": ""}, "Donnez un titre à cet article."),
            ({"body": " "}, "Écrivez le texte de cet article."),
            ({"clause": "a 4"}, "Écrivez une lettre majuscule et un numéro"),
            ({"clause": "A1"}, "Un autre article porte déjà ce repère."),
            ({"kinds": ["magicien"]}, "magicien"),
        ],
    )
    def test_faults_are_told_and_nothing_typed_is_lost(self, client, editor, changes, said):
        article = make_draft(Text.CHARTER).articles.get(clause="A4.1")
        data = words(article, promise="Une ligne bien à moi.", **changes)
        html = client.post(f"{DRAFT}articles/{article.pk}/", data).content.decode()
        assert said in html
        assert "Une ligne bien à moi." in html
        article.refresh_from_db()
        assert article.promise != "Une ligne bien à moi."

    def test_nobody_overwrites_unseen(self, client, editor):
        article = make_draft(Text.CHARTER).articles.get(clause="A4.1")
        mine = words(article, body="Mon texte.")
        client.post(f"{DRAFT}articles/{article.pk}/", words(article, body="Le texte d’une collègue."))
        html = client.post(f"{DRAFT}articles/{article.pk}/", mine).content.decode()
        assert "Une autre personne vient de modifier cet article." in html
        assert "Mon texte." in html
        article.refresh_from_db()
        assert article.body == "Le texte d’une collègue."
        client.post(f"{DRAFT}articles/{article.pk}/", mine | {"read": stamp(article)})
        article.refresh_from_db()
        assert article.body == "Mon texte."

    def test_of_another_text_or_version_does_not_exist(self, client, editor):
        make_draft(Text.CHARTER)
        published = Version.objects.get(text=Text.CHARTER, number=1).articles.order_by("pk")[0]
        for address in (f"{DRAFT}articles/{published.pk}/", f"{DRAFT}articles/{published.pk}/retirer/"):
            assert client.post(address, words(published)).status_code == 404


class TestThePreview:
    def test_shows_the_text_as_a_kind_reads_it(self, client, editor):
        make_draft(Text.CHARTER)
        assert "Un premier diagnostic gratuit" in client.get(f"{DRAFT}apercu/?type=conseiller").content.decode()
        assert "Un premier diagnostic gratuit" not in client.get(f"{DRAFT}apercu/?type=institutionnel").content.decode()

    def test_shows_what_changes(self, client, editor):
        make_draft(Text.CHARTER).articles.filter(clause="A4.1").update(body="On répond en deux jours.")
        html = client.get(f"{DRAFT}apercu/").content.decode()
        assert "<ins>" in html
        assert "Répondre vite" in html


class TestPublishing:
    def test_is_for_steering(self, client, editor):
        make_draft(Text.CHARTER)
        assert client.post(f"{DRAFT}publier/", publication()).status_code == 404
        assert f"{DRAFT}publier/" not in client.get(DRAFT).content.decode()
        assert Version.objects.drafts().exists()

    def test_puts_it_in_force_at_once_everywhere(self, client, steering):
        make_draft(Text.CHARTER).articles.filter(clause="A4.1").update(body="On répond en deux jours.")
        client.post(f"{DRAFT}publier/", publication())
        version = Version.objects.get(number=2)
        assert (version.published_by, version.what_changed) == (steering, "Vous répondez en deux jours.")
        assert "On répond en deux jours." in client.get("/charte/").content.decode()

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"what_changed": ""}, "Dites aux membres ce qui change."),
            ({"accept_by": timezone.localdate() + timedelta(days=14)}, "ou un jour suivant"),
            ({"accept_by": "bientôt"}, "Écrivez la date ainsi"),
            ({"seen": ""}, "Relisez l’aperçu"),
        ],
    )
    def test_faults_are_told_and_nothing_is_published(self, client, steering, changes, said):
        make_draft(Text.CHARTER)
        html = client.post(f"{DRAFT}publier/", publication(**changes)).content.decode()
        assert said in html
        assert Version.objects.drafts().exists()

    def test_warns_when_nothing_changed(self, client, steering):
        make_draft(Text.CHARTER)
        assert "Aucun mot n’a changé" in client.get(f"{DRAFT}publier/").content.decode()

    def test_leaves_a_text_that_no_page_can_change(self, client, steering):
        version = make_version(Text.CHARTER)
        article = version.articles.get(clause="A4.1")
        for address in (*DRAFT_PAGES, f"{DRAFT}articles/{article.pk}/"):
            assert client.post(address, words(article, body="Autre chose.")).status_code in {404, 405}
        article.refresh_from_db()
        assert article.body != "Autre chose."
