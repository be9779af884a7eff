"""For a developer: detailed errors, the component gallery, mails on disk."""

from .base import *  # noqa: F403

DEBUG = True
DEMO = True
SECRET_KEY = "development-only"  # noqa: S105 - protects nothing: this environment holds invented data
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
