"""What was published is what was accepted: the database refuses to change a word of it (A6).

Deleting is left to foreign keys (an acceptance protects its version). On SQLite a later migration that rebuilds one of
these tables drops its triggers: run ``guard`` again there; tests/membership/charter/test_version.py fails otherwise.
"""

from django.db import migrations

REFUSED = "a published version never changes"
VERSION_WORDS = "text, number, what_changed, accept_by, published_at"
OF_A_PUBLISHED_VERSION = (
    "EXISTS (SELECT 1 FROM charter_version WHERE id = {row}.version_id AND published_at IS NOT NULL)"
)

# Trigger, table, event, condition.
GUARDS = (
    ("charter_version_kept", "charter_version", f"UPDATE OF {VERSION_WORDS}", "OLD.published_at IS NOT NULL"),
    ("charter_article_kept", "charter_article", "UPDATE", OF_A_PUBLISHED_VERSION.format(row="OLD")),
    ("charter_article_moved", "charter_article", "UPDATE", OF_A_PUBLISHED_VERSION.format(row="NEW")),
    ("charter_article_added", "charter_article", "INSERT", OF_A_PUBLISHED_VERSION.format(row="NEW")),
)


def guard(apps, schema_editor):
    for name, table, event, condition in GUARDS:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = '23000'; END IF; "
                "RETURN NEW; END $$"
            )
            schema_editor.execute(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )


def unguard(apps, schema_editor):
    for name, table, _event, _condition in GUARDS:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


class Migration(migrations.Migration):

    dependencies = [
        ('charter', '0001_initial'),
    ]

    operations = [migrations.RunPython(guard, unguard)]
