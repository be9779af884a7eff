"""The words of result cards in a narrow table of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_cards")]

    operations = [
        migrations.CreateModel(
            name="ResultCard",
            fields=[
                ("profile_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("line", models.TextField()),
            ],
            options={"verbose_name": "carte de résultat"},
        ),
        migrations.RunSQL(
            "INSERT INTO directory_resultcard (profile_id, line) SELECT profile_id, card FROM directory_showcase "
            "ORDER BY profile_id",
            migrations.RunSQL.noop,
            elidable=True,
        ),
        migrations.RemoveField("showcase", "card"),
    ]
