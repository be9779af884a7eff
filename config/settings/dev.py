"""For a developer: detailed errors, the component gallery, mails on disk."""

from importlib.util import find_spec

from .base import *  # noqa: F403
from .base import INSTALLED_APPS as ALL_APPS
from .base import STORAGES as ALL_STORAGES

# Keeps migrations in one line; absent where only the demo was installed.
INSTALLED_APPS = [*ALL_APPS, *(["django_linear_migrations"] if find_spec("django_linear_migrations") else [])]

DEBUG = True
DEMO = True
SECRET_KEY = "development-only"  # noqa: S105 - protects nothing: this environment holds invented data
STORAGES = ALL_STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
