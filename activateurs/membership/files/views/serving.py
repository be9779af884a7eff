"""The files themselves. Public addresses read no cookie; what may not be fetched does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from activateurs.foundation.web.sealed import sealed
from activateurs.membership.files import policies, shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from activateurs.foundation.accounts.requests import SignedInRequest
    from activateurs.membership.files.policies import Kept

TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "pdf": "application/pdf"}
# What a name leads to never changes; no cache between us and the browser may keep what the site stops showing.
FOR_LONG, NEVER = "private, max-age=2592000, immutable", "private, no-store"


@require_safe
@login_not_required
def picture(request: HttpRequest, stored: str) -> HttpResponseBase:
    """A picture of a listed profile."""
    return _served(request, policies.public_picture(stored), cache=FOR_LONG)


@require_safe
@login_not_required
def document(request: HttpRequest, brochure: str) -> HttpResponseBase:
    """A document of a listed profile."""
    return _served(request, policies.public_brochure(brochure), cache=FOR_LONG)


@require_safe
def own(request: SignedInRequest, slug: str, stored: str) -> HttpResponseBase:
    """The same for who writes the profile or decides on it, published or not."""
    return _served(request, policies.kept_for(request.user, slug, stored), cache=NEVER)


def _served(request: HttpRequest, kept: Kept | None, *, cache: str) -> HttpResponseBase:
    file = shelf.take(kept.profile_pk, kept.name) if kept else None
    if kept is None or file is None:
        raise Http404
    media_type = TYPES[kept.name.rpartition(".")[2]]
    download = f"{slugify(kept.title) or 'document'}.pdf" if kept.title else ""
    return sealed(request, file, media_type=media_type, cache=cache, download=download)
