"""Profiles and the words that describe them."""

from .editing import Change, StepDraft
from .profile import Profile, ProfileQuerySet
from .publication import Publication
from .showcase import Certification, ClientReference, ServedArea, Video
from .taxonomy import Expertise, Family, Sector, Theme

__all__ = [
    "Certification",
    "Change",
    "ClientReference",
    "Expertise",
    "Family",
    "Profile",
    "ProfileQuerySet",
    "Publication",
    "Sector",
    "ServedArea",
    "StepDraft",
    "Theme",
    "Video",
]
