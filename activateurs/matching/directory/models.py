"""What the page of a listed profile prints, one row per page, written in the transaction that changes the profile."""

from django.db import models


class Showcase(models.Model):
    """All that visitors may read of one profile (A3.5): a page is read by its slug, in one query.

    Only listed profiles have a row. A withdrawn, deleted or institutional one (A3.6) has none, which is why
    ``profile_id`` is no foreign key.
    """

    profile_id = models.BigIntegerField(primary_key=True)
    slug = models.CharField(max_length=120)
    document = models.JSONField()  # documents.Document
    card = models.TextField()  # card_lines.Line

    class Meta:
        verbose_name = "fiche publiée"
        constraints = (models.UniqueConstraint(fields=("slug",), name="directory_showcase_slug"),)

    def __str__(self) -> str:
        return self.slug
