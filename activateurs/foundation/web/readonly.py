"""GET and HEAD never write: a link that is followed, fetched ahead or crawled changes nothing."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_READS = re.compile(
    r"\s*(?:\(\s*)*(?:SELECT|WITH|EXPLAIN|PRAGMA|SHOW|SET|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE,
)
# A WITH may hide a change on PostgreSQL.
_HIDDEN_WRITE = re.compile(r"\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\S+\s+SET|MERGE\s+INTO)\b", re.IGNORECASE)
# The visitor's own session expires, is renewed, or keeps where a sign-in was heading: the one row that a GET may touch.
_OWN_SESSION = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?django_session[\"`]?\s", re.IGNORECASE)


class WriteOnReadError(RuntimeError):
    """A page that only shows tried to change the database. Raised everywhere, so that no test hides it."""


class ReadOnlyMiddleware:
    """Refuses any statement that is not a read while a safe method is served."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the page with every open connection watched."""
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(refuse_writes))
            return self.get_response(request)


def refuse_writes(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
    """Execute a read; raises ``WriteOnReadError`` for anything else."""
    text = sql if isinstance(sql, str) else str(sql)
    if not is_read(text) and not _OWN_SESSION.match(text):
        raise WriteOnReadError(f"A safe method may not write: {text[:200]}")
    return execute(sql, params, many, context)


def is_read(sql: str) -> bool:
    """Whether a statement changes nothing."""
    if not _READS.match(sql):
        return False
    return not (sql.lstrip()[:4].upper() == "WITH" and _HIDDEN_WRITE.search(sql))
