"""Home, legal pages, and the files that robots read: the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activateurs.foundation.ui.kept import keep
from activateurs.spaces.public.words import NEEDS, retention

if TYPE_CHECKING:
    from django.http import HttpRequest

SECURITY_TXT_DAYS = 180
# Pages about one person's request or account: nothing there for a search engine.
CLOSED_TO_ROBOTS = ("/demandes/", "/espace/", "/connexion/", "/inscription/", "/gestion/", "/demo/", "/composants/")


@dataclass(frozen=True, slots=True)
class LegalPage:
    """A page of words: where, its name in addresses, its template."""

    path: str
    name: str

    @property
    def template(self) -> str:
        """The template bears the name of the page."""
        return f"public/{self.name}.html"


PAGES = (
    LegalPage("mentions-legales/", "legal_notice"),
    LegalPage("donnees-personnelles/", "privacy"),
    LegalPage("accessibilite/", "accessibility"),
    LegalPage("contact/", "contact"),
    LegalPage("plan-du-site/", "site_map"),
)


@login_not_required
@require_safe
@keep
def home(request: HttpRequest) -> HttpResponse:
    """What do you need, where? And what the programme is (P1)."""
    return render(request, "public/home.html", {"needs": NEEDS, "answer_days": settings.ANSWER_WORKING_DAYS})


@login_not_required
@require_safe
@keep
def legal(request: HttpRequest, page: LegalPage) -> HttpResponse:
    """A legal page (law.md, 29)."""
    context = {
        "operator": settings.OPERATOR_NAME,
        "email": settings.OPERATOR_EMAIL,
        "director": settings.PUBLICATION_DIRECTOR,
        "host": settings.HOSTED_BY,
        "accessibility": settings.ACCESSIBILITY_STATE,
        "answer_days": settings.ANSWER_WORKING_DAYS,
        "retention": retention(),
    }
    return render(request, page.template, context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=86400)
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone, and where the list of pages is."""
    lines = ["User-agent: *", *[f"Disallow: {path}" for path in CLOSED_TO_ROBOTS]]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def security(_request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116)."""
    expires = timezone.now() + timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: mailto:{settings.OPERATOR_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: fr, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
