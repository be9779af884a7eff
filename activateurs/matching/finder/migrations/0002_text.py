"""The table of free text: FTS5 on SQLite, tsvector with its GIN index on PostgreSQL; written by ``fulltext``."""

from django.db import migrations

SQLITE = "CREATE VIRTUAL TABLE finder_text USING fts5(body, detail='none', columnsize=0, tokenize='ascii')"
POSTGRESQL = (
    "CREATE TABLE finder_text (profile_id bigint PRIMARY KEY, body tsvector NOT NULL)",
    "CREATE INDEX finder_text_body ON finder_text USING gin (body)",
)


def create(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else (SQLITE,):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE finder_text")


class Migration(migrations.Migration):
    dependencies = [("finder", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
