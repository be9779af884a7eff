"""The matrix of the five kinds, cell by cell, against the charter's own table (docs/charter-clauses.md)."""

from pathlib import Path

import pytest
from django.conf import settings

from activateurs.membership.activators.kinds import MATRIX, PUBLIC_KINDS, Capabilities, Kind, capabilities

CHARTER = Path(settings.BASE_DIR) / "docs" / "charter-clauses.md"
HEADING = "## Who may be seen and reached"
# The charter's words for a kind, in its table.
ROWS = {
    "conseiller": Kind.ADVISER,
    "conseiller financement": Kind.FUNDING_ADVISER,
    "TPE/PME championne": Kind.CHAMPION,
    "offreur de solutions": Kind.PROVIDER,
    "institutionnel": Kind.INSTITUTION,
}


def _outbound(may: Capabilities) -> str:
    if not may.outbound:
        return "no"
    return "yes, the only way" if may.outbound_only else "site link"


# What each column of the table says of a kind, in the charter's words.
COLUMNS = {
    "public list & page": lambda may: "yes" if may.public else "no, nowhere",
    "on the map": lambda may: "yes, if it opts in" if may.on_map else "no",
    "visitor can contact": lambda may: "yes" if may.contactable else "no",
    "outbound 'découvrir les offres'": _outbound,
    "reviewed": lambda may: "yes" if may.reviewed else "no",
    "says its price": lambda may: "yes" if may.priced else "no",
    "seen inside by members": lambda may: "yes" if may.seen_by_members else "no",
}


def cells():
    text = CHARTER.read_text(encoding="utf-8")
    lines = text[text.index(HEADING) :].split("\n\n")[1].splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    header, _, *rows = table
    for row in rows:
        for column, said in zip(header[1:], row[1:], strict=True):
            yield pytest.param(row[0], column, said, id=f"{row[0]} - {column}")


CELLS = list(cells())


@pytest.mark.parametrize(("kind", "column", "said"), CELLS)
def test_the_matrix_says_what_the_charter_says(kind, column, said):
    assert COLUMNS[column](capabilities(ROWS[kind])) == said


def test_no_cell_is_left_out():
    assert len(CELLS) == len(ROWS) * len(COLUMNS) == 35
    assert set(ROWS.values()) == set(Kind) == set(MATRIX)


def test_only_providers_invite_to_discover_their_offers():
    assert [kind for kind, may in MATRIX.items() if may.outbound == "Découvrir les offres"] == [Kind.PROVIDER]


def test_public_kinds_are_all_but_institutions():
    assert set(PUBLIC_KINDS) == set(Kind) - {Kind.INSTITUTION}


def test_nothing_is_reachable_that_is_not_public():
    for may in MATRIX.values():
        assert may.public or not (may.on_map or may.contactable or may.outbound or may.reviewed)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="inconnu"):
        capabilities("inconnu")
