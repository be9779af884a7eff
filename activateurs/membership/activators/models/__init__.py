"""Profiles and the words that describe them."""

from .profile import Profile, ProfileQuerySet
from .publication import Publication
from .showcase import ClientReference, ServedArea, Video
from .taxonomy import Expertise, Family, Sector, Theme

__all__ = [
    "ClientReference",
    "Expertise",
    "Family",
    "Profile",
    "ProfileQuerySet",
    "Publication",
    "Sector",
    "ServedArea",
    "Theme",
    "Video",
]
