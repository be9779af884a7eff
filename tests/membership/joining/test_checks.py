"""What the machine checks, and the rule that publishes an obvious good case: never a doubtful one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from activateurs.membership.joining import actions, checks, plain
from activateurs.membership.joining.actions.deciding import is_obvious
from activateurs.membership.joining.choices import Cause, Level
from activateurs.membership.joining.models import Decision, Registration
from activateurs.membership.organisations import actions as organisations
from activateurs.membership.organisations.choices import FactSource, Proof
from activateurs.membership.organisations.models import Membership
from tests.builders import make_profile, make_structure, make_user
from tests.membership.joining.joining import (
    PRESENTATION,
    PUBLISHED,
    REFUSED,
    SIRET,
    decide,
    is_listed,
    make_decided,
    make_ready,
    make_sent,
)

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
CHECKS = st.builds(
    lambda code, level, proof: {"code": code, "level": level, "proof": proof},
    st.sampled_from([*checks.CODES, "other"]),
    st.sampled_from(Level.values),
    st.sampled_from(["", *Proof.values]),
)


def obvious_structure():
    return make_structure(
        "Chambre de métiers du Morbihan",
        siret=SIRET,
        active_since=TODAY - timedelta(days=900),
        website="https://www.cma56.example",
        legal_notice_url="https://www.cma56.example/mentions-legales/",
    )


def obvious_case(proof=Proof.MANAGER, **fields):
    """A second person of an admitted structure, whose manager said yes."""
    structure = obvious_structure()
    user = make_user()
    domain = {"domain": "cma56.example"} if proof == Proof.DOMAIN else {}
    Membership.objects.create(structure=structure, user=user, since=NOW, proven_by=proof, **domain)
    decide(make_sent(make_ready(structure=structure, first_name="Yann", last_name="Prigent")), PUBLISHED)
    return make_ready(user=user, structure=structure, first_name="Soazig", last_name="Kerdoncuff", **fields)


def levels(submission):
    return {row["code"]: row["level"] for row in submission.checks}


@pytest.mark.django_db
class TestTheMachine:
    def test_every_check_is_done(self):
        assert [row["code"] for row in make_sent().checks] == list(checks.CODES)

    def test_an_obvious_case_is_fine_everywhere(self):
        submission = make_sent(obvious_case())
        assert set(levels(submission).values()) == {Level.FINE}, submission.checks

    @pytest.mark.parametrize(
        ("code", "fields", "level"),
        [
            ("number", {"siret": ""}, Level.DOUBT),
            ("number", {"siret": "73282932000075"}, Level.FAULT),
            ("activity", {"active_since": TODAY - timedelta(days=100)}, Level.FAULT),
            ("activity", {"active_since": None}, Level.DOUBT),
            ("activity", {"ceased_on": TODAY - timedelta(days=1)}, Level.FAULT),
            ("website", {"website": ""}, Level.FAULT),
            ("website", {"legal_notice_url": ""}, Level.FAULT),
            ("website", {"legal_notice_url": "https://ailleurs.example/"}, Level.DOUBT),
        ],
    )
    def test_of_the_structure(self, code, fields, level):
        profile = obvious_case()
        for name, value in fields.items():
            setattr(profile.structure, name, value)
        profile.structure.save()
        assert levels(make_sent(profile))[code] == level

    def test_a_link_that_nothing_proves_is_a_doubt(self):
        assert levels(make_sent(make_ready(structure=obvious_structure())))["belonging"] == Level.DOUBT

    def test_so_is_a_site_that_only_the_person_told(self):
        profile = obvious_case(Proof.DOMAIN)
        profile.structure.learn(
            facts={"website": profile.structure.website}, source=FactSource.TYPED, by=profile.user, at=NOW
        )
        assert levels(make_sent(profile))["belonging"] == Level.DOUBT

    def test_a_person_twice_in_a_structure_is_shown(self):
        profile = obvious_case()
        make_profile("championne", user=profile.user, structure=profile.structure)
        assert levels(make_sent(profile))["twins"] == Level.DOUBT

    @pytest.mark.parametrize("name", ["Chambre de métiers du Morbian", "CHAMBRE DE METIERS DU MORBIHAN"])
    def test_a_structure_whose_name_looks_alike_is_shown(self, name):
        profile = obvious_case()
        make_structure(name)
        submission = make_sent(profile)
        assert name in next(row["words"] for row in submission.checks if row["code"] == "twins")

    def test_so_is_one_whose_site_looks_alike(self):
        profile = obvious_case()
        make_structure("Tout autre chose", website="https://cmaa56.example")
        assert levels(make_sent(profile))["twins"] == Level.DOUBT

    def test_a_claim_is_shown(self):
        profile = obvious_case(presentation=f"{PRESENTATION} Je suis labellisé par l’État.")
        assert levels(make_sent(profile))["claims"] != Level.FINE

    def test_a_former_refusal_is_shown(self):
        user = make_user()
        make_decided(REFUSED, make_ready(user=user))
        assert levels(make_sent(make_ready("championne", user=user)))["past"] == Level.DOUBT


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (PRESENTATION, ""),
        ("Trop court.", "courte"),
        (f"{PRESENTATION} J’optimise votre SEO.", "être trouvé sur internet"),
        (" ".join(["mot"] * 50), "35 mots"),
        (PRESENTATION.upper(), "capitales"),
        ("", ""),
    ],
)
def test_hints_on_plain_language(text, hint):
    found = " ".join(plain.hints(text))
    assert hint in found if hint else found == ""


class TestTheRule:
    @given(st.lists(CHECKS, max_size=14), st.sampled_from(Cause.values))
    def test_one_doubt_is_enough_to_wait_for_a_person(self, rows, cause):
        doubtful = (
            any(row["level"] != Level.FINE for row in rows)
            or not {row["code"] for row in rows} >= set(checks.CODES)
            or cause != Cause.NEW
            or not any(row["code"] == "belonging" and row["proof"] in checks.STRONG_PROOFS for row in rows)
        )
        assert not (doubtful and is_obvious(rows, cause=cause))

    @given(st.permutations(checks.CODES), st.sampled_from(checks.STRONG_PROOFS))
    def test_without_any_doubt_it_is_obvious(self, codes, proof):
        rows = [{"code": code, "level": Level.FINE, "proof": proof if code == "belonging" else ""} for code in codes]
        assert is_obvious(rows, cause=Cause.NEW)

    @pytest.mark.django_db
    def test_is_off_unless_the_programme_wants_it(self):
        assert make_sent(obvious_case()).closed_at is None

    @pytest.mark.django_db
    def test_publishes_an_obvious_case_and_says_so(self, settings):
        profile = obvious_case()
        settings.AUTO_PUBLISH = True
        submission = make_sent(profile)
        assert is_listed(profile)
        assert Decision.objects.get(submission=submission).by is None

    @pytest.mark.django_db
    @pytest.mark.parametrize("proof", [None, Proof.STAFF])
    def test_a_weaker_proof_waits_for_a_person(self, settings, proof):
        profile = obvious_case()
        Membership.objects.filter(user=profile.user).delete()
        if proof:
            Membership.objects.create(structure=profile.structure, user=profile.user, since=NOW, proven_by=proof)
        settings.AUTO_PUBLISH = True
        assert make_sent(profile).closed_at is None
        assert not is_listed(profile)

    @pytest.mark.django_db
    def test_a_proof_that_comes_later_counts_at_once(self, settings):
        profile = obvious_case()
        Membership.objects.filter(user=profile.user).delete()
        settings.AUTO_PUBLISH = True
        submission = make_sent(profile)
        boss = make_user()
        Membership.objects.create(
            structure=profile.structure, user=boss, role="MANAGER", since=NOW, proven_by=Proof.STAFF
        )
        request = organisations.ask_to_belong(structure=profile.structure, user=profile.user, at=NOW)
        organisations.approve(request=request, by=boss, at=NOW)
        submission.refresh_from_db()
        assert levels(submission)["belonging"] == Level.FINE
        assert is_listed(profile)

    @pytest.mark.django_db
    def test_the_listing_of_another_structure_is_not_taken_by_rule(self, settings):
        settings.AUTO_PUBLISH = True
        listing = make_profile(user=None, first_name="", last_name="", structure=make_structure("Atelier Kerdu"))
        profile = obvious_case()
        Registration.objects.create(
            user=profile.user, profile=profile, claims=listing, started_at=NOW, saved_at=NOW, facts={}
        )
        submission = make_sent(profile)
        assert levels(submission)["twins"] == Level.DOUBT
        assert submission.closed_at is None
        assert is_listed(listing), "its address stays its own"

    @pytest.mark.django_db
    def test_a_site_that_only_the_person_tells_was_seen_by_nobody(self, settings):
        settings.AUTO_PUBLISH = True
        profile = obvious_case()
        told = {"website": "https://ailleurs.example", "legal_notice_url": "https://ailleurs.example/mentions/"}
        profile.structure.website = profile.structure.legal_notice_url = ""
        profile.structure.save(update_fields=["website", "legal_notice_url"])
        Registration.objects.create(user=profile.user, profile=profile, started_at=NOW, saved_at=NOW, facts=told)
        submission = make_sent(profile)
        assert levels(submission)["website"] == Level.DOUBT
        assert not is_listed(profile)

    @pytest.mark.django_db
    def test_a_number_that_the_register_does_not_know_is_a_doubt(self):
        profile = obvious_case()
        facts = {"siret": SIRET, "register": "unknown"}
        Registration.objects.create(user=profile.user, profile=profile, started_at=NOW, saved_at=NOW, facts=facts)
        assert levels(make_sent(profile))["number"] == Level.DOUBT

    @pytest.mark.django_db
    def test_a_second_account_does_not_vouch_for_the_site_of_the_first(self):
        structure, first, second = obvious_structure(), make_user(), make_user()
        structure.learn(facts={"website": structure.website}, source=FactSource.TYPED, by=first, at=NOW)
        proof = {"proven_by": Proof.DOMAIN, "domain": "cma56.example"}
        Membership.objects.create(structure=structure, user=second, since=NOW, **proof)
        assert levels(make_sent(make_ready(user=second, structure=structure)))["belonging"] == Level.DOUBT

    @pytest.mark.django_db
    def test_checking_again_decides_nothing_by_itself(self):
        submission = make_sent(obvious_case())
        assert not actions.check_again(submission=submission, at=NOW)
        assert submission.profile.submissions.waiting().exists()
