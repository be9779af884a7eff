"""What waits for a person: told by whoever knows, in one order."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.template import Context, Template

from activateurs.foundation.ui import next_steps
from activateurs.foundation.ui.next_steps import Concern, NextStep

TODAY = date(2026, 11, 23)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(next_steps, "_providers", [])


def step(title: str, due_on: date | None = None) -> NextStep:
    return NextStep(title=title, url="/espace/", act="Faire", due_on=due_on)


def shown(*steps: NextStep) -> str:
    return Template("{% load ui %}{% next_step_list steps today %}").render(Context({"steps": steps, "today": TODAY}))


def test_concerns_come_in_their_order_and_the_earliest_deadline_first(registry: None) -> None:
    next_steps.register(Concern.READ, lambda _user, *, on: [step("lire")])
    next_steps.register(
        Concern.ANSWER,
        lambda _user, *, on: [step("sans date"), step("demain", date(2026, 11, 24)), step("hier", date(2026, 11, 22))],
    )
    next_steps.register(Concern.CONFIRM, lambda _user, *, on: [])
    found = [one.title for one in next_steps.of(object(), on=TODAY)]
    assert found == ["hier", "demain", "sans date", "lire"]


def test_the_same_provider_is_asked_once(registry: None) -> None:
    def told(_user: object, *, on: date) -> Iterator[NextStep]:
        yield step(f"le {on}")

    next_steps.register(Concern.READ, told)
    next_steps.register(Concern.READ, told)
    assert [one.title for one in next_steps.of(object(), on=TODAY)] == ["le 2026-11-23"]


def test_being_late_is_said_in_words() -> None:
    html = shown(step("Répondez", date(2026, 11, 22)), step("Confirmez", TODAY), step("Lisez", date(2026, 11, 24)))
    assert html.count("En retard") == 1
    assert html.count("Aujourd’hui") == 1
    assert "au plus tard le mardi 24 novembre 2026" in html


def test_the_link_says_what_it_is_about() -> None:
    assert 'Faire<span class="fr-sr-only"> : Répondez</span>' in shown(step("Répondez"))


def test_nothing_is_shown_when_nothing_waits() -> None:
    assert shown().strip() == ""
