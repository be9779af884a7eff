"""Roles of the programme: granted and taken back as rows, obeyed at the next request."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from activateurs.foundation.accounts.actions import end_role, grant_role
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import RoleGrant, User
from activateurs.foundation.accounts.policies import has_role, regions_of, roles_of
from activateurs.spaces.backoffice.access import role_required
from tests.builders import make_staff, make_user

pytestmark = pytest.mark.django_db


def again(user):
    """As the next request reads it."""
    return User.objects.get(pk=user.pk)


def test_a_grant_opens_and_its_end_closes_at_the_next_request(client):
    user, chief, now = make_staff(Role.EDITOR), make_staff(Role.ADMINISTRATOR), timezone.now()
    client.force_login(user)
    assert client.get("/gestion/courriers/").status_code == 404
    grant_role(user=user, role=Role.STEERING, by=chief, at=now)
    assert client.get("/gestion/courriers/").status_code == 200
    end_role(user=user, role=Role.STEERING, by=chief, at=now)
    assert client.get("/gestion/courriers/").status_code == 404
    grant = RoleGrant.objects.get(user=user, role=Role.STEERING)
    assert (grant.granted_by, grant.ended_by, grant.ended_at) == (chief, chief, now)


def test_granting_twice_gives_one_grant():
    user, now = make_user(), timezone.now()
    first = grant_role(user=user, role=Role.EDITOR, by=None, at=now)
    assert grant_role(user=user, role=Role.EDITOR, by=None, at=now) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=user, role=Role.EDITOR, granted_at=now)


def test_staff_is_whoever_has_a_role_left():
    user, now = make_user(), timezone.now()
    for role in (Role.EDITOR, Role.MODERATOR):
        grant_role(user=user, role=role, by=None, at=now)
    end_role(user=user, role=Role.EDITOR, by=None, at=now)
    assert again(user).is_staff
    assert roles_of(again(user)) == {(Role.MODERATOR, "")}
    end_role(user=user, role=Role.MODERATOR, by=None, at=now)
    assert not again(user).is_staff


def test_no_role_implies_another():
    chief = again(make_staff(Role.ADMINISTRATOR))
    assert has_role(chief)
    assert has_role(chief, Role.MODERATOR, Role.ADMINISTRATOR)
    assert not has_role(chief, Role.MODERATOR)


def test_a_superuser_counts_as_administrator():
    chief = again(User.objects.create_superuser("chef@exemple.example"))
    assert has_role(chief, Role.ADMINISTRATOR)
    assert not has_role(chief, Role.EDITOR)


def test_a_regional_agent_acts_in_the_region_named():
    agent = again(make_staff(Role.REGIONAL_AGENT, region="53"))
    assert has_role(agent, Role.REGIONAL_AGENT)
    assert has_role(agent, Role.REGIONAL_AGENT, region="53")
    assert not has_role(agent, Role.REGIONAL_AGENT, region="11")
    assert regions_of(agent) == {"53"}
    assert has_role(again(make_staff(Role.MODERATOR)), Role.MODERATOR, region="11")


@pytest.mark.parametrize(("role", "region"), [(Role.REGIONAL_AGENT, ""), (Role.EDITOR, "53")])
def test_a_region_is_told_of_regional_agents_and_of_nobody_else(role, region):
    with pytest.raises(IntegrityError), transaction.atomic():
        grant_role(user=make_user(), role=role, region=region, by=None, at=timezone.now())


def test_a_suspended_person_holds_nothing():
    user = make_staff(Role.STEERING)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not has_role(again(user))


def test_asking_again_and_again_reads_once(django_assert_num_queries):
    agent, member = again(make_staff(Role.REGIONAL_AGENT)), make_user()
    with django_assert_num_queries(1):
        assert [has_role(agent, role) for role in Role].count(True) == 1
    with django_assert_num_queries(0):
        assert not has_role(member)


def test_a_page_of_some_roles_does_not_exist_for_the_others():
    page = role_required(Role.EDITOR)(lambda _request: HttpResponse("seen"))
    request = RequestFactory().get("/")
    request.user = make_staff(Role.EDITOR)
    assert page(request).content == b"seen"
    request.user = make_staff(Role.MODERATOR)
    with pytest.raises(Http404):
        page(request)


def test_the_menu_shows_the_pages_that_one_may_open(client):
    client.force_login(make_staff(Role.EDITOR))
    page = client.get("/gestion/").content.decode()
    assert "rédaction" in page
    assert "/gestion/courriers/" not in page
    client.force_login(make_staff(Role.STEERING))
    assert "/gestion/courriers/" in client.get("/gestion/").content.decode()
