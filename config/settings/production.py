"""In the open: the secret is required and HTTPS is on unless a proxy is told otherwise."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import SECRET_KEY

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is required in production: a long random text.")
