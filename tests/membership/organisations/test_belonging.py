"""Proving that one works in a structure (A2.3)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.membership.organisations import actions, changes, policies
from activateurs.membership.organisations.choices import FactSource, Outcome, Proof, Role
from activateurs.membership.organisations.models import AddressCode, BelongingRequest, Membership
from tests.builders import make_membership, make_staff, make_structure, make_user
from tests.mails import last_mail, mails_to
from tests.membership.organisations.joining_one import SITE, code_sent, make_asking
from tests.threads import together

pytestmark = pytest.mark.django_db
NOW = timezone.now()


class TestACode:
    def test_proves_and_the_first_person_manages(self):
        asking = make_asking()
        membership = actions.prove_by_domain(request=asking, code=code_sent(asking), at=NOW)
        assert (membership.proven_by, membership.role, membership.domain) == (
            Proof.DOMAIN,
            Role.MANAGER,
            "atelier-bleu.fr",
        )
        asking.refresh_from_db()
        assert (asking.outcome, asking.decided_by) == (Outcome.ACCEPTED, None)
        assert policies.manages(asking.user, asking.structure)

    def test_the_next_person_is_a_member_and_the_manager_is_told(self):
        manager = make_membership(make_structure(website=SITE))
        asking = make_asking(manager.structure)
        assert actions.prove_by_domain(request=asking, code=code_sent(asking), at=NOW).role == Role.MEMBER
        assert asking.user.email in last_mail("organisations.joined").text
        assert [mail.name for mail in mails_to(manager.user.email)] == ["organisations.joined"]

    def test_may_be_typed_with_or_without_its_hyphen_in_any_case(self):
        asking = make_asking()
        code = code_sent(asking)
        assert actions.prove_by_domain(request=asking, code=f" {code.replace('-', '').lower()} ", at=NOW)

    def test_wrong_five_times_works_no_more_even_when_right(self):
        asking = make_asking()
        code = code_sent(asking)
        for _ in range(5):
            with pytest.raises(actions.WrongCodeError):
                actions.prove_by_domain(request=asking, code="XXXX-XXXX", at=NOW)
        with pytest.raises(actions.CodeExpiredError):
            actions.prove_by_domain(request=asking, code=code, at=NOW)
        assert not Membership.objects.exists()

    def test_works_half_an_hour(self):
        asking = make_asking()
        code = code_sent(asking, at=NOW)
        with pytest.raises(actions.CodeExpiredError):
            actions.prove_by_domain(request=asking, code=code, at=NOW + timedelta(minutes=31))

    def test_of_another_request_is_useless(self):
        one = make_asking()
        other = make_asking(one.structure)
        code = code_sent(one)
        code_sent(other)
        with pytest.raises(actions.WrongCodeError):
            actions.prove_by_domain(request=other, code=code, at=NOW)

    def test_a_new_one_replaces_the_former(self):
        asking = make_asking()
        former = code_sent(asking)
        code_sent(asking)
        with pytest.raises(actions.WrongCodeError):
            actions.prove_by_domain(request=asking, code=former, at=NOW)

    def test_is_kept_as_a_fingerprint(self):
        asking = make_asking()
        code = code_sent(asking).replace("-", "")
        assert code not in str(AddressCode.objects.values().get())

    def test_is_sent_five_times_a_day_at_most(self):
        asking = make_asking()
        for _ in range(5):
            code_sent(asking, at=NOW)
        with pytest.raises(actions.TooManyCodesError):
            code_sent(asking, at=NOW)
        assert code_sent(asking, at=NOW + timedelta(days=1, minutes=1))

    def test_one_address_is_not_flooded_by_several_people(self):
        structure = make_structure(website=SITE)
        for _ in range(5):
            code_sent(make_asking(structure), at=NOW)
        with pytest.raises(actions.TooManyCodesError):
            code_sent(make_asking(structure), at=NOW)

    @pytest.mark.parametrize(
        "email",
        [
            "camille@gmail.com",
            "camille@orange.fr",
            "camille@autre-atelier.fr",
            "camille@atelier-bleu.fr.exemple.fr",
            "camille@mail.atelier-bleu.fr",
            "camille@xn--atelier-bleu-abc.fr",
            "atelier-bleu.fr",
        ],
    )
    def test_goes_only_to_the_domain_of_the_structure(self, email):
        asking = make_asking()
        with pytest.raises(actions.AddressRefusedError):
            code_sent(asking, email)
        assert not AddressCode.objects.exists()
        assert last_mail("organisations.address_code") is None

    def test_makes_its_domain_a_proof_even_when_the_site_changes(self):
        asking = make_asking()
        actions.prove_by_domain(request=asking, code=code_sent(asking), at=NOW)
        structure = asking.structure
        structure.learn(facts={"website": "https://neuf.fr"}, source=FactSource.STAFF, by=None, at=NOW)
        assert code_sent(make_asking(structure))

    @pytest.mark.django_db(transaction=True)
    def test_given_twice_at_once_lets_the_person_in_once(self):
        asking = make_asking()
        code = code_sent(asking)

        def prove():
            return actions.prove_by_domain(request=asking, code=code, at=NOW)

        results = together(prove, prove)
        assert sum(isinstance(result, Membership) for result in results) == 1
        assert Membership.objects.count() == 1


class TestAManager:
    def test_accepts_and_the_person_is_told(self):
        manager = make_membership()
        asking = make_asking(manager.structure)
        actions.ask_managers(request=asking, words="Je suis la comptable.", at=NOW)
        assert "Je suis la comptable." in last_mail("organisations.belonging_asked").text
        membership = actions.approve(request=asking, by=manager.user, at=NOW)
        assert (membership.proven_by, membership.approved_by) == (Proof.MANAGER, manager.user)
        assert [mail.name for mail in mails_to(asking.user.email)] == ["organisations.belonging_accepted"]

    def test_refuses_with_a_reason_and_the_person_may_ask_again(self):
        manager = make_membership()
        asking = make_asking(manager.structure)
        actions.refuse(request=asking, by=manager.user, words="Je ne vous connais pas.", at=NOW)
        assert "Je ne vous connais pas." in last_mail("organisations.belonging_refused").text
        again = make_asking(manager.structure, asking.user)
        assert (again.pk != asking.pk, policies.belongs(asking.user, manager.structure)) == (True, False)

    def test_of_another_structure_a_member_or_oneself_decides_nothing(self):
        structure = make_structure()
        asking = make_asking(structure)
        stranger = make_membership().user
        member = make_membership(structure, role=Role.MEMBER).user
        for by in (stranger, member, asking.user):
            with pytest.raises(actions.NotAllowedError):
                actions.approve(request=asking, by=by, at=NOW)
            with pytest.raises(actions.NotAllowedError):
                actions.refuse(request=asking, by=by, words="Non.", at=NOW)

    def test_cannot_be_asked_where_there_is_none(self):
        with pytest.raises(actions.NotAllowedError):
            actions.ask_managers(request=make_asking(), words="Bonjour", at=NOW)

    def test_is_written_to_once(self):
        manager = make_membership()
        asking = make_asking(manager.structure)
        for _ in range(3):
            actions.ask_managers(request=asking, words="Bonjour", at=NOW)
        assert len(mails_to(manager.user.email)) == 1

    @pytest.mark.django_db(transaction=True)
    def test_and_another_one_who_answer_at_once_get_one_outcome(self):
        structure = make_structure()
        one, other = make_membership(structure), make_membership(structure)
        asking = make_asking(structure)
        results = together(
            lambda: actions.approve(request=asking, by=one.user, at=NOW),
            lambda: actions.refuse(request=asking, by=other.user, words="Non.", at=NOW),
        )
        assert sum(isinstance(result, actions.AlreadyDecidedError) for result in results) == 1
        asking.refresh_from_db()
        assert policies.belongs(asking.user, structure) == (asking.outcome == Outcome.ACCEPTED)


class TestStaff:
    @pytest.mark.parametrize("role", [ProgrammeRole.MODERATOR, ProgrammeRole.ADMINISTRATOR])
    def test_decides_by_its_role(self, role):
        asking = make_asking()
        staff = make_staff(role)
        membership = actions.approve(request=asking, by=staff, at=NOW)
        assert (membership.proven_by, membership.approved_by) == (Proof.STAFF, staff)

    @pytest.mark.parametrize("role", [ProgrammeRole.EDITOR, ProgrammeRole.STEERING, ProgrammeRole.REGIONAL_AGENT])
    def test_of_other_roles_does_not(self, role):
        with pytest.raises(actions.NotAllowedError):
            actions.approve(request=make_asking(), by=make_staff(role), at=NOW)

    def test_does_not_decide_for_itself(self):
        staff = make_staff(ProgrammeRole.MODERATOR)
        with pytest.raises(actions.NotAllowedError):
            actions.approve(request=make_asking(user=staff), by=staff, at=NOW)


def test_asked_twice_is_one_request():
    asking = make_asking()
    assert make_asking(asking.structure, asking.user) == asking


@pytest.mark.django_db(transaction=True)
def test_asked_twice_at_once_is_one_request():
    structure, user = make_structure(), make_user()
    one, other = together(lambda: make_asking(structure, user), lambda: make_asking(structure, user))
    assert one == other
    assert BelongingRequest.objects.count() == 1


def test_somebody_of_the_structure_cannot_ask():
    member = make_membership()
    with pytest.raises(actions.AlreadyThereError):
        make_asking(member.structure, member.user)


def test_given_up_nothing_can_be_proven():
    asking = make_asking()
    code = code_sent(asking)
    actions.withdraw(request=asking, at=NOW)
    with pytest.raises(actions.AlreadyDecidedError):
        actions.prove_by_domain(request=asking, code=code, at=NOW)
    with pytest.raises(actions.AlreadyDecidedError):
        actions.withdraw(request=asking, at=NOW)


def test_a_site_told_by_the_person_alone_is_known_as_such():
    user, other = make_user(), make_user()
    structure = make_structure()
    structure.learn(facts={"website": SITE}, source=FactSource.TYPED, by=user, at=NOW)
    assert policies.declared_its_own_site(user, structure)
    assert not policies.declared_its_own_site(other, structure)
    structure.learn(facts={"website": SITE}, source=FactSource.STAFF, by=other, at=NOW)
    assert not policies.declared_its_own_site(user, structure)


def test_who_follows_people_hears_of_those_who_join_and_go(monkeypatch):
    heard = []
    monkeypatch.setattr(changes, "_of_people", [lambda one: heard.append((one.user_id, one.until))])
    asking = make_asking()
    membership = actions.approve(request=asking, by=make_staff(ProgrammeRole.MODERATOR), at=NOW)
    actions.leave(membership=membership, at=NOW)
    assert heard == [(asking.user_id, None), (asking.user_id, NOW)]
