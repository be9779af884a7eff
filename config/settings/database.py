"""Where data lives: SQLite in the data folder, or PostgreSQL by DATABASE_URL."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.env import env_int, env_str

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent
# Folder of the database, the files and the mails.
DATA_DIR = Path(env_str("ACTIVATEURS_DATA", str(PROJECT_DIR / "var")))


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite in WAL mode. IMMEDIATE transactions: without them concurrent writers meet 'database is locked'.

    Each thread has a connection, hence a page cache (2 MB): the system's own cache serves them all better.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA mmap_size=33554432; PRAGMA cache_size=-2000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """PostgreSQL from ``postgresql://user:password@host:port/name``, with Django's own pool."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or 5432,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": env_int("DATABASE_POOL", 8), "timeout": 10},
        },
        "CONN_HEALTH_CHECKS": True,
    }


def database(url: str) -> dict[str, Any]:
    """The one database of the site; an address that is neither SQLite nor PostgreSQL is refused."""
    if not url:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        return sqlite(DATA_DIR / "activateurs.sqlite3")
    if url.startswith("sqlite:///"):
        return sqlite(Path(url.removeprefix("sqlite:///")))
    if url.startswith(("postgres://", "postgresql://")):
        return postgresql(url)
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgresql://.")


DATABASES = {"default": database(env_str("DATABASE_URL", ""))}
