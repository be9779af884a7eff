"""Whoever holds a role gives a second factor; anybody may have one; nothing of it can be read from the database."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from activateurs.foundation.accounts.actions import grant_role, set_up_app
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import OpenSession
from activateurs.foundation.notifications.models import Message
from tests.builders import APP_SECRET, make_staff, make_user
from tests.foundation.accounts.signing_in import OWNER, sign_in
from tests.foundation.accounts.two_steps import app_code, give_app_code, sign_in_fully, wrong_code

pytestmark = pytest.mark.django_db
STEP, SECURITY, NEW_APP = "/connexion/deuxieme-etape/", "/espace/securite/", "/espace/securite/application/"
CODES = "/espace/securite/codes/"


def set_up(client):
    """Add an application, with the secret that the page shows."""
    page = client.get(NEW_APP).content.decode()
    secret = re.search(r'accounts-secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    return client.post(NEW_APP, {"code": app_code(secret)}), secret


class TestSomebodyWithARole:
    def test_is_asked_for_a_second_step_after_the_code(self, client):
        staff = make_staff(Role.ADMINISTRATOR)
        assert sign_in(client, staff.email).url == STEP
        assert client.get("/gestion/").url.startswith("/connexion/")
        assert client.get(STEP).status_code == 200
        assert give_app_code(client).url == "/espace/"
        assert client.get("/gestion/").status_code == 200

    def test_does_not_enter_with_a_wrong_code(self, client):
        staff = make_staff(Role.ADMINISTRATOR)
        sign_in(client, staff.email)
        assert "pas le bon" in give_app_code(client, wrong_code()).content.decode()
        assert client.get("/espace/").status_code == 302

    def test_may_not_guess_for_long(self, client):
        staff = make_staff(Role.ADMINISTRATOR)
        sign_in(client, staff.email)
        for _ in range(5):
            give_app_code(client, wrong_code())
        assert "Trop d" in give_app_code(client).content.decode()

    def test_may_not_use_a_code_twice(self, client):
        staff = make_staff(Role.ADMINISTRATOR)
        sign_in(client, staff.email)
        code = app_code()
        give_app_code(client, code)
        other = Client()
        sign_in(other, staff.email)
        assert "déjà servi" in give_app_code(other, code).content.decode()

    def test_sees_nothing_else_before_setting_one_up(self, client):
        user = make_user(OWNER)
        grant_role(user=user, role=Role.ADMINISTRATOR, by=None, at=timezone.now())
        assert sign_in(client).url == "/espace/"
        for page in ("/espace/", "/gestion/", "/gestion/courriers/", CODES):
            assert client.get(page).url == SECURITY
        assert client.post("/gestion/courriers/1/renvoyer/").url == SECURITY
        assert "deuxième preuve" in client.get(SECURITY).content.decode()
        answer, _ = set_up(client)
        assert answer.url == CODES
        assert client.get("/gestion/").status_code == 200

    def test_confirms_in_a_session_that_was_open_before(self, client):
        user = make_user(OWNER)
        sign_in(client)
        set_up_app(user=user, secret=APP_SECRET)
        grant_role(user=user, role=Role.EDITOR, by=None, at=timezone.now())
        confirm = client.get("/gestion/").url
        assert confirm == "/espace/securite/confirmer/?next=%2Fgestion%2F"
        assert give_app_code(client, page=confirm, next="/gestion/").url == "/gestion/"
        assert client.get("/gestion/").status_code == 200

    def test_keeps_one_factor_at_least(self, client):
        staff = make_staff(Role.EDITOR)
        client.force_login(staff)
        assert "ajoutez-en une autre" in client.get(f"{NEW_APP}retirer/").content.decode()
        client.post(f"{NEW_APP}retirer/")
        assert Authenticator.objects.filter(user=staff).exists()

    def test_open_pages_stay_open(self, client):
        user = make_user(OWNER)
        grant_role(user=user, role=Role.EDITOR, by=None, at=timezone.now())
        sign_in(client)
        assert client.get("/charte/").status_code == 200


class TestAnybody:
    def test_may_have_one_and_is_then_asked_for_it(self, client, django_capture_on_commit_callbacks):
        make_user(OWNER)
        sign_in(client)
        with django_capture_on_commit_callbacks(execute=True):
            answer, secret = set_up(client)
        assert answer.url == CODES
        assert Message.objects.get(name="accounts.security_changed").recipient == OWNER
        other = Client()
        assert sign_in(other).url == STEP
        cache.clear()
        assert give_app_code(other, app_code(secret)).url == "/espace/"

    def test_enters_with_a_recovery_code_once(self, client):
        make_user(OWNER)
        sign_in(client)
        set_up(client)
        code = re.search(r"<li>(\d{4} \d{4})</li>", client.get(CODES).content.decode())[1]
        for expected in (302, 200):
            other = Client()
            sign_in(other)
            assert give_app_code(other, code).status_code == expected
        assert "Il vous en reste 9" in client.get(SECURITY).content.decode()

    def test_may_make_new_recovery_codes_which_replace_the_others(self, client):
        make_user(OWNER)
        sign_in(client)
        set_up(client)
        before = client.get(CODES).content.decode()
        client.post(CODES)
        after = client.get(CODES).content.decode()
        numbers = re.findall(r"<li>(\d{4} \d{4})</li>", before)
        assert len(numbers) == 10
        assert not [number for number in numbers if number in after]

    def test_may_take_it_away_after_confirming(self, client, time_machine):
        user = make_user(OWNER)
        sign_in(client)
        _, secret = set_up(client)
        time_machine.move_to(timezone.now() + timedelta(minutes=20))
        assert client.get(f"{NEW_APP}retirer/").url.startswith("/espace/securite/confirmer/")
        give_app_code(client, app_code(secret), page="/espace/securite/confirmer/")
        assert client.post(f"{NEW_APP}retirer/").url == SECURITY
        assert not Authenticator.objects.filter(user=user).exists()

    def test_without_one_has_nothing_to_confirm_with(self, client):
        client.force_login(make_user())
        assert client.get("/espace/securite/confirmer/").url == SECURITY
        assert client.get(CODES).status_code == 404


class TestTheSecret:
    def test_cannot_be_read_from_the_database(self):
        staff = make_staff(Role.EDITOR)
        assert APP_SECRET not in str(Authenticator.objects.get(user=staff).data)

    def test_outlives_a_change_of_key(self, client, settings):
        staff = make_staff(Role.EDITOR)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
        assert sign_in_fully(client, staff).url == "/espace/"

    def test_opens_nothing_once_its_key_is_gone(self, client, settings):
        staff = make_staff(Role.EDITOR)
        settings.SECRET_KEY = "another"
        sign_in(client, staff.email)
        assert "pas le bon" in give_app_code(client).content.decode()


def test_who_lost_everything_is_helped_by_hand(client):
    staff = make_staff(Role.EDITOR)
    sign_in_fully(client, staff)
    call_command("reset_second_factor", staff.email)
    assert not Authenticator.objects.filter(user=staff).exists()
    assert not OpenSession.objects.exists()
    assert client.get("/espace/").url.startswith("/connexion/")
    assert sign_in(client, staff.email).url == "/espace/"
    assert client.get("/gestion/").url == SECURITY


NONSENSE = ("", "{}", "[]", "3", "not json", '{"id": "x"}', '{"response": {"userHandle": "MQ"}}', "null")
SHAPED = (
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"authenticatorData": "AA", "signature": "AA", "attestationObject": "oA", "userHandle": "MQ"}}'
)


@pytest.mark.parametrize("credential", [*NONSENSE, SHAPED, SHAPED.replace("e30", "%%"), SHAPED.replace('"AA"', "7")])
def test_what_is_not_a_passkey_is_refused_everywhere(client, credential):
    staff = make_staff(Role.EDITOR)
    client.get("/connexion/cle/", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert client.post("/connexion/cle/", {"credential": credential}).url == "/connexion/"
    sign_in(client, staff.email)
    client.get(STEP)
    assert client.post(STEP, {"credential": credential}).status_code == 200
    give_app_code(client)
    client.get("/espace/securite/confirmer/")
    assert client.post("/espace/securite/confirmer/", {"credential": credential}).status_code == 200
    client.force_login(staff)
    client.get("/espace/securite/cle/")
    assert client.post("/espace/securite/cle/", {"credential": credential}).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 0
