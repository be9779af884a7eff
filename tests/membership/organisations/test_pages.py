"""Pages of structures, as their people go through them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activateurs.membership.organisations import actions, policies
from activateurs.membership.organisations.choices import FactSource, Role
from activateurs.membership.organisations.models import BelongingRequest, Invitation, Membership
from tests.builders import make_membership, make_structure, make_user
from tests.mails import last_mail, path_in
from tests.membership.organisations.joining_one import CODE, PDF, SITE, make_asking

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


class TestInviting:
    def test_from_the_form_to_the_structure(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/inviter/"
        sent = signed_in(manager.user).post(page, {"email": "Invitee@exemple.example", "role": "MEMBER"}, follow=True)
        assert "L’invitation est envoyée" in text_of(sent)
        link = path_in(last_mail("organisations.invitation"), "/espace/structure/invitation/")

        visitor = Client()
        shown = visitor.get(link)
        assert manager.structure.name in text_of(shown)
        assert f"/connexion/?next={link}" in text_of(shown)
        assert visitor.post(link).url.startswith("/connexion/")
        assert Invitation.objects.get().accepted_at is None, "reading, or a visitor's click, accepts nothing"

        guest = signed_in(make_user("invitee@exemple.example"))
        assert "Une invitation vous attend" in text_of(guest.get("/espace/structure/"))
        assert "Accepter l’invitation" in text_of(guest.get(link))
        assert manager.structure.name in text_of(guest.post(link, follow=True))
        assert guest.get(link).status_code == 410

    def test_whoever_has_no_account_opens_one_on_the_way(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/inviter/"
        signed_in(manager.user).post(page, {"email": "nouvelle@exemple.example", "role": "MEMBER"})
        link = path_in(last_mail("organisations.invitation"), "/espace/structure/invitation/")
        guest = Client()
        assert f"/inscription/?next={link}" in text_of(guest.get(link))
        assert link in text_of(guest.get(f"/inscription/?next={link}"))
        asked = guest.post("/inscription/", {"email": "nouvelle@exemple.example", "next": link})
        code = CODE.search(last_mail("accounts.login_code").text)[1]
        assert guest.post(asked.url, {"code": code, "next": link}).url == link
        assert "fait maintenant partie" in text_of(guest.post(link, follow=True)).replace("faites", "fait")

    def test_another_site_is_not_followed_after_joining(self):
        asked = Client().post(
            "/inscription/", {"email": "nouvelle@exemple.example", "next": "https://ailleurs.example/"}
        )
        assert "ailleurs" not in asked.url

    def test_somebody_else_with_the_link_is_told_and_refused(self):
        manager = make_membership()
        actions.invite(
            structure=manager.structure, email="a@exemple.example", role=Role.MEMBER, by=manager.user, at=NOW
        )
        link = path_in(last_mail("organisations.invitation"), "/espace/structure/invitation/")
        other = make_user()
        assert "autre adresse" in text_of(signed_in(other).get(link))
        assert signed_in(other).post(link).status_code == 403
        assert not policies.belongs(other, manager.structure)

    def test_the_page_of_the_link_is_not_kept_nor_indexed(self):
        manager = make_membership()
        actions.invite(
            structure=manager.structure, email="a@exemple.example", role=Role.MEMBER, by=manager.user, at=NOW
        )
        answer = Client().get(path_in(last_mail("organisations.invitation"), "/espace/structure/invitation/"))
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
        assert "no-store" in answer["Cache-Control"]

    def test_errors_keep_what_was_typed(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/inviter/"
        answer = signed_in(manager.user).post(page, {"email": "pas une adresse", "role": "MANAGER"})
        assert "n’est pas complète" in text_of(answer)
        assert 'value="pas une adresse"' in text_of(answer)

    def test_revoking(self):
        manager = make_membership()
        invitation = actions.invite(
            structure=manager.structure, email="a@exemple.example", role=Role.MEMBER, by=manager.user, at=NOW
        )
        page = f"/espace/structure/{manager.structure_id}/invitations/{invitation.public_id}/annuler/"
        client = signed_in(manager.user)
        assert "annulée" in text_of(client.post(page, follow=True))
        assert "déjà été" in text_of(client.post(page, follow=True))


class TestJoining:
    def test_by_a_code(self):
        asking = make_asking()
        client, page = signed_in(asking.user), f"/espace/structure/rattachement/{asking.public_id}/"
        assert "@atelier-bleu.fr" in text_of(client.get(page))
        wrong = client.post(f"{page}adresse/", {"email": "camille@gmail.com"})
        assert "ne prouve rien" in text_of(wrong)
        assert 'value="camille@gmail.com"' in text_of(wrong)
        asked = client.post(f"{page}adresse/", {"email": "camille@atelier-bleu.fr"}, follow=True)
        assert "camille@atelier-bleu.fr" in text_of(asked)
        assert "n’est pas le bon" in text_of(client.post(f"{page}code/", {"code": "AAAA"}))
        code = CODE.search(last_mail("organisations.address_code").text)[1]
        assert "C’est prouvé" in text_of(client.post(f"{page}code/", {"code": code}, follow=True))
        assert "Acceptée" in text_of(client.get(page))
        assert "déjà une réponse" in text_of(client.post(f"{page}adresse/", {"email": "camille@atelier-bleu.fr"}))

    def test_by_a_manager(self):
        manager = make_membership()
        asking = make_asking(manager.structure)
        page = f"/espace/structure/rattachement/{asking.public_id}/gestionnaire/"
        decide = f"/espace/structure/{manager.structure_id}/demandes/{asking.public_id}/"
        client = signed_in(manager.user)
        assert client.get(decide).status_code == 404, "nothing was asked of the managers yet"
        signed_in(asking.user).post(page, {"words": "Je suis l’apprentie."})
        assert decide in text_of(client.get("/espace/")), "the first page of the space says what waits"
        assert "l’apprentie" in text_of(client.get(decide))
        assert "Dites pourquoi" in text_of(client.post(decide, {"words": ""}))
        assert "fait maintenant partie" in text_of(client.post(decide, {"answer": "accept"}, follow=True))
        assert "déjà une réponse" in text_of(client.get(decide, follow=True))

    def test_refused_by_a_manager_one_reads_why(self):
        manager = make_membership()
        asking = make_asking(manager.structure)
        actions.ask_managers(request=asking, words="Bonjour", at=NOW)
        decide = f"/espace/structure/{manager.structure_id}/demandes/{asking.public_id}/"
        signed_in(manager.user).post(decide, {"words": "Vous êtes parti en mars."})
        page = signed_in(asking.user).get(f"/espace/structure/rattachement/{asking.public_id}/")
        assert "Vous êtes parti en mars." in text_of(page)

    def test_by_a_document(self, settings):
        asking = make_asking()
        client, page = signed_in(asking.user), f"/espace/structure/rattachement/{asking.public_id}/"
        answer = client.post(f"{page}document/", {"file": SimpleUploadedFile("kbis.pdf", PDF)}, follow=True)
        assert "kbis.pdf" in text_of(answer)
        assert f"/gestion/rattachements/{asking.public_id}/" in last_mail("organisations.staff_asked").text
        assert last_mail("organisations.staff_asked").recipient == settings.TEAM_EMAIL
        assert "n’est ni un PDF" in text_of(
            client.post(f"{page}document/", {"file": SimpleUploadedFile("kbis.pdf", b"<html>")})
        )

    def test_given_up(self):
        asking = make_asking()
        page = f"/espace/structure/rattachement/{asking.public_id}/abandonner/"
        client = signed_in(asking.user)
        assert BelongingRequest.objects.open().filter(pk=asking.pk).exists()
        assert "abandonnée" in text_of(client.post(page, follow=True))
        assert "déjà une réponse" in text_of(client.post(page, follow=True))


class TestAccessEnds:
    def test_at_the_next_request_after_a_removal(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure)
        client, page = signed_in(member.user), f"/espace/structure/{structure.pk}/"
        assert client.get(page).status_code == 200
        confirm = f"{page}personnes/{member.pk}/retirer/"
        remover = signed_in(manager.user)
        assert member.user.email in text_of(remover.get(confirm))
        assert "n’a plus accès" in text_of(remover.post(confirm, follow=True))
        for address in (page, f"{page}inviter/", f"{page}quitter/", confirm):
            assert client.get(address).status_code == 404
            assert client.post(address).status_code in (404, 405)

    def test_when_one_leaves(self):
        member = make_membership(make_structure(), role=Role.MEMBER)
        page = f"/espace/structure/{member.structure_id}/"
        client = signed_in(member.user)
        assert "ne faites plus partie" in text_of(client.post(f"{page}quitter/", follow=True))
        assert client.get(page).status_code == 404

    def test_the_last_manager_is_warned(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/quitter/"
        assert "seul gestionnaire" in text_of(signed_in(manager.user).get(page))


class TestRoles:
    def test_the_form_says_which_role_so_that_sending_it_twice_is_safe(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        page = f"/espace/structure/{structure.pk}/personnes/{member.pk}/role/"
        client = signed_in(manager.user)
        assert 'name="role" value="MANAGER"' in text_of(client.get(page))
        client.post(page, {"role": "MANAGER"})
        client.post(page, {"role": "MANAGER"})
        assert policies.manages(member.user, structure)

    def test_the_last_manager_keeps_the_role(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/personnes/{manager.pk}/role/"
        assert "seul gestionnaire" in text_of(signed_in(manager.user).post(page, {"role": "MEMBER"}, follow=True))

    def test_removing_oneself_is_leaving(self):
        manager = make_membership()
        page = f"/espace/structure/{manager.structure_id}/personnes/{manager.pk}/retirer/"
        assert signed_in(manager.user).get(page).url.endswith("/quitter/")


class TestWhatIsShown:
    def test_facts_in_words(self):
        structure = make_structure(siret="35600000000048", naf_code="62.01Z", legal_form="5710", workforce="02")
        structure.learn(facts={"website": SITE}, source=FactSource.STAFF, by=None, at=NOW)
        member = make_membership(structure, role=Role.MEMBER)
        page = text_of(signed_in(member.user).get(f"/espace/structure/{structure.pk}/"))
        for words in ("356 000 000 00048", "Programmation informatique", "SAS", "3 à 5 salariés", SITE):
            assert words in page.replace("\u00a0", " ")

    def test_members_do_not_see_what_managers_handle(self):
        structure = make_structure()
        make_membership(structure)
        member = make_membership(structure, role=Role.MEMBER)
        page = text_of(signed_in(member.user).get(f"/espace/structure/{structure.pk}/"))
        assert "Inviter une personne" not in page
        assert "Retirer" not in page

    def test_the_number_of_people_does_not_change_the_number_of_queries(self):
        structure = make_structure()
        manager = make_membership(structure)
        client = signed_in(manager.user)

        def count(page):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            return len(queries)

        pages = (f"/espace/structure/{structure.pk}/", "/espace/structure/")
        before = [count(page) for page in pages]
        for _ in range(20):
            make_membership(structure, role=Role.MEMBER)
            make_membership(user=manager.user)
            asking = make_asking(structure)
            actions.ask_managers(request=asking, words="Bonjour", at=NOW)
        assert [count(page) for page in pages] == before
        assert max(before) <= 12
        assert Membership.objects.count() == 41
