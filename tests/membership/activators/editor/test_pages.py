"""The pages of the editor: shown, saved, told what is wrong; somebody else's do not exist."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activateurs.membership.activators import steps
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Change, StepDraft
from activateurs.membership.organisations.choices import EndReason, Proof, Role
from tests.builders import make_membership, make_profile, make_user
from tests.membership.activators.editor.pages import address, opened, send, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def test_a_live_profile_is_saved_and_seen_at_once(client):
    profile = make_profile(expertises=["site-internet"])
    response = send(signed_in(profile), profile, "savoir-faire", {"expertises": ["paiement"]}, follow=True)
    assert "visible dans l’annuaire dès maintenant" in response.content.decode()
    page = client.get(f"/activateurs/{profile.slug}/").content.decode()
    assert "Encaisser en ligne" in page
    assert "Avoir un site internet" not in page


def test_a_profile_being_joined_goes_on_to_the_next_page():
    profile = make_profile(published=False)
    client = signed_in(profile)
    shown = client.get(address(profile, "savoir-faire")).content.decode()
    assert "Étape 5 sur" in shown
    assert "Continuer" in shown
    response = send(client, profile, "savoir-faire", {"expertises": ["paiement"]})
    assert response.url == address(profile, "metiers")


def test_an_error_keeps_what_was_typed():
    profile = make_profile()
    client = signed_in(profile)
    response = send(client, profile, "savoir-faire", {})
    assert "Cochez au moins un savoir-faire." in response.content.decode()
    assert StepDraft.objects.get().data == {}
    assert not Change.objects.exists()


def test_too_many_are_told():
    profile = make_profile()
    slugs = [slug for slug, _ in _choices(profile)][:13]
    response = send(signed_in(profile), profile, "savoir-faire", {"expertises": slugs})
    assert "Vous en avez coché 13" in response.content.decode()


def _choices(profile):
    step = steps.find("savoir-faire", profile.kind)
    form = step.form_of(profile, step.read(profile), today=None)
    return [choice for _, group in form.fields["expertises"].choices for choice in group]


@pytest.mark.parametrize("kind", Kind.values)
def test_pages_cost_few_queries(kind):
    profile = make_profile(kind)
    client = signed_in(profile)
    for name in ["", "historique", *(step.name for step in steps.of_kind(kind) if step.form)]:
        client.get(address(profile, name))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(profile, name)).status_code == 200
        assert len(queries) <= MOST_QUERIES, name


def test_somebody_elses_do_not_exist():
    mine, other = make_profile(), make_profile()
    client = signed_in(mine)
    for name in ["", "historique", "savoir-faire"]:
        assert client.get(address(other, name)).status_code == 404
    stamp = opened(signed_in(other), other, "savoir-faire")
    assert send(client, other, "savoir-faire", {"expertises": ["paiement"]}, stamp=stamp).status_code == 404
    assert not Change.objects.exists()


def test_the_manager_of_its_structure_may_write_it():
    profile = make_profile()
    make_membership(profile.structure, profile.user, role=Role.MEMBER)
    manager = make_manager(profile.structure)
    client = Client()
    client.force_login(manager)
    assert send(client, profile, "savoir-faire", {"expertises": ["paiement"]}).status_code == 302
    assert Change.objects.get().by == manager
    profile.structure.memberships.get(user=manager).end(by=None, at=timezone.now(), reason=EndReason.LEFT)
    assert client.get(address(profile)).status_code == 404


def test_a_manager_does_not_hold_those_who_only_say_that_they_work_there():
    """Whoever was first to name a structure manages it: the true people who come next are not in its hands."""
    profile = make_profile(published=False)
    client = Client()
    client.force_login(make_manager(profile.structure))
    assert client.get(address(profile)).status_code == 404
    assert send(client, profile, "savoir-faire", {"expertises": ["paiement"]}, stamp="1").status_code == 404
    departure = reverse("situations:departure", args=[profile.slug])
    assert client.post(departure, {"cause": "STRUCTURE", "on": str(timezone.localdate())}).status_code == 404
    profile.refresh_from_db()
    assert profile.user is not None


def make_manager(structure):
    user = make_user()
    structure.memberships.create(user=user, role=Role.MANAGER, since=timezone.now(), proven_by=Proof.STAFF)
    return user
