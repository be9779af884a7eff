"""For the suite: nothing leaves the machine, tasks run when told."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS as ALL_APPS
from .base import MIDDLEWARE as ALL_MIDDLEWARE

# Nothing is collected here: the browser tests run the real server, which serves the files.
MIDDLEWARE = [name for name in ALL_MIDDLEWARE if "whitenoise" not in name]

# Checks that migrations stay in one line; a tool of developers, not of the site.
INSTALLED_APPS = [*ALL_APPS, "django_linear_migrations"]

SECRET_KEY = "tests-only"  # noqa: S105 - protects nothing
SITE_URL = "http://testserver"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, as in the demo: a database in memory has other locks, and tests of what happens together would tell
    # nothing of the real ones.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
