"""Versions of the texts: written as drafts, published once, never changed afterwards (A6)."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter import actions, policies
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Article, Version
from tests.builders import make_texts, make_user
from tests.membership.charter.writing import make_draft, make_version

pytestmark = pytest.mark.django_db


def clauses(kind):
    charter = Version.objects.get(text=Text.CHARTER)
    return {article.clause for article in policies.binding(charter.articles.all(), kind=kind)}


class TestFirstVersions:
    def test_are_published_once(self, capsys):
        call_command("load_texts")
        call_command("load_texts")
        assert Version.objects.published().count() == 2
        assert capsys.readouterr().out.splitlines() == ["2 texts published", "0 texts published"]

    def test_a_text_already_begun_is_left_alone(self):
        Version.objects.create(text=Text.CHARTER, number=1, drafted_at=timezone.now())
        make_texts()
        assert [version.text for version in policies.in_force()] == [Text.TERMS]

    def test_every_clause_of_the_charter_is_there(self):
        make_texts()
        told = set(Article.objects.filter(version__text=Text.CHARTER).values_list("clause", flat=True))
        assert {f"A4.{number}" for number in range(1, 11)} <= told
        assert {"P1", "P2", "A1", "A2.1", "A2.3", "A2.4", "A3.5", "A3.6", "A3.7", "A3.8", "A5.4", "A6"} <= told

    def test_terms_tell_how_to_leave_and_to_disagree(self):
        make_texts()
        words = " ".join(Article.objects.filter(version__text=Text.TERMS).values_list("body", flat=True))
        for said in ("quitter le programme à tout moment", "pendant cinq ans", "six mois", "quinze jours"):
            assert said in words


class TestWhomItBinds:
    def test_article_4_does_not_bind_institutional_members(self):
        make_texts()
        assert not {clause for clause in clauses(Kind.INSTITUTION) if clause.startswith("A4")}
        assert "A3.8" in clauses(Kind.INSTITUTION)

    @pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.INSTITUTION])
    def test_article_4_binds_the_others(self, kind):
        make_texts()
        assert {f"A4.{number}" for number in range(1, 10)} <= clauses(kind)

    def test_champions_are_not_reviewed(self):
        make_texts()
        assert {kind.value for kind in Kind if "A4.10" in clauses(kind)} == {
            "conseiller",
            "conseiller-financement",
            "offreur",
        }


class TestPublishing:
    def test_puts_it_in_force_and_keeps_the_former_one(self):
        make_texts()
        version = make_version(Text.CHARTER)
        assert policies.in_force()[0] == version
        assert list(Version.objects.filter(text=Text.CHARTER).newest_first().values_list("number", flat=True)) == [2, 1]

    def test_a_day_before_it_the_former_one_is_in_force(self):
        now = timezone.now()
        make_texts(at=now - timedelta(days=10))
        make_version(Text.CHARTER, at=now)
        yesterday = timezone.localdate(now) - timedelta(days=1)
        assert [version.number for version in policies.in_force(on=yesterday)] == [1, 1]

    def test_leaves_time_to_accept(self):
        make_texts()
        now = timezone.now()
        draft = make_draft(Text.CHARTER)
        day = timezone.localdate(now)
        with pytest.raises(actions.TooSoonError):
            actions.publish_version(
                version=draft, by=None, at=now, what_changed="Tout.", accept_by=day + timedelta(days=14)
            )
        actions.publish_version(
            version=draft, by=None, at=now, what_changed="Tout.", accept_by=day + timedelta(days=15)
        )
        assert draft.accept_by == day + timedelta(days=15)

    def test_says_what_changed(self):
        make_texts()
        with pytest.raises(actions.NothingToldError):
            make_version(Text.CHARTER, what_changed="  ")

    def test_happens_once(self):
        make_texts()
        draft = make_draft(Text.CHARTER)
        make_version(Text.CHARTER, draft=draft)
        with pytest.raises(actions.AlreadyPublishedError):
            make_version(Text.CHARTER, draft=draft)

    def test_one_draft_at_a_time(self):
        make_texts()
        make_draft(Text.CHARTER)
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.create(text=Text.CHARTER, number=3, drafted_at=timezone.now())

    def test_the_database_wants_to_know_what_changed(self):
        make_texts()
        draft = make_draft(Text.CHARTER)
        with pytest.raises(IntegrityError), transaction.atomic():
            draft.publish(by=None, at=timezone.now(), what_changed="", accept_by=None)


class TestPublishedWords:
    """The database refuses, whoever asks."""

    @pytest.mark.parametrize("change", [{"what_changed": "Rien."}, {"number": 9}, {"published_at": None}])
    def test_of_a_version_never_change(self, change):
        make_texts()
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.published().update(**change)

    def test_of_an_article_never_change(self):
        make_texts()
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(clause="A4.4").update(body="Payant.")

    def test_are_not_added_to(self):
        make_texts()
        version = policies.in_force()[0]
        with pytest.raises(IntegrityError), transaction.atomic():
            version.articles.create(position=99, clause="A7", heading="Et aussi", body="Tout.")

    def test_article_does_not_move_into_a_published_version(self):
        make_texts()
        article = make_draft(Text.CHARTER).articles.create(position=1, clause="A9", heading="Neuf", body="Neuf.")
        with pytest.raises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(version=policies.in_force()[0])

    def test_of_a_draft_change_freely(self):
        make_texts()
        draft = make_draft(Text.CHARTER)
        draft.articles.filter(clause="A1").update(body="Deux.")
        assert draft.articles.get(clause="A1").body == "Deux."

    def test_who_published_may_be_erased(self):
        make_texts()
        person = make_user()
        version = make_version(Text.CHARTER, by=person)
        person.delete()
        version.refresh_from_db()
        assert version.published_by is None
