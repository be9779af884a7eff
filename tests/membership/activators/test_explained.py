"""Each kind is told as the matrix has it (A2.4, A3.6, A3.7, A4.10)."""

import pytest

from activateurs.membership.activators.explained import every_kind, explain
from activateurs.membership.activators.kinds import Kind, capabilities


def test_the_five_are_told_in_the_order_of_the_charter():
    assert [one.kind for one in every_kind()] == Kind.values
    assert all(one.who and one.label for one in every_kind())


@pytest.mark.parametrize("kind", Kind)
def test_says_what_visitors_see_and_may_do(kind):
    may, told = capabilities(kind), " ".join(explain(kind).visitors)
    assert ("Votre fiche est publique" in told) == may.public
    assert ("Elle est sur la carte" in told) == may.on_map
    assert ("Les entreprises vous écrivent" in told) == may.contactable
    assert (f"«\N{NO-BREAK SPACE}{may.outbound}\N{NO-BREAK SPACE}»" in told) == bool(may.outbound)
    assert ("seule façon de vous joindre" in told) == may.outbound_only
    assert ("donner leur avis" in told) == may.reviewed


def test_unknown_kind_is_an_error():
    with pytest.raises(ValueError):
        explain("magicien")
