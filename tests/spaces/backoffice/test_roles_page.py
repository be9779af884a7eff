"""Administrators entrust roles and take them back; both are rows, told by mail, obeyed at once."""

import pytest
from django.utils import timezone

from activateurs.foundation.accounts.actions import grant_role
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import RoleGrant
from activateurs.foundation.accounts.policies import regions_of
from activateurs.foundation.notifications.models import Message
from tests.builders import make_commune, make_staff, make_user

pytestmark = pytest.mark.django_db
PAGE = "/gestion/roles/"
AGENT = "agente@exemple.example"


@pytest.fixture
def chief(client):
    make_commune()
    person = make_staff(Role.ADMINISTRATOR)
    client.force_login(person)
    return person


def entrust(client, **fields):
    return client.post(PAGE, {"email": AGENT, "role": Role.MODERATOR, "region": ""} | fields)


def test_a_role_is_entrusted_and_told(client, chief):
    agent = make_user(AGENT)
    assert entrust(client, email=AGENT.upper()).url == PAGE
    grant = RoleGrant.objects.get(user=agent)
    assert (grant.role, grant.granted_by) == (Role.MODERATOR, chief)
    mail = Message.objects.get(name="accounts.role_granted")
    assert mail.recipient == AGENT
    assert "/espace/securite/" in mail.text
    assert AGENT in client.get(PAGE).content.decode()


def test_twice_is_once(client, chief):
    make_user(AGENT)
    entrust(client)
    entrust(client)
    assert Message.objects.filter(name="accounts.role_granted").count() == 1


def test_a_regional_agent_has_a_region(client, chief):
    agent = make_user(AGENT)
    assert "Choisissez la région" in entrust(client, role=Role.REGIONAL_AGENT).content.decode()
    assert "laissez" in entrust(client, region="53").content.decode()
    entrust(client, role=Role.REGIONAL_AGENT, region="53")
    agent.refresh_from_db()
    assert regions_of(agent) == {"53"}


@pytest.mark.parametrize("wrong", [{"email": "personne@exemple.example"}, {"email": ""}, {"role": "KING"}])
def test_a_wrong_answer_is_said_and_nothing_is_granted(client, chief, wrong):
    make_user(AGENT)
    page = entrust(client, **wrong)
    assert 'aria-invalid="true"' in page.content.decode() or "fr-fieldset--error" in page.content.decode()
    assert RoleGrant.objects.filter(user__email=AGENT).count() == 0


def test_a_role_is_taken_back_and_told(client, chief):
    agent = make_staff(Role.EDITOR, email=AGENT)
    grant = RoleGrant.objects.get(user=agent)
    assert client.post(f"{PAGE}{grant.pk}/retirer/").url == PAGE
    grant.refresh_from_db()
    assert grant.ended_by == chief
    assert Message.objects.get(name="accounts.role_ended").recipient == AGENT
    agent.refresh_from_db()
    assert not agent.is_staff
    assert client.post(f"{PAGE}{grant.pk}/retirer/").status_code == 404


def test_nobody_takes_back_one_s_own(client, chief):
    grant = RoleGrant.objects.get(user=chief)
    assert f"{grant.pk}/retirer/" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{grant.pk}/retirer/").status_code == 404


def test_twenty_cost_no_more_than_one(client, chief, django_assert_max_num_queries):
    for _ in range(20):
        grant_role(user=make_user(), role=Role.EDITOR, by=chief, at=timezone.now())
    with django_assert_max_num_queries(8):
        client.get(PAGE)
