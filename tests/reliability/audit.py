"""Ledger, database and spool compared: what was acknowledged must be there, once."""

from collections import Counter
from dataclasses import dataclass, field

from .ledger import Ledger, Mail

DONE = {"DELIVERED", "FAILED", "UNCERTAIN"}
ACKNOWLEDGEMENT, NEW_REQUEST = "requests.acknowledgement", "requests.new_request"


@dataclass
class Report:
    """Figures, and every broken promise in words."""

    requests: int = 0
    delivered: int = 0
    uncertain: int = 0
    faults: list[str] = field(default_factory=list)


def compare(ledger: Ledger, state: dict[str, list[list[str]]], mails: list[Mail]) -> Report:
    """Every promise checked; ``faults`` is empty when all were kept."""
    # The demonstration has some of its own.
    report = Report(requests=sum(address in ledger.submitted for address, _, _ in state["requests"]))
    _check_requests(ledger, state["requests"], report)
    _check_acknowledgements(ledger, state["messages"], report)
    _check_spool(state["messages"], mails, report)
    return report


def _check_requests(ledger: Ledger, rows: list[list[str]], report: Report) -> None:
    count = Counter(address for address, _, _ in rows)
    report.faults += [f"acknowledged and lost: {address}" for address in ledger.submitted if not count[address]]
    report.faults += [f"stored {times} times: {address}" for address, times in count.items() if times > 1]
    held = {address for address, state, holders in rows if state == "HANDED" and holders == 1}
    report.faults += [f"proven and not handed over: {address}" for address in ledger.proven - held]


def _check_acknowledgements(ledger: Ledger, rows: list[list[str]], report: Report) -> None:
    """One acknowledgement and one message to the activator for each request that was proven."""
    written = Counter(recipient for _, name, recipient, _, _ in rows if name == ACKNOWLEDGEMENT)
    for address in ledger.proven:
        if written[address] != 1:
            report.faults.append(f"{written[address]} acknowledgements written to {address}")
    told = Counter(about for _, name, _, _, about in rows if name == NEW_REQUEST)
    report.faults += [f"activator told {times} times of {about}" for about, times in told.items() if times > 1]
    if len(told) < len(ledger.proven):
        report.faults.append(f"activators told of {len(told)} requests, {len(ledger.proven)} were proven")


def _check_spool(rows: list[list[str]], mails: list[Mail], report: Report) -> None:
    """A delivered message is in the spool once; an uncertain one at most once; nothing else is there."""
    taken = Counter(mail.message_id for mail in mails)
    for message_id, name, recipient, state, _ in rows:
        copies = taken.pop(message_id, 0)
        report.delivered += state == "DELIVERED"
        report.uncertain += state == "UNCERTAIN"
        if state not in DONE:
            report.faults.append(f"{name} to {recipient} is still {state}")
        if copies > 1:
            report.faults.append(f"{name} to {recipient} sent {copies} times")
        if state == "DELIVERED" and copies != 1:
            report.faults.append(f"{name} to {recipient} is said delivered, the relay has {copies}")
        if state == "FAILED" and copies:
            report.faults.append(f"{name} to {recipient} is said failed, the relay has it")
    report.faults += [f"unknown message at the relay: {message_id}" for message_id in taken]
