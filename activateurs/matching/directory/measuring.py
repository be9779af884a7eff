"""What visits count for (A5.2): persons who look at listed profiles that are not their own.

A page that shows profiles carries a token (``token``); its script (static/js/measure.js) sends it back with their
names, since GET notes nothing. No cookie is set and nobody is recognised: a session is read, if there is one, only to
leave out the visits that activators, their colleagues and staff make themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from activateurs.foundation.journal import actions as journal
from activateurs.foundation.journal import tokens
from activateurs.foundation.journal.choices import Event
from activateurs.foundation.journal.robots import is_robot
from activateurs.foundation.web.throttling import Scope, hit, network_of
from activateurs.membership.activators.models import Profile
from activateurs.membership.organisations.models import Membership

from .models import Showcase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest

SUBJECT = "profile"
# More than any page shows.
MOST_SHOWN = 50
# Lists shown to one network, and what one network does to one profile; beyond, somebody is inflating a figure.
LISTS_PER_HOUR = Scope("lists", 2000, 3600)
EACH_PER_HOUR = Scope("each", 60, 3600)


def token(event: Event, slugs: Sequence[str]) -> str:
    """What a page that shows these profiles, in this order, must send back to be counted."""
    return tokens.seal(event, slugs, at=timezone.now())


def shown(request: HttpRequest, *, slugs: Sequence[str], token: str, at: datetime) -> None:
    """A page says that it showed these profiles; counted if it was made here, for a person, and once."""
    sealed = tokens.unseal(token, slugs, at=at) if is_by_a_person(request) else None
    if sealed is None or len(slugs) > MOST_SHOWN:
        return
    ids = strangers(request, list(Showcase.objects.filter(slug__in=slugs).values_list("pk", flat=True)))
    if ids and _allowed(request, sealed.event, ids, at=at):
        journal.receive(sealed=sealed, subject_kind=SUBJECT, subject_ids=sorted(ids), at=at)


def left_for(request: HttpRequest, profile_id: int, *, at: datetime) -> None:
    """Somebody follows the link to the activator's own site (A3.7)."""
    ids = strangers(request, [profile_id]) if is_by_a_person(request) else []
    if ids and _allowed(request, Event.OUTBOUND, ids, at=at):
        day = timezone.localdate(at)
        journal.count_once(subject_kind=SUBJECT, subject_id=profile_id, event=Event.OUTBOUND, day=day)


def is_by_a_person(request: HttpRequest) -> bool:
    """Whether a page of ours sent this, in a browser that somebody holds."""
    return _is_ours(request) and not is_robot(request.headers.get("User-Agent", ""))


def strangers(request: HttpRequest, profile_ids: Sequence[int]) -> Sequence[int]:
    """Those of these profiles that are neither the visitor's nor of a structure of its own; none for staff."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return profile_ids
    if request.user.is_staff:
        return []
    user = request.user
    belonging = Membership.objects.current().of(user).values("structure")
    house = Q(user=user) | Q(structure__in=belonging) | Q(structure__in=Profile.objects.of(user).values("structure"))
    own = Profile.objects.filter(house, pk__in=profile_ids)
    return sorted(set(profile_ids) - set(own.values_list("pk", flat=True)))


def _is_ours(request: HttpRequest) -> bool:
    """Browsers tell where a request comes from; over plain HTTP, older words say it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _allowed(request: HttpRequest, event: Event, ids: Sequence[int], *, at: datetime) -> bool:
    if event is Event.APPEARANCE:
        return not hit(LISTS_PER_HOUR, network_of(request), at=at).exceeded
    return not hit(EACH_PER_HOUR, f"{event} {ids[0]} {network_of(request)}", at=at).exceeded
