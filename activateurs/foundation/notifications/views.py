"""What the demonstration shows of the mails; these pages exist nowhere else."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import demo_mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

PER_PAGE = 30
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open in the demonstration, absent elsewhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(never_cache(require_safe(guarded)))


@demo_only
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail of the demonstration, newest first."""
    page = Paginator(demo_mailbox.newest_keys(), PER_PAGE).get_page(request.GET.get("page"))
    mails = [mail for key in page if (mail := demo_mailbox.read(key))]
    return render(request, "notifications/demo/mailbox.html", {"page": page, "mails": mails})


@demo_only
def mail(request: HttpRequest, key: str) -> HttpResponse:
    """One mail, its text; links can be followed."""
    return render(request, "notifications/demo/mail.html", {"mail": _found(key)})


@demo_only
def mail_html(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """The HTML of a mail as it was sent, sandboxed: no script, no form, nothing loaded from anywhere."""
    html = _found(key).html
    digests = [hashlib.sha256(style.encode()).digest() for style in STYLE.findall(html)]
    allowed = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests] or ["'none'"]
    response = HttpResponse(html)
    response._csp_config = {  # type: ignore[attr-defined] # noqa: SLF001 - what Django's csp_override sets
        "default-src": ["'none'"],
        "style-src": allowed,
        "frame-ancestors": ["'none'"],
        "sandbox": "allow-popups allow-popups-to-escape-sandbox",
    }
    return response


def _found(key: str) -> demo_mailbox.Mail:
    found = demo_mailbox.read(key)
    if found is None:
        raise Http404
    return found
