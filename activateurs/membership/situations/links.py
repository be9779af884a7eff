"""The link of a reminder: it shows a page, where one click confirms, without signing in."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import Check

CONFIRM = "situations.confirm"
# Long enough for who comes back after a year away.
GOOD_FOR = timedelta(days=400)


class LinkError(Exception):
    """The link is not ours, too old, or no longer of the person of the profile."""


def token(check: Check) -> str:
    """For the person that the profile has now, and nobody after it."""
    return signing.dumps([check.pk, check.profile.user_id], salt=CONFIRM)


def confirmation_url(check: Check) -> str:
    """Where the person confirms."""
    return settings.SITE_URL + reverse("situations:confirm_by_link", args=[token(check)])


def check_of(text: str) -> Check:
    """The check of a link. Raises ``LinkError``."""
    try:
        pk, user_pk = signing.loads(text, salt=CONFIRM, max_age=GOOD_FOR)
        check = Check.objects.select_related("profile__structure", "profile__user", "profile__family").get(pk=pk)
    except (signing.BadSignature, ValueError, TypeError, Check.DoesNotExist) as error:
        raise LinkError from error
    person = check.profile.user
    if person is None or person.pk != user_pk or not person.is_active:
        raise LinkError
    return check
