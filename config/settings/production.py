"""In the open: what people's safety hangs on is required, HTTPS is on unless told otherwise, nothing of the demo."""

import os

from django.core.exceptions import ImproperlyConfigured

from config.env import env_str

# Before the settings that depend on it are read.
os.environ.setdefault("HTTPS", "on")

from .base import *  # noqa: F403 - see above
from .base import SECRET_KEY

# Whatever the environment says: the demonstration shows every mail, hence every code and every link, to anybody.
DEMO = False

REQUIRED = {
    "SECRET_KEY": (SECRET_KEY, "a long random text"),
    "SITE_URL": (env_str("SITE_URL", ""), "the address of the site, to which the links of mails lead"),
    "SMTP_HOST": (env_str("SMTP_HOST", ""), "the mail relay; without it mails would stay in a folder"),
}

for _name, (_value, _meaning) in REQUIRED.items():
    if not _value:
        raise ImproperlyConfigured(f"{_name} is required in production: {_meaning}.")
