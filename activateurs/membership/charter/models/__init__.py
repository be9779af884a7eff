"""Versions of the texts, what they say, and who accepted them."""

from .acceptance import Acceptance, TextReminder
from .version import Article, Version, VersionQuerySet

__all__ = ["Acceptance", "Article", "TextReminder", "Version", "VersionQuerySet"]
