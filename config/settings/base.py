"""What every environment shares: applications, middleware, templates, language."""

from pathlib import Path

from config.env import env_bool, env_str

from .accounts import *  # noqa: F403 - settings are composed by star imports, one module per concern
from .database import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .programme import *  # noqa: F403
from .security import *  # noqa: F403
from .situations import *  # noqa: F403
from .storage import *  # noqa: F403
from .tasks import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_ox",
    "activateurs.foundation.accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "activateurs.foundation.geo",
    "activateurs.foundation.journal",
    "activateurs.foundation.notifications",
    "activateurs.foundation.ui",
    "activateurs.foundation.web",
    "activateurs.membership.organisations",
    "activateurs.membership.activators",
    "activateurs.membership.files",
    "activateurs.membership.charter",
    "activateurs.membership.joining",
    "activateurs.membership.situations",
    "activateurs.matching.finder",
    "activateurs.matching.requests",
    "activateurs.matching.directory",
    "activateurs.oversight.statistics",
    "activateurs.spaces.public",
    "activateurs.spaces.dashboard",
    "activateurs.spaces.backoffice",
    "activateurs.spaces.api",
    "activateurs.spaces.demo",
]

# Each of these runs on every page: none of them reads the session, the user or the database by itself.
MIDDLEWARE = [
    "activateurs.foundation.web.headers.PoliciesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "activateurs.foundation.web.compression.TextGZipMiddleware",
    "activateurs.foundation.web.maintenance.MaintenanceMiddleware",
    "activateurs.foundation.web.readonly.ReadOnlyMiddleware",
    "activateurs.foundation.web.errors.ThrottledMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "activateurs.foundation.web.replay.SignInMiddleware",
    "activateurs.foundation.accounts.second_factor.SecondFactorMiddleware",
    "activateurs.foundation.accounts.session_tracking.SeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "activateurs.foundation.ui.context.of_the_site",
            ],
        },
    },
    {
        # For fragments rendered very often only (docs/adr/0011-hot-fragments.md).
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "activateurs.foundation.ui.jinja.environment"},
    },
]

AUTH_USER_MODEL = "accounts.User"
LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# The address at which the site is reached: links in mails, canonical addresses.
SITE_URL = env_str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
# Pages that only a demonstration shows: the mailbox, the demo accounts.
DEMO = env_bool("DEMO")
