"""Who may fetch which file. What may not be fetched does not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.policies import has_role
from activateurs.membership.activators.models import Profile

from .models import Brochure, Picture

if TYPE_CHECKING:
    from activateurs.foundation.accounts.models import User

READERS = (Role.MODERATOR, Role.ADMINISTRATOR)
PICTURE_NAME = re.compile(r"([0-9a-f]{32})-(\d{3,4})\.(webp|jpg)", re.ASCII)
BROCHURE_NAME = re.compile(r"([0-9a-f]{32})\.pdf", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file on a shelf; a document has the title under which it is downloaded."""

    profile_pk: int
    name: str
    title: str = ""


def public_picture(name: str) -> Kept | None:
    """A picture of a profile that visitors may see, at this instant (A3.6)."""
    found = PICTURE_NAME.fullmatch(name)
    row = found and Picture.objects.public().filter(key=found[1]).values_list("profile_id").first()
    return Kept(row[0], name) if row else None


def public_brochure(name: str) -> Kept | None:
    """A document of a profile that visitors may see, at this instant (A3.6)."""
    found = BROCHURE_NAME.fullmatch(name)
    row = found and Brochure.objects.public().filter(key=found[1]).values_list("profile_id", "title").first()
    return Kept(row[0], name, row[1]) if row else None


def kept_for(user: User, slug: str, name: str) -> Kept | None:
    """A file of a profile, published or not: for who may write that profile, and for who decides on it."""
    profiles = Profile.objects.filter(slug=slug)
    if not has_role(user, *READERS):
        profiles = profiles.editable_by(user)
    picture, brochure = PICTURE_NAME.fullmatch(name), BROCHURE_NAME.fullmatch(name)
    if picture:
        row = Picture.objects.filter(profile__in=profiles, key=picture[1]).values_list("profile_id").first()
        return Kept(row[0], name) if row else None
    if brochure:
        known = (
            Brochure.objects.filter(profile__in=profiles, key=brochure[1]).values_list("profile_id", "title").first()
        )
        return Kept(known[0], name, known[1]) if known else None
    return None
