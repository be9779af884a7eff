"""Every public address, for search engines; institutional and withdrawn profiles are not among them (A3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from activateurs.membership.activators.models import Profile

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


class _Addressed(Sitemap):  # type: ignore[type-arg] # generic for the type checker only
    """Addresses as SITE_URL says them, whatever name the server was called by."""

    protocol = settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 - Django asks with the name it was called by
        """Host (and path) of the site."""
        return settings.SITE_URL.partition("://")[2]


class Pages(_Addressed):
    """The pages that are not profiles."""

    def items(self) -> list[str]:
        """Names of addresses."""
        return ["directory:list", "directory:map", "directory:departments", "directory:ranking"]

    def location(self, item: str) -> str:
        """The path of a page."""
        return reverse(item)


class Profiles(_Addressed):
    """Listed profiles, some thousands a file."""

    limit = 5000

    def items(self) -> QuerySet[Any, Any]:
        """Slug and date of confirmation, in an order that does not move."""
        return Profile.objects.listed().order_by("pk").values_list("slug", "confirmed_on")

    def location(self, item: tuple[str, date | None]) -> str:
        """The path of a profile."""
        return reverse("directory:profile", args=[item[0]])

    def lastmod(self, item: tuple[str, date | None]) -> date | None:
        """When its person last confirmed it."""
        return item[1]


SITEMAPS = {"pages": Pages, "profils": Profiles}
