"""The light form of the texts: nothing typed becomes HTML, nothing that runs becomes a link."""

import pytest

from activateurs.membership.charter import prose


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("Un\nsuite.", "<p>Un suite.</p>"),
        ("Voici :\n\n- un ;\n- deux.", "<p>Voici :</p>\n<ul><li>un ;</li><li>deux.</li></ul>"),
        ("Voici :\r\n- un\r\n  suite\r\n- deux", "<p>Voici :</p>\n<ul><li>un suite</li><li>deux</li></ul>"),
        ("**Fort** et [lien](/charte/)", '<p><strong>Fort</strong> et <a href="/charte/">lien</a></p>'),
        ("[dehors](https://exemple.fr/a?b=c&d=e)", '<p><a href="https://exemple.fr/a?b=c&amp;d=e">dehors</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[piège](javascript:alert(1))", "<p>[piège](javascript:alert(1))</p>"),
        ("[piège](data:text/html,x)", "<p>[piège](data:text/html,x)</p>"),
        ('[a](/b" onmouseover="x)', "<p>[a](/b&quot; onmouseover=&quot;x)</p>"),
        ("[ailleurs](//exemple.fr/)", "<p>[ailleurs](//exemple.fr/)</p>"),
        ("[<b>](/x/)", '<p><a href="/x/">&lt;b&gt;</a></p>'),
        ("", ""),
    ],
)
def test_is_shown_as_typed(typed, shown):
    assert prose.html(typed) == shown


def test_plain_words_lose_their_marks():
    assert prose.plain("**Un** [mot](/a/) :\n\n- deux") == "Un mot :\n– deux"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Vous écrivez : « oui » !", "Vous écrivez\u00a0: «\u00a0oui\u00a0»\u00a0!"),
        ("l'avis", "l’avis"),
        ("à 10:30", "à 10:30"),
        ("un\r\n\r\ndeux", "un\n\ndeux"),
    ],
)
def test_typing_gets_french_spaces(typed, kept):
    assert prose.typeset(typed) == kept
    assert prose.typeset(kept) == kept
