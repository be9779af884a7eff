"""ProConnect, against a provider that answers for real; what cannot be believed opens nothing."""

import http.client
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import AgentIdentity, User
from tests.builders import make_staff, make_user
from tests.foundation.accounts.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, new_key
from tests.foundation.accounts.two_steps import give_app_code

pytestmark = pytest.mark.django_db
AGENT = "agente@ministere.example"


@pytest.fixture
def provider(settings):
    made = Provider(
        {"sub": "agent-1", "email": AGENT, "email_verified": True, "given_name": "Inès", "usual_name": "Le Bris"}
    )
    settings.PROCONNECT_ISSUER = made.url
    settings.PROCONNECT_CLIENT_ID, settings.PROCONNECT_CLIENT_SECRET = CLIENT_ID, CLIENT_SECRET
    yield made
    made.stop()


def visit(address):
    """What the browser does at the provider: follow where it is sent. Returns where that leads."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    return connection.getresponse().getheader("Location")


def go_and_come_back(client, page="/connexion/proconnect/"):
    """Off to the provider and back; returns the answer to the form of the return page."""
    back = urlsplit(visit(client.get(page).url))
    shown = client.get(f"{back.path}?{back.query}")
    assert shown.status_code == 200
    brought = parse_qs(back.query)
    return client.post(back.path, {"code": brought["code"][0], "state": brought["state"][0]})


def is_signed_in(client):
    return client.get("/espace/").status_code == 200


def test_an_agent_enters_and_gets_an_account_without_role(client, provider):
    assert go_and_come_back(client, "/connexion/proconnect/?next=/charte/").url == "/charte/"
    user = User.objects.get()
    assert (user.email, user.first_name, user.last_name, user.is_staff) == (AGENT, "Inès", "Le Bris", False)
    assert is_signed_in(client)


def test_reading_the_page_of_the_return_signs_nobody_in(client, provider):
    back = urlsplit(visit(client.get("/connexion/proconnect/").url))
    client.get(f"{back.path}?{back.query}")
    assert not User.objects.exists()
    assert not is_signed_in(client)
    assert "token" not in provider.asked


def test_an_account_of_the_same_verified_address_is_found(client, provider):
    owner = make_user(AGENT, first_name="Anne")
    go_and_come_back(client)
    assert client.session["_auth_user_id"] == str(owner.pk)
    assert User.objects.get().first_name == "Anne"


def test_once_linked_the_address_may_change(client, provider):
    go_and_come_back(client)
    client.post("/deconnexion/")
    provider.person |= {"email": "autre@ministere.example", "email_verified": False}
    assert go_and_come_back(client).url == "/espace/"
    assert AgentIdentity.objects.get().user.email == AGENT


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_is_not_verified_opens_no_account(client, provider, verified):
    make_user(AGENT)
    provider.userinfo_claims = {"email_verified": verified}
    answer = go_and_come_back(client)
    assert answer.url == "/connexion/"
    assert "pas vérifié" in client.get("/connexion/").content.decode()
    assert not is_signed_in(client)
    assert not AgentIdentity.objects.exists()


def test_the_operator_may_vouch_for_addresses(client, provider, settings):
    settings.PROCONNECT_VOUCHES_FOR_EMAIL = True
    provider.userinfo_claims = {"email_verified": None}
    assert go_and_come_back(client).url == "/espace/"


@pytest.mark.parametrize(
    "fault",
    [
        {"id_claims": {"nonce": "another"}},
        {"id_claims": {"nonce": None}},
        {"id_claims": {"aud": "another-site"}},
        {"id_claims": {"iss": "https://pirate.example"}},
        {"id_claims": {"exp": 1_000_000_000}},
        {"id_claims": {"exp": None}},
        {"userinfo_claims": {"sub": "somebody-else"}},
        {"userinfo_claims": {"aud": "another-site"}},
        {"userinfo_claims": {"iss": "https://pirate.example"}},
        {"algorithm": "none"},
        {"algorithm": "HS256"},
        {"signing_key": new_key()},
        {"silent": {"token"}},
        {"silent": {"userinfo"}},
        {"silent": {"jwks"}},
    ],
    ids="-".join,
)
def test_what_cannot_be_believed_opens_nothing(client, provider, fault):
    for name, value in fault.items():
        setattr(provider, name, value)
    assert go_and_come_back(client).url == "/connexion/"
    assert "ProConnect ne répond pas" in client.get("/connexion/").content.decode()
    assert not User.objects.exists()
    assert not is_signed_in(client)


def test_keys_may_change(client, provider):
    go_and_come_back(client)
    client.post("/deconnexion/")
    provider.rotate()
    assert go_and_come_back(client).url == "/espace/"


def test_a_return_that_was_not_asked_for_is_refused(client, provider):
    page = "/connexion/proconnect/retour/"
    assert client.get(f"{page}?code=x&state=y").url == "/connexion/"
    assert client.post(page, {"code": "x", "state": "y"}).url == "/connexion/"
    client.get("/connexion/proconnect/")
    assert client.get(f"{page}?code=x&state=pirate").url == "/connexion/"
    assert client.get(f"{page}?error=access_denied&state=x").url == "/connexion/"
    assert "pas allée au bout" in client.get("/connexion/").content.decode()


def test_a_code_serves_once(client, provider):
    back = urlsplit(visit(client.get("/connexion/proconnect/").url))
    brought = {name: values[0] for name, values in parse_qs(back.query).items()}
    assert client.post(back.path, brought).url == "/espace/"
    client.post("/deconnexion/")
    assert client.post(back.path, brought).url == "/connexion/"


def test_a_silent_provider_leaves_the_code_as_a_way_in(client, provider):
    provider.silent = {".well-known/openid-configuration"}
    assert client.get("/connexion/proconnect/").url == "/connexion/"
    page = client.get("/connexion/").content.decode()
    assert "ne répond pas" in page
    assert "Recevoir un code" in page


def test_whoever_holds_a_role_still_gives_a_second_factor(client, provider):
    make_staff(Role.EDITOR, email=AGENT)
    assert go_and_come_back(client).url == "/connexion/deuxieme-etape/"
    assert not is_signed_in(client)
    assert give_app_code(client).url == "/espace/"
    assert client.get("/gestion/").status_code == 200


def test_a_suspended_person_does_not_enter(client, provider):
    make_user(AGENT, is_active=False)
    assert go_and_come_back(client).url == "/connexion/suspendue/"
    assert not is_signed_in(client)


def test_signing_out_signs_out_there_too(client, provider):
    go_and_come_back(client)
    end = client.post("/deconnexion/").url
    assert visit(end) == "http://testserver/"
    assert provider.signed_out[0]["id_token_hint"].count(".") == 2
    assert not is_signed_in(client)


def test_the_others_sign_out_here_only(client, provider):
    client.force_login(make_user())
    assert client.post("/deconnexion/").url == "/"


def test_its_button_shows_when_it_is_on(client, provider):
    assert "S’identifier avec ProConnect" in client.get("/connexion/").content.decode()


def test_it_is_absent_when_it_is_off(client):
    assert "ProConnect" not in client.get("/connexion/").content.decode()
    assert client.get("/connexion/proconnect/").status_code == 404
    assert client.post("/connexion/proconnect/retour/").status_code == 404


def test_half_a_setting_stops_the_start(monkeypatch):
    import importlib

    from config.settings import accounts

    monkeypatch.setenv("PROCONNECT_ISSUER", "https://proconnect.example/api/v2")
    with pytest.raises(ImproperlyConfigured, match="PROCONNECT_CLIENT_ID"):
        importlib.reload(accounts)
    monkeypatch.delenv("PROCONNECT_ISSUER")
    importlib.reload(accounts)
