"""What the page and the result card of a listed profile print, written in the transaction that changes it."""

from django.db import models


class Showcase(models.Model):
    """All that visitors may read of one profile (A3.5): a page is read by its slug, in one query.

    Only listed profiles have a row. A withdrawn, deleted or institutional one (A3.6) has none, which is why
    ``profile_id`` is no foreign key.
    """

    profile_id = models.BigIntegerField(primary_key=True)
    slug = models.CharField(max_length=120)
    document = models.JSONField()  # documents.Document

    class Meta:
        verbose_name = "fiche publiée"
        constraints = (models.UniqueConstraint(fields=("slug",), name="directory_showcase_slug"),)

    def __str__(self) -> str:
        return self.slug


class ResultCard(models.Model):
    """The words of a listed profile's result card; apart from its page, so that reading twenty touches few pages."""

    profile_id = models.BigIntegerField(primary_key=True)
    line = models.TextField()  # card_lines.Line

    class Meta:
        verbose_name = "carte de résultat"

    def __str__(self) -> str:
        return str(self.profile_id)
