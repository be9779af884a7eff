"""What surrounds every page: header and footer, the same for everybody, so rendered once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractUser
    from django.template import Context
    from django.utils.safestring import SafeString

PLACES = ("header", "account", "footer", "legal", "space", "staff")


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a menu. ``path`` as served: told by the app that owns the page; a lower ``rank`` comes first."""

    label: str
    path: str
    rank: int = 0
    shown_to: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """What the layout says of the site."""

    name: str
    url: str
    operator_is_state: bool
    operator_name: str
    demo: bool


_entries: dict[str, list[Entry]] = {place: [] for place in PLACES}


def add_entry(
    place: str, label: str, path: str, *, rank: int = 0, shown_to: Callable[[Any], bool] | None = None
) -> None:
    """Called from ``AppConfig.ready``; shown by rank, then as they came. Raises ``KeyError`` on a bad place.

    Ranks of the menu of the space: 0 its first page, 10 « Mes demandes », 20 « Mes profils », 30 « Ma structure »,
    40 « Statistiques », 50 « Sécurité ». ``shown_to``: whom an entry after sign-in is for; everybody by default.
    """
    entry = Entry(label, path, rank, shown_to)
    if entry not in _entries[place]:
        _entries[place].append(entry)
        _entries[place].sort(key=attrgetter("rank"))
    _rendered_header.cache_clear()
    _rendered_footer.cache_clear()


def entries(place: str) -> tuple[Entry, ...]:
    """The links of a place."""
    return tuple(_entries[place])


def entries_for(user: AbstractUser, *places: str) -> tuple[Entry, ...]:
    """Those of the links of ``places`` that this person may open."""
    found = (entry for place in places for entry in _entries[place])
    return tuple(entry for entry in found if entry.shown_to is None or entry.shown_to(user))


def site() -> Site:
    """The site as the settings describe it."""
    return Site(
        name=settings.PROGRAMME_NAME,
        url=settings.SITE_URL,
        operator_is_state=settings.OPERATOR_IS_STATE,
        operator_name=settings.OPERATOR_NAME,
        demo=settings.DEMO,
    )


def site_header(path: str = "") -> SafeString:
    """The header, with the entry of ``path`` marked as the current one: the longest entry that starts it."""
    places = [entry.path for place in ("header", "account") for entry in _entries[place]]
    current = max((place for place in places if path.startswith(place)), key=len, default="")
    return _rendered_header(current, path == current, site())


def space_bar(context: Context, place: str, *, label: str) -> dict[str, Any]:
    """The menu of those who are signed in, under the header: the entries of ``place``, who one is, the way out.

    Staff has two menus; each ends with the first page of the other, as nothing else shows the way.
    """
    request = context["request"]
    links = entries_for(request.user, place)
    if request.user.is_staff:
        links += entries_for(request.user, "staff" if place == "space" else "space")[:1]
    current = max((entry.path for entry in links if request.path.startswith(entry.path)), key=len, default="")
    return {
        "label": label,
        "email": request.user.email,
        "entries": links,
        "current": current,
        "csrf_token": context["csrf_token"],
    }


def site_footer() -> SafeString:
    """The footer with the legal links."""
    return _rendered_footer(site())


@lru_cache(maxsize=32)
def _rendered_header(current: str, exact: bool, of_site: Site) -> SafeString:  # noqa: FBT001 - key of the cache
    context = {
        "site": of_site,
        "entries": entries("header"),
        "account": entries("account"),
        "current": current,
        "aria": "page" if exact else "true",
    }
    return render_to_string("ui/header.html", context)


@lru_cache(maxsize=2)
def _rendered_footer(of_site: Site) -> SafeString:
    context = {"site": of_site, "entries": entries("footer"), "legal": entries("legal")}
    return render_to_string("ui/footer.html", context)
