"""Staff decides who belongs to a structure, on a document that nobody else reads."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.organisations import actions, documents, policies
from activateurs.membership.organisations.choices import FactSource, Role
from tests.builders import make_membership, make_staff, make_structure
from tests.mails import last_mail
from tests.membership.organisations.joining_one import PDF, SITE, make_asking

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def moderator():
    client = Client()
    client.force_login(make_staff(ProgrammeRole.MODERATOR))
    return client


def make_waiting(structure=None):
    asking = make_asking(structure)
    document = actions.add_document(request=asking, read=documents.read(SimpleUploadedFile("kbis<b>.pdf", PDF)), at=NOW)
    return asking, document


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_what_waits_is_listed_and_accepted(moderator):
    asking, document = make_waiting()
    listed = text_of(moderator.get("/gestion/rattachements/"))
    assert asking.structure.name in listed
    page = f"/gestion/rattachements/{asking.public_id}/"
    assert f"/gestion/documents/{document.public_id}/" in text_of(moderator.get(page))
    assert "Le rattachement est accepté" in text_of(moderator.post(page, {"answer": "accept"}, follow=True))
    assert policies.manages(asking.user, asking.structure)
    assert "Personne n’attend" in text_of(moderator.get("/gestion/rattachements/"))
    assert "Acceptée" in text_of(moderator.get(page))
    assert "déjà une réponse" in text_of(moderator.post(page, {"answer": "accept"}, follow=True))


def test_a_refusal_has_words_and_a_way_to_appeal(moderator, settings):
    asking, _ = make_waiting()
    page = f"/gestion/rattachements/{asking.public_id}/"
    assert "Dites pourquoi" in text_of(moderator.post(page, {"words": ""}))
    moderator.post(page, {"words": "Le document est illisible."})
    mail = last_mail("organisations.belonging_refused").text
    assert "Le document est illisible." in mail
    assert settings.OPERATOR_EMAIL in mail


def test_a_document_is_downloaded_in_a_sandbox_and_gone_after_the_decision(moderator):
    asking, document = make_waiting()
    address = f"/gestion/documents/{document.public_id}/"
    answer = moderator.get(address)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="document-[0-9a-f]{8}\.pdf"', answer["Content-Disposition"])
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    moderator.post(f"/gestion/rattachements/{asking.public_id}/", {"answer": "accept"})
    assert moderator.get(address).status_code == 404, "at once, before the task has erased it"
    run_tasks()
    document.refresh_from_db()
    assert document.erased_at is not None


def test_its_own_person_does_not_read_it_by_that_address():
    asking, document = make_waiting()
    client = Client()
    client.force_login(asking.user)
    assert client.get(f"/gestion/documents/{document.public_id}/").status_code == 404


def test_what_looks_wrong_is_told(moderator):
    known = make_structure("Atelier Bleu Numérique", website=SITE)
    structure = make_structure("Atelier B1eu Numérique", ceased_on="2020-01-01")
    asking, _ = make_waiting(structure)
    structure.learn(facts={"website": "https://atelier-b1eu.fr"}, source=FactSource.TYPED, by=asking.user, at=NOW)
    page = text_of(moderator.get(f"/gestion/rattachements/{asking.public_id}/"))
    for words in ("Même nom", "atelier-b1eu.fr et atelier-bleu.fr", known.name, "cessé", "indiqué par cette personne"):
        assert words in page


def test_a_structure_without_a_manager_gets_one(moderator):
    member = make_membership(role=Role.MEMBER)
    page = f"/gestion/structures/{member.structure_id}/"
    assert member.user.email in text_of(moderator.get(page))
    assert "Le rôle est changé" in text_of(
        moderator.post(f"{page}personnes/{member.pk}/", {"answer": "manager"}, follow=True)
    )
    assert policies.manages(member.user, member.structure)
    manager = member.structure.memberships.current().get()
    refused = moderator.post(f"{page}personnes/{manager.pk}/", {"answer": "member"}, follow=True)
    assert "nommez d’abord" in text_of(refused)
    moderator.post(f"{page}personnes/{manager.pk}/", {"answer": "remove"})
    assert not policies.belongs(member.user, member.structure)
    assert "retrait par l’équipe" in text_of(moderator.get(page))


def test_more_people_and_requests_cost_no_more_queries(moderator, django_assert_max_num_queries):
    structure = make_structure()
    asking, _ = make_waiting(structure)
    for _ in range(20):
        make_membership(structure)
        make_waiting(structure)
    pages = (
        "/gestion/rattachements/",
        f"/gestion/rattachements/{asking.public_id}/",
        f"/gestion/structures/{structure.pk}/",
    )
    for page in pages:
        with django_assert_max_num_queries(16):
            assert moderator.get(page).status_code == 200
