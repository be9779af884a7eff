"""The overview of a profile: what it says, what it lacks and why, what can be done; its history in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import StepDraft
from activateurs.membership.activators.waiting import profiles_to_complete
from tests.builders import make_profile, make_reference, make_user
from tests.membership.activators.editor.pages import address, send, signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def shown(profile, name=""):
    return signed_in(profile).get(address(profile, name)).content.decode()


def test_what_is_missing_is_said_with_what_visitors_look_for():
    profile = make_profile(published=False, expertises=())
    html = shown(profile)
    assert "Inscription en cours" in html
    assert "Il manque encore l’essentiel" in html
    assert "C’est par là que l’on vous trouve" in html
    send(signed_in(profile), profile, "savoir-faire", {"expertises": ["paiement"]})
    assert "C’est par là que l’on vous trouve" not in shown(profile)


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.ADVISER, "Visible dans l’annuaire"), (Kind.INSTITUTION, "Visible des membres seulement")],
)
def test_where_it_can_be_seen_is_said(kind, said):
    html = shown(make_profile(kind))
    assert said in html
    assert ("Voir votre page publique" in html) == (kind == Kind.ADVISER)


def test_the_list_of_mine():
    profile = make_profile()
    html = signed_in(profile).get("/espace/profils/").content.decode()
    assert profile.full_name in html
    assert make_profile().full_name not in html


def test_history_in_words():
    profile = make_profile(expertises=["site-internet"])
    send(signed_in(profile), profile, "savoir-faire", {"expertises": ["paiement"]})
    html = shown(profile, "historique")
    assert profile.user.email in html
    assert "Avoir un site internet" in html
    assert "Encaisser en ligne" in html


def test_history_costs_the_same_for_one_change_and_twenty():
    profile = make_profile()
    client = signed_in(profile)
    costs = []
    for number in range(20):
        send(client, profile, "langues-et-telephone", {"other_languages": "abcdefghijklmnopqrstuvwxyz"[: number + 1]})
        if number in {0, 19}:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address(profile, "historique")).content.count(b"editor-change") == number + 1
            costs.append(len(queries))
    assert costs[0] == costs[1]


class TestNextSteps:
    def test_the_first_page_that_visitors_miss(self):
        profile = make_profile(presentation="", areas=[("DEPARTMENT", "56")])
        (step,) = profiles_to_complete(profile.user, on=TODAY)
        assert step.title == "Complétez votre profil\u00a0: ce que vous proposez, et à quel prix"
        assert step.url == address(profile, "offre")

    def test_what_was_typed_and_not_saved(self):
        profile = make_profile(presentation="Je vous aide.", price_kind="FREE", works_remotely=True)
        make_reference(profile)
        draft = {"step": "videos", "at": timezone.now(), "digest": "a", "page": "b", "by": profile.user}
        StepDraft.objects.create(profile=profile, **draft)
        steps = profiles_to_complete(profile.user, on=TODAY)
        assert [step.act for step in steps][:1] == ["Reprendre"]

    def test_nothing_for_whoever_has_none_or_joins(self):
        assert profiles_to_complete(make_user(), on=TODAY) == []
        assert profiles_to_complete(make_profile(published=False).user, on=TODAY) == []

    def test_it_costs_the_same_for_one_profile_and_many(self, django_assert_num_queries):
        user = make_user()
        for _ in range(5):
            make_profile(user=user)
        with django_assert_num_queries(1):
            assert len(profiles_to_complete(user, on=TODAY)) == 5
