"""Free text: the folded words and stems of each listed profile, in the engine's own text index.

Words are folded and stemmed in Python before they are written and before they are looked up, so that SQLite
(FTS5) and PostgreSQL (``tsvector``) give the same answers. The table is written by code, never by triggers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from activateurs.foundation.language import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_WORDS = 8  # of a question: more would not make it clearer
MAX_LETTERS = 40  # of a word
LABEL_LETTERS = 60  # a text that is not longer may well be that of many profiles
MAX_MATCHES = 100_000  # profiles that one question may bring back
_CHUNK = 500


def document(texts: Iterable[str]) -> str:
    """What is stored of some texts: each folded word once, and its stem."""
    terms: dict[str, None] = {}
    for text in texts:
        for run in text.split() if len(text) > LABEL_LETTERS else (text,):
            terms.update(dict.fromkeys(_terms(run)))
    return " ".join(terms)


@lru_cache(maxsize=65536)
def _terms(run: str) -> tuple[str, ...]:
    """Words of a label or of a run of signs, and their stems; remembered, since they come again and again."""
    meant = [word for word in words(run) if word not in STOP_WORDS]
    return tuple(term[:MAX_LETTERS] for word in meant for term in (word, stem(word)))


def question(text: str) -> tuple[str, ...]:
    """The words of a question that say something; only the last one may be unfinished."""
    meant = [word[:MAX_LETTERS] for word in words(text) if word not in STOP_WORDS]
    return tuple(meant[:MAX_WORDS])


def write(documents: Iterable[tuple[int, str]], *, replacing: Sequence[int]) -> None:
    """Store the documents by profile id, after dropping those of ``replacing``."""
    with connection.cursor() as cursor:
        for start in range(0, len(replacing), _CHUNK):
            some = list(replacing[start : start + _CHUNK])
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM finder_text WHERE {_key()} IN ({marks})", some)  # noqa: S608 - marks only
        cursor.executemany(_insert(), list(documents))


def matches(meant: Sequence[str]) -> list[int]:
    """Ids of the profiles whose text has all these words, or words of the same family."""
    if connection.vendor == "postgresql":
        sql = "SELECT profile_id FROM finder_text WHERE body @@ to_tsquery('simple', %s) LIMIT %s"
        asked = " & ".join(_alternatives(meant, joined="{} | {}", whole="'{}'", started="'{}':*"))
    else:
        sql = "SELECT rowid FROM finder_text WHERE finder_text MATCH %s LIMIT %s"
        asked = " AND ".join(_alternatives(meant, joined="{} OR {}", whole='"{}"', started='"{}" *'))
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked, MAX_MATCHES])
        return [row[0] for row in cursor.fetchall()]


def _alternatives(meant: Sequence[str], *, joined: str, whole: str, started: str) -> list[str]:
    """Each word as its stem; the last one also as the beginning of a word. Only letters and digits reach here."""
    asked = [whole.format(stem(word)) for word in meant[:-1]]
    last = meant[-1]
    return [*asked, "(" + joined.format(whole.format(stem(last)), started.format(last)) + ")"]


def _key() -> str:
    return "profile_id" if connection.vendor == "postgresql" else "rowid"


def _insert() -> str:
    if connection.vendor == "postgresql":
        return "INSERT INTO finder_text (profile_id, body) VALUES (%s, to_tsvector('simple', %s))"
    return "INSERT INTO finder_text (rowid, body) VALUES (%s, %s)"
