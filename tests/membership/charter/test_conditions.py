"""Conditions of admission, as far as a machine can tell; staff decide (law.md, 18b)."""

from dataclasses import replace
from datetime import date

import pytest

from activateurs.membership.charter import conditions
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.conditions import Answer, Condition, Facts, check
from activateurs.membership.charter.models import Version

TODAY = date(2026, 11, 23)
FINE = Facts(
    active_since=date(2020, 1, 1),
    ceased_on=None,
    website="https://atelier.example",
    legal_notice_url="https://atelier.example/mentions",
    outstanding=[],
    texts=["J’aide les commerces.", "Site refait."],
)


def answers(**changes):
    return {finding.condition: finding for finding in check(replace(FINE, **changes), on=TODAY)}


def test_every_condition_is_checked_in_the_order_in_which_it_is_told():
    assert [finding.condition for finding in check(FINE, on=TODAY)] == list(Condition)


def test_legal_notices_are_always_looked_at_by_a_person():
    found = answers()
    assert {condition for condition, finding in found.items() if finding.answer is not Answer.MET} == {
        Condition.LEGAL_NOTICES
    }
    assert "https://atelier.example/mentions" in found[Condition.LEGAL_NOTICES].to_staff
    assert all(not finding.to_person for finding in found.values())


class TestActiveForSixMonths:
    @pytest.mark.parametrize(
        ("since", "answer"),
        [
            (date(2026, 5, 23), Answer.MET),
            (date(2026, 5, 24), Answer.NOT_MET),
            (date(2026, 11, 30), Answer.NOT_MET),
            (None, Answer.MUST_BE_SEEN),
        ],
    )
    def test_to_the_day(self, since, answer):
        assert answers(active_since=since)[Condition.ACTIVE].answer is answer

    def test_says_from_when(self):
        finding = answers(active_since=date(2026, 8, 31))[Condition.ACTIVE]
        assert "28 février 2027" in finding.to_person
        assert "28 février 2027" in finding.to_staff

    def test_is_a_setting(self, settings):
        settings.ADMISSION_ACTIVE_MONTHS = 2
        assert answers(active_since=date(2026, 8, 31))[Condition.ACTIVE].answer is Answer.MET
        assert "2 mois" in Condition.ACTIVE.words

    @pytest.mark.parametrize(("ceased", "answer"), [(TODAY, Answer.NOT_MET), (date(2026, 11, 24), Answer.MET)])
    def test_and_still_so(self, ceased, answer):
        assert answers(ceased_on=ceased)[Condition.ACTIVE].answer is answer

    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2027, 8, 31), 6, date(2028, 2, 29)),
            (date(2026, 12, 1), 12, date(2027, 12, 1)),
            (date(2026, 6, 15), 6, date(2026, 12, 15)),
        ],
    )
    def test_months_are_those_of_the_calendar(self, day, months, later):
        assert conditions.months_later(day, months) == later


@pytest.mark.parametrize("missing", ["website", "legal_notice_url"])
def test_site_and_its_legal_notices_are_asked_for(missing):
    finding = answers(**{missing: ""})[Condition.LEGAL_NOTICES]
    assert finding.answer is Answer.NOT_MET
    assert finding.to_person.startswith("Indiquez")


def test_texts_not_accepted_are_named():
    finding = answers(outstanding=[Version(text=Text.CHARTER), Version(text=Text.TERMS)])[Condition.TEXTS]
    assert finding.answer is Answer.NOT_MET
    assert finding.to_person == "Acceptez la charte des activateurs et les conditions d’utilisation."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Nous sommes labellisés par l’État.", Answer.NOT_MET),
        ("Consultante certifiée.", Answer.MUST_BE_SEEN),
        ("Consultante certifiée Qualiopi.", Answer.MET),
    ],
)
def test_claimed_labels_are_quoted(text, answer):
    finding = answers(texts=["Bonjour.", text])[Condition.WORDS]
    assert finding.answer is answer
    assert bool(finding.to_person) == (answer is not Answer.MET)
