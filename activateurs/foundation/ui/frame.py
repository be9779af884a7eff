"""Public pages whose frame (head, header, footer) is rendered once and kept, around a content that changes.

A frame costs more to render than a whole list of results. For visitors who are not signed in it never changes,
so it is rendered once per template, with a request that carries nothing of anyone, and cut at its slots.
"""

from __future__ import annotations

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

SLOTS = ("title", "description", "robots", "head", "breadcrumb", "content")
SIGN = "\x1f"  # a control character that no page contains


def render(request: HttpRequest, template: str, slots: Mapping[str, SafeString], *, status: int = 200) -> HttpResponse:
    """A page: ``template`` prints each name of ``SLOTS`` where it goes; a slot not given is empty.

    Values are HTML already escaped. Those who are signed in, or have a message waiting, get a frame of their own.
    """
    if settings.DEBUG or request.user.is_authenticated or len(get_messages(request)):
        html = render_to_string(template, {name: slots.get(name, "") for name in SLOTS}, request)
        return HttpResponse(html, status=status)
    return HttpResponse(
        [part if index % 2 == 0 else slots.get(part, "") for index, part in enumerate(_kept(template))], status=status
    )


def forget() -> None:
    """Render every frame anew; for tests that change settings."""
    _kept.cache_clear()


@lru_cache(maxsize=32)
def _kept(template: str) -> tuple[str, ...]:
    """The frame cut at its slots: even parts are HTML, odd parts the names of slots."""
    nobody = HttpRequest()
    nobody.method = "GET"
    nobody.path = nobody.path_info = "/"
    nobody.user = AnonymousUser()
    # SERVER_NAME only serves templates that build absolute addresses; ours come from SITE_URL.
    nobody.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    marked = {name: mark_safe(f"{SIGN}{name}{SIGN}") for name in SLOTS}  # noqa: S308 - names of slots, not input
    return tuple(render_to_string(template, marked, nobody).split(SIGN))
