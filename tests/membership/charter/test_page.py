"""The page of the editor where a person accepts the texts (A6)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.membership.activators import actions as activators
from activateurs.membership.activators import steps
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.forms import name_of
from activateurs.membership.charter.models import Acceptance
from activateurs.membership.charter.policies import in_force
from tests.builders import make_profile, make_texts, make_user
from tests.membership.charter.writing import accept_all, make_draft, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts(db):
    make_texts(at=timezone.now() - timedelta(days=40))


def address(profile):
    return f"/espace/profils/{profile.slug}/charte/"


def show(client, profile):
    client.force_login(profile.user)
    return client.get(address(profile)).content.decode()


def boxes(*versions):
    return {name_of(version): "on" for version in versions or in_force()}


def send(client, profile, data, **options):
    client.force_login(profile.user)
    return client.post(address(profile), data, **options)


class TestReading:
    def test_shows_both_texts_whole_with_a_box_each(self, client):
        html = show(client, make_profile())
        assert "Charte des activateurs" in html
        assert "Un premier diagnostic gratuit" in html
        assert "Partir quand vous voulez" in html
        assert html.count('type="checkbox"') == 2
        assert html.count("<details") == html.count(" open>") == 2

    def test_article_4_is_not_shown_to_institutional_members(self, client):
        html = show(client, make_profile(Kind.INSTITUTION))
        assert "Un premier diagnostic gratuit" not in html
        assert "Être membre sans être montré au public" in html
        assert html.count('type="checkbox"') == 2

    def test_says_when_it_was_accepted(self, client):
        profile = make_profile()
        accept_all(profile)
        html = show(client, profile)
        assert "Vous avez tout accepté" in html
        assert 'type="checkbox"' not in html

    def test_new_version_says_what_changes_and_until_when(self, client):
        profile = make_profile()
        accept_all(profile)
        version = make_version(Text.CHARTER, what_changed="Vous répondez en deux jours.")
        html = show(client, profile)
        assert "Vous répondez en deux jours." in html
        assert "/charte/versions/2/changements/" in html
        assert f"{version.accept_by.day} " in html
        assert html.count('type="checkbox"') == 1

    def test_costs_the_same_whatever_the_history(self, client, django_assert_max_num_queries):
        profile = make_profile()
        for _ in range(4):
            accept_all(profile)
            make_version(Text.CHARTER)
        client.force_login(profile.user)
        with django_assert_max_num_queries(12):
            client.get(address(profile))

    def test_profile_of_somebody_else_does_not_exist(self, client):
        client.force_login(make_user())
        profile = make_profile()
        assert client.get(address(profile)).status_code == 404
        assert client.post(address(profile), boxes()).status_code == 404
        assert not Acceptance.objects.exists()


class TestAccepting:
    def test_keeps_both(self, client):
        profile = make_profile()
        answer = send(client, profile, boxes(), follow=True)
        assert "C’est accepté" in answer.content.decode()
        assert Acceptance.objects.filter(profile=profile, user=profile.user).count() == 2

    def test_a_box_left_empty_is_told_beside_it_and_nothing_is_kept(self, client):
        charter, _terms = in_force()
        html = send(client, make_profile(), boxes(charter)).content.decode()
        assert "Cochez cette case pour accepter les conditions d’utilisation." in html
        assert html.count(" checked") == 1
        assert not Acceptance.objects.exists()

    def test_twice_does_no_harm(self, client):
        profile = make_profile()
        data = boxes()
        send(client, profile, data)
        assert send(client, profile, data).status_code == 200
        assert Acceptance.objects.count() == 2

    def test_a_version_that_is_not_in_force_any_more_is_read_again(self, client):
        profile = make_profile()
        read = boxes()
        make_version(Text.CHARTER, what_changed="Vous répondez en deux jours.")
        html = send(client, profile, read).content.decode()
        assert "Une nouvelle version vient d’être publiée pendant votre lecture" in html
        assert not Acceptance.objects.exists()

    def test_a_draft_cannot_be_accepted(self, client):
        draft = make_draft(Text.CHARTER)
        send(client, make_profile(), boxes(draft))
        assert not Acceptance.objects.exists()

    def test_brings_back_a_profile_taken_out_for_it(self, client):
        profile = make_profile()
        accept_all(profile)
        make_version(Text.CHARTER)
        activators.unpublish(profile=profile, by=None, at=timezone.now(), reason=EndReason.TEXTS)
        assert "Votre profil n’est plus montré" in show(client, profile)
        send(client, profile, boxes(in_force()[0]))
        assert Profile.objects.published().get() == profile
        assert profile.publications.filter(published_by=profile.user).exists()


class TestAsAStep:
    def test_is_asked_of_every_kind_and_filled_once_accepted(self):
        for kind in Kind:
            profile = make_profile(kind)
            assert "charte" in [step.name for step in steps.missing(profile)]
            accept_all(profile)
            assert "charte" not in [step.name for step in steps.missing(profile)]

    def test_is_asked_again_by_a_new_version(self):
        profile = make_profile()
        accept_all(profile)
        make_draft(Text.TERMS)
        assert "charte" in steps.filled(profile)
        make_version(Text.CHARTER)
        assert "charte" not in steps.filled(profile)

    def test_acceptance_of_a_former_person_does_not_count(self):
        profile = make_profile()
        accept_all(profile)
        Profile.objects.filter(pk=profile.pk).update(user=make_user())
        assert "charte" not in steps.filled(profile)


class TestFirstPageOfTheSpace:
    def test_says_what_is_to_accept(self, client):
        profile = make_profile()
        accept_all(profile)
        client.force_login(profile.user)
        assert "Lisez et acceptez" not in client.get("/espace/").content.decode()
        version = make_version(Text.CHARTER)
        html = client.get("/espace/").content.decode()
        assert "Lisez et acceptez la charte des activateurs" in html
        assert address(profile) in html
        assert f"{version.accept_by.day} " in html

    def test_a_registration_is_not_hurried(self, client):
        profile = make_profile(published=False)
        client.force_login(profile.user)
        assert "Lisez et acceptez" not in client.get("/espace/").content.decode()
