"""What changed between two versions, in words that a person can follow."""

import pytest

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter.differences import between, pieces, whom
from activateurs.membership.charter.models import Article


def article(clause="A1", heading="Titre", body="Texte.", kinds=()):
    return Article(clause=clause, heading=heading, body=body, kinds=list(kinds))


def written(former, new):
    marks = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return "".join(marks[piece.state].format(piece.text) for piece in pieces(former, new))


@pytest.mark.parametrize(
    ("former", "new", "shown"),
    [
        ("Un deux trois", "Un deux trois", "Un deux trois"),
        ("Vous tardez un peu trop.", "Vous répondez vite.", "Vous -tardez un peu trop.-+répondez vite.+"),
        ("Un deux trois", "Un quatre trois", "Un -deux-+quatre+ trois"),
        ("Un", "Un deux", "Un+ deux+"),
        ("Un deux", "Un", "Un- deux-"),
        ("", "Neuf", "+Neuf+"),
        ("Vieux", "", "-Vieux-"),
        ("", "", ""),
    ],
)
def test_words_that_changed_together_are_shown_together(former, new, shown):
    assert written(former, new) == shown


@pytest.mark.parametrize(("former", "new"), [("a b c d", "a x y d"), ("un deux", "deux trois"), ("a\nb", "a\n\nb c")])
def test_both_texts_can_be_read_in_it(former, new):
    found = pieces(former, new)
    assert "".join(piece.text for piece in found if piece.state != "added") == former
    assert "".join(piece.text for piece in found if piece.state != "removed") == new


def test_articles_are_matched_by_their_clause():
    former = [article("A1"), article("A2", body="Deux."), article("A3")]
    new = [article("A3"), article("A2", body="Zwei."), article("A4")]
    assert [(one.clause, one.state) for one in between(former, new)] == [
        ("A2", "changed"),
        ("A4", "added"),
        ("A1", "removed"),
    ]


def test_marks_of_the_form_are_not_words():
    assert between([article(body="**Un** [mot](/a/)")], [article(body="Un mot")]) == []


def test_whom_it_binds_is_a_change_whatever_the_order():
    both = [Kind.ADVISER.value, Kind.PROVIDER.value]
    assert between([article(kinds=both)], [article(kinds=both[::-1])]) == []
    (one,) = between([article(kinds=both)], [article(kinds=both[:1])])
    assert (one.kinds_before, one.kinds_now) == ("conseiller, offreur de solutions", "conseiller")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], "tous les types d’activateurs"),
        ([Kind.CHAMPION], "TPE/PME championne"),
        ([kind for kind in Kind if kind != Kind.INSTITUTION], "tous les types, sauf activateur institutionnel"),
    ],
)
def test_kinds_are_told_in_words(kinds, words):
    assert whom(article(kinds=kinds)) == words
