"""A version of a text: written as a draft, published once, never changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.charter.choices import Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class VersionQuerySet(models.QuerySet["Version"]):
    """Which versions?"""

    def published(self) -> Self:
        """Those that anybody may read."""
        return self.filter(published_at__isnull=False)

    def drafts(self) -> Self:
        """Those that are being written; at most one of each text."""
        return self.filter(published_at__isnull=True)

    def newest_first(self) -> Self:
        """By number, from the one in force to the first."""
        return self.order_by("-number")


class Version(models.Model):
    """The charter or the terms as they stood from ``published_at`` until the next version.

    Once published its words never change: triggers of the database refuse it (migration 0002). ``accept_by`` is the
    last day on which a member may accept it; the first version has none: it is accepted before one is published.
    """

    text = models.CharField("texte", max_length=8, choices=Text)
    number = models.PositiveSmallIntegerField("numéro")
    what_changed = models.TextField("ce qui change", blank=True)
    accept_by = models.DateField("à accepter au plus tard le", null=True, blank=True)
    drafted_at = models.DateTimeField("commencé le")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField("publié le", null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version"
        constraints = (
            models.UniqueConstraint(fields=("text", "number"), name="charter_version_number_once"),
            models.UniqueConstraint(
                fields=("text",), condition=Q(published_at__isnull=True), name="charter_version_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(number=1)
                | (~Q(what_changed="") & Q(accept_by__isnull=False)),
                name="charter_version_tells_what_changed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_text_display()}, version {self.number}"

    def publish(self, *, by: User | None, at: datetime, what_changed: str, accept_by: date | None) -> None:
        """Make it the version in force, for good."""
        self.published_at, self.published_by = at, by
        self.what_changed, self.accept_by = what_changed, accept_by
        self.save(update_fields=("published_at", "published_by", "what_changed", "accept_by"))

    @property
    def kind_of_text(self) -> Text:
        """Which of the texts."""
        return Text(self.text)


class Article(models.Model):
    """A clause in plain words. ``kinds`` are those that it binds; none means all of them (article 4: A4.1 to A4.10).

    ``body`` is prose: paragraphs parted by an empty line, « - » before an item, ``[words](/address/)`` for a link.
    ``promise`` is the same told in a line to a business, for those that are owed to it.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="articles")
    position = models.PositiveSmallIntegerField("ordre")
    part = models.CharField("partie", max_length=150, blank=True)
    clause = models.CharField("repère", max_length=20)
    heading = models.CharField("titre", max_length=150)
    body = models.TextField("texte")
    promise = models.CharField("en une ligne, pour les entreprises", max_length=200, blank=True)
    kinds = models.JSONField("types concernés", default=list, blank=True)

    class Meta:
        verbose_name = "article"
        constraints = (models.UniqueConstraint(fields=("version", "clause"), name="charter_article_clause_once"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.heading}"

    def binds(self, kind: str) -> bool:
        """Whether activators of that kind owe it."""
        return not self.kinds or kind in self.kinds
