"""The audit sees each broken promise: without this, a green run of the kills would prove nothing."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from .audit import compare
from .ledger import Ledger, Mail

WHO = "boutique@fiable.example"
STATE: dict[str, list[list[Any]]] = {
    "requests": [[WHO, "HANDED", 1]],
    "messages": [
        ["proof@site", "requests.proof", WHO, "DELIVERED", "requests:1"],
        ["ack@site", "requests.acknowledgement", WHO, "DELIVERED", "requests:1"],
        ["new@site", "requests.new_request", "adviser@site", "DELIVERED", "requests:1"],
    ],
}
MAILS = [
    Mail("proof@site", WHO, "confirm"),
    Mail("ack@site", WHO, "received"),
    Mail("new@site", "adviser@site", "a request waits"),
]


def faults(break_it: Callable[[dict[str, list[list[Any]]], list[Mail]], object]) -> list[str]:
    state, mails = deepcopy(STATE), list(MAILS)
    break_it(state, mails)
    return compare(Ledger({WHO}, {WHO}), state, mails).faults


def test_a_faithful_site_has_no_fault() -> None:
    assert faults(lambda state, mails: None) == []


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda state, mails: state["requests"].clear(), f"acknowledged and lost: {WHO}"),
        (lambda state, mails: state["requests"].append(state["requests"][0]), f"stored 2 times: {WHO}"),
        (lambda state, mails: state["requests"].__setitem__(0, [WHO, "PROOF", 0]), "proven and not handed over"),
        (lambda state, mails: state["messages"].pop(1) and mails.pop(1), f"0 acknowledgements written to {WHO}"),
        (lambda state, mails: mails.append(mails[1]), "requests.acknowledgement"),
        (lambda state, mails: mails.pop(1), "is said delivered, the relay has 0"),
        (lambda state, mails: state["messages"][1].__setitem__(3, "FAILED"), "is said failed, the relay has it"),
        (lambda state, mails: state["messages"][1].__setitem__(3, "CLAIMED"), "is still CLAIMED"),
        (lambda state, mails: mails.append(Mail("other@site", WHO, "?")), "unknown message at the relay"),
        (lambda state, mails: state["messages"].pop(2) and mails.pop(2), "activators told of 0 requests"),
    ],
)
def test_each_broken_promise_is_told(break_it: Any, told: str) -> None:
    assert any(told in fault for fault in faults(break_it))
