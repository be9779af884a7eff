"""A manager invites, removes and names; people leave; a structure is never left alone in silence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.organisations import actions, links, policies
from activateurs.membership.organisations.choices import EndReason, Proof, Role
from activateurs.membership.organisations.models import AddressCode, Invitation, Membership
from tests.builders import make_membership, make_staff, make_structure, make_user
from tests.mails import last_mail, mails_to
from tests.membership.organisations.joining_one import SITE, code_sent, make_asking
from tests.threads import together

pytestmark = pytest.mark.django_db
NOW = timezone.now()
GUEST = "invitee@exemple.example"


def make_invitation(manager=None, email=GUEST, *, role=Role.MEMBER, at=NOW):
    manager = manager or make_membership()
    return actions.invite(structure=manager.structure, email=email, role=role, by=manager.user, at=at)


class TestAnInvitation:
    def test_is_accepted_by_whoever_reads_that_address(self):
        invitation = make_invitation(role=Role.MANAGER)
        guest = make_user(GUEST)
        membership = actions.accept_invitation(invitation=invitation, by=guest, at=NOW)
        assert (membership.role, membership.proven_by) == (Role.MANAGER, Proof.MANAGER)
        assert membership.approved_by == invitation.created_by
        assert GUEST in last_mail("organisations.joined").text

    def test_is_useless_to_anybody_else(self):
        invitation = make_invitation()
        with pytest.raises(actions.NotForYouError):
            actions.accept_invitation(invitation=invitation, by=make_user(), at=NOW)

    def test_is_the_same_mail_for_known_and_unknown_addresses(self):
        manager = make_membership()
        make_user("connue@exemple.example")
        make_invitation(manager, "connue@exemple.example")
        make_invitation(manager, "inconnue@exemple.example")
        known, unknown = (mails_to(f"{who}@exemple.example")[0] for who in ("connue", "inconnue"))

        def without_link(mail):
            return [line for line in mail.text.splitlines() if "/invitation/" not in line]

        assert (known.subject, without_link(known)) == (unknown.subject, without_link(unknown))

    def test_expires(self):
        invitation = make_invitation()
        with pytest.raises(actions.UselessInvitationError):
            actions.accept_invitation(invitation=invitation, by=make_user(GUEST), at=NOW + timedelta(days=15))

    def test_is_revoked(self):
        manager = make_membership()
        invitation = make_invitation(manager)
        actions.revoke_invitation(invitation=invitation, by=manager.user, at=NOW)
        with pytest.raises(actions.UselessInvitationError):
            actions.accept_invitation(invitation=invitation, by=make_user(GUEST), at=NOW)
        with pytest.raises(actions.UselessInvitationError):
            actions.revoke_invitation(invitation=invitation, by=manager.user, at=NOW)

    def test_is_replaced_by_a_new_one(self):
        manager = make_membership()
        guest = make_user(GUEST)
        former, new = make_invitation(manager), make_invitation(manager, GUEST.upper())
        with pytest.raises(actions.UselessInvitationError):
            actions.accept_invitation(invitation=former, by=guest, at=NOW)
        assert actions.accept_invitation(invitation=new, by=guest, at=NOW)

    def test_clicked_twice_finds_the_door_open(self):
        invitation, guest = make_invitation(), make_user(GUEST)
        one = actions.accept_invitation(invitation=invitation, by=guest, at=NOW)
        assert actions.accept_invitation(invitation=invitation, by=guest, at=NOW) == one

    def test_does_not_bring_back_somebody_who_was_removed(self):
        manager = make_membership()
        invitation, guest = make_invitation(manager), make_user(GUEST)
        membership = actions.accept_invitation(invitation=invitation, by=guest, at=NOW)
        actions.remove(membership=membership, by=manager.user, at=NOW)
        with pytest.raises(actions.UselessInvitationError):
            actions.accept_invitation(invitation=invitation, by=guest, at=NOW)

    @pytest.mark.django_db(transaction=True)
    def test_accepted_twice_at_once_lets_in_once(self):
        invitation, guest = make_invitation(), make_user(GUEST)

        def accept():
            return actions.accept_invitation(invitation=invitation, by=guest, at=NOW)

        one, other = together(accept, accept)
        assert one == other
        assert Membership.objects.of(guest).count() == 1
        assert len(mails_to(invitation.created_by.email)) == 1

    @pytest.mark.django_db(transaction=True)
    def test_accepted_while_it_is_revoked_has_one_end(self):
        manager = make_membership()
        invitation, guest = make_invitation(manager), make_user(GUEST)
        together(
            lambda: actions.accept_invitation(invitation=invitation, by=guest, at=NOW),
            lambda: actions.revoke_invitation(invitation=invitation, by=manager.user, at=NOW),
        )
        invitation.refresh_from_db()
        assert (invitation.accepted_at is None) != (invitation.revoked_at is None)
        assert policies.belongs(guest, manager.structure) == (invitation.accepted_at is not None)

    def test_of_a_manager_who_was_removed_is_revoked(self):
        structure = make_structure()
        former, other = make_membership(structure), make_membership(structure)
        invitation = make_invitation(former)
        actions.remove(membership=former, by=other.user, at=NOW)
        with pytest.raises(actions.UselessInvitationError):
            actions.accept_invitation(invitation=invitation, by=make_user(GUEST), at=NOW)

    def test_is_sent_by_managers_only(self):
        structure = make_structure()
        member = make_membership(structure, role=Role.MEMBER)
        for by in (member.user, make_membership().user, make_staff(ProgrammeRole.EDITOR)):
            with pytest.raises(actions.NotAllowedError):
                actions.invite(structure=structure, email=GUEST, role=Role.MEMBER, by=by, at=NOW)
        assert not Invitation.objects.exists()

    def test_to_somebody_who_is_there_is_refused(self):
        manager = make_membership()
        there = make_membership(manager.structure, make_user(GUEST))
        with pytest.raises(actions.AlreadyThereError):
            make_invitation(manager, there.user.email)

    def test_goes_out_fifty_times_a_day_at_most(self):
        manager = make_membership()
        for number in range(50):
            make_invitation(manager, f"personne{number}@ailleurs.example")
        with pytest.raises(actions.TooManyInvitationsError):
            make_invitation(manager)

    @pytest.mark.parametrize("text", ["", "x", "WyJ4IiwwXQ:1vN5xK:AAAA", "\x00"])
    def test_link_that_is_not_ours_leads_nowhere(self, text):
        with pytest.raises(links.LinkError):
            links.invitation_of(text)


def test_invitations_and_codes_that_nobody_used_are_forgotten(time_machine):
    manager = make_membership(make_structure(website=SITE))
    accepted = make_invitation(manager)
    actions.accept_invitation(invitation=accepted, by=make_user(GUEST), at=NOW)
    make_invitation(manager, "jamais@ailleurs.example")
    code_sent(make_asking(manager.structure))
    time_machine.move_to(NOW + timedelta(days=100))
    actions.forget_unanswered.call()
    assert Invitation.objects.count() == 2, "it expired 86 days ago"
    assert not AddressCode.objects.exists()
    time_machine.move_to(NOW + timedelta(days=105))
    actions.forget_unanswered.call()
    actions.forget_unanswered.call()
    assert list(Invitation.objects.all()) == [accepted]


class TestRemoving:
    def test_ends_rights_at_once_and_tells_the_person(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        actions.remove(membership=member, by=manager.user, at=NOW)
        assert not policies.belongs(member.user, structure)
        assert (member.until, member.ended_by, member.end_reason) == (NOW, manager.user, EndReason.REMOVED)
        assert [mail.name for mail in mails_to(member.user.email)] == ["organisations.removed"]

    def test_is_for_managers_and_staff_and_not_for_oneself(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        for by in (member.user, make_membership().user, manager.user, make_staff(ProgrammeRole.STEERING)):
            with pytest.raises(actions.NotAllowedError):
                actions.remove(membership=manager, by=by, at=NOW)
        actions.remove(membership=manager, by=make_staff(ProgrammeRole.MODERATOR), at=NOW)
        assert manager.end_reason == EndReason.STAFF
        assert last_mail("organisations.no_manager") is not None

    def test_twice_writes_once(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        again = Membership.objects.get(pk=member.pk)
        actions.remove(membership=member, by=manager.user, at=NOW)
        actions.remove(membership=again, by=manager.user, at=NOW + timedelta(hours=1))
        assert again.until == NOW
        assert len(mails_to(member.user.email)) == 1

    @pytest.mark.django_db(transaction=True)
    def test_one_another_at_once_leaves_one_manager(self):
        structure = make_structure()
        one, other = make_membership(structure), make_membership(structure)
        results = together(
            lambda: actions.remove(membership=other, by=one.user, at=NOW),
            lambda: actions.remove(membership=one, by=other.user, at=NOW),
        )
        assert sum(isinstance(result, actions.NotAllowedError) for result in results) == 1
        assert Membership.objects.managers().filter(structure=structure).count() == 1


class TestLeaving:
    def test_tells_the_managers(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        actions.leave(membership=member, at=NOW)
        assert member.end_reason == EndReason.LEFT
        assert [mail.name for mail in mails_to(manager.user.email)] == ["organisations.left"]

    def test_of_the_last_manager_tells_staff(self, settings):
        structure = make_structure()
        manager = make_membership(structure)
        make_membership(structure, role=Role.MEMBER)
        actions.leave(membership=manager, at=NOW)
        mail = mails_to(settings.TEAM_EMAIL)[0]
        assert (mail.name, "1 personne" in mail.text) == ("organisations.no_manager", True)

    def test_of_another_one_does_not(self, settings):
        structure = make_structure()
        manager = make_membership(structure)
        make_membership(structure)
        actions.leave(membership=manager, at=NOW)
        assert mails_to(settings.TEAM_EMAIL) == []


class TestARole:
    def test_is_given_and_told_and_the_former_row_stays(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        changed = actions.change_role(membership=member, role=Role.MANAGER, by=manager.user, at=NOW)
        assert policies.manages(member.user, structure)
        rows = Membership.objects.of(member.user).order_by("pk")
        assert [(row.role, row.end_reason) for row in rows] == [("MEMBER", "ROLE"), ("MANAGER", "")]
        assert changed.proven_by == member.proven_by
        assert "gestionnaire" in last_mail("organisations.role_changed").subject

    def test_asked_twice_changes_once(self):
        structure = make_structure()
        manager, member = make_membership(structure), make_membership(structure, role=Role.MEMBER)
        changed = actions.change_role(membership=member, role=Role.MANAGER, by=manager.user, at=NOW)
        assert actions.change_role(membership=changed, role=Role.MANAGER, by=manager.user, at=NOW) == changed

    def test_of_the_last_manager_stays(self):
        manager = make_membership()
        with pytest.raises(actions.LastManagerError):
            actions.change_role(membership=manager, role=Role.MEMBER, by=manager.user, at=NOW)

    def test_is_not_given_by_a_member(self):
        member = make_membership(role=Role.MEMBER)
        with pytest.raises(actions.NotAllowedError):
            actions.change_role(membership=member, role=Role.MANAGER, by=member.user, at=NOW)

    def test_is_named_by_staff_where_nobody_manages(self):
        member = make_membership(role=Role.MEMBER)
        staff = make_staff(ProgrammeRole.MODERATOR)
        assert actions.change_role(membership=member, role=Role.MANAGER, by=staff, at=NOW).is_manager

    @pytest.mark.django_db(transaction=True)
    def test_given_up_by_both_managers_at_once_leaves_one(self):
        structure = make_structure()
        one, other = make_membership(structure), make_membership(structure)
        results = together(
            lambda: actions.change_role(membership=one, role=Role.MEMBER, by=one.user, at=NOW),
            lambda: actions.change_role(membership=other, role=Role.MEMBER, by=other.user, at=NOW),
        )
        assert sum(isinstance(result, actions.LastManagerError) for result in results) == 1
        assert Membership.objects.managers().filter(structure=structure).count() == 1


class TestTheDatabase:
    def test_refuses_two_lasting_memberships_of_a_person(self):
        member = make_membership()
        with pytest.raises(IntegrityError), transaction.atomic():
            make_membership(member.structure, member.user)

    def test_refuses_an_end_without_a_reason(self):
        member = make_membership()
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.filter(pk=member.pk).update(until=NOW)

    def test_refuses_a_code_without_its_domain(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_membership(proven_by=Proof.DOMAIN)

    def test_refuses_an_invitation_both_accepted_and_revoked(self):
        invitation = make_invitation()
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=invitation.pk).update(accepted_at=NOW, revoked_at=NOW)
