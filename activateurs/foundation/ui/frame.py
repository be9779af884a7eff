"""Public pages whose frame (head, header, footer) is rendered once and kept, around a content that changes.

A frame costs more to render than a whole list of results, and it says nothing of the person who reads: it is
rendered once per template and section, with a request that carries nothing of anyone, and cut at its slots.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a page puts into its frame: HTML already escaped, each where its template prints ``{{ name }}``.
SLOTS = ("title", "description", "robots", "canonical", "head", "breadcrumb", "content")
_indent = re.compile(r"\n[ \n]+")  # not \s: the sign of a slot counts as a blank
SIGN = "\x1f"  # a control character that no page contains


def render(
    request: HttpRequest, template: str, slots: Mapping[str, SafeString], *, section: str, status: int = 200
) -> HttpResponse:
    """A page of ``template``; a slot not given is empty. ``section`` is the path that the menu marks as current.

    Who has a message waiting (after a form) gets a frame of its own.
    """
    if settings.DEBUG or len(get_messages(request)):
        html = render_to_string(template, {name: slots.get(name, "") for name in SLOTS}, request)
        return HttpResponse(html, status=status)
    parts = _kept(template, section)
    return HttpResponse(
        "".join(part if index % 2 == 0 else slots.get(part, "") for index, part in enumerate(parts)), status=status
    )


def forget() -> None:
    """Render every frame anew; for tests that change settings."""
    _kept.cache_clear()


@lru_cache(maxsize=32)
def _kept(template: str, section: str) -> tuple[str, ...]:
    """The frame cut at its slots: even parts are HTML, odd parts the names of slots."""
    nobody = HttpRequest()
    nobody.method = "GET"
    nobody.path = nobody.path_info = section
    nobody.user = AnonymousUser()
    marked = {name: mark_safe(f"{SIGN}{name}{SIGN}") for name in SLOTS}  # noqa: S308 - names of slots, not input
    # The indentation of templates weighs on each page and shows on none.
    return tuple(_indent.sub("\n", render_to_string(template, marked, nobody)).split(SIGN))
