"""The words of result cards beside the page of each profile."""

from itertools import batched

from django.db import migrations, models


def write_cards(apps, _editor):
    """Write the cards of the profiles that are there, as any change of a profile does."""
    from activateurs.matching.directory.card_lines import written  # noqa: PLC0415 - only where there are profiles

    showcases = apps.get_model("directory", "Showcase").objects
    for ids in batched(showcases.values_list("pk", flat=True), 500, strict=False):
        rows = list(showcases.filter(pk__in=ids))
        for row in rows:
            row.card = written(row.document)
        showcases.bulk_update(rows, ["card"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.AddField("showcase", "card", models.TextField(default=""), preserve_default=False),
        migrations.RunPython(write_cards, migrations.RunPython.noop, elidable=True),
    ]
