"""Keys, cookies, transport and content security (law.md, 30)."""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from config.env import env_bool, env_int, env_list, env_str

from .programme import MAP_TILES_URL

SECRET_KEY = env_str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# How many proxies of ours stand in front: their X-Forwarded-For and X-Forwarded-Proto are believed, nobody else's.
TRUSTED_PROXIES = env_int("TRUSTED_PROXIES", 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
# Closed for works (web/maintenance.py); a file named `maintenance` in the data folder does the same without a restart.
MAINTENANCE = env_bool("MAINTENANCE")

CSRF_FAILURE_VIEW = "activateurs.foundation.web.errors.csrf_failure"

HTTPS = env_bool("HTTPS")
SECURE_SSL_REDIRECT = HTTPS
# Probes of the host ask for health over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = env_int("HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env_bool("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = HTTPS and env_bool("HSTS_PRELOAD")
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Nothing of an address (a search, a need, a signed link) is told to another site.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A __Host- cookie cannot be set by another host of the domain; browsers take that name over HTTPS only.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# The longest form holds a few thousand characters, and three files (membership/files/forms.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "activateurs.foundation.web.uploads.BoundedUploadHandler",
]


def origin(url: str) -> list[str]:
    """The origin that a policy must let in for ``url``; ``{s}`` stands for any host of a tile server."""
    parts = urlsplit(url.replace("{s}", "*"))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    # data: the arrows of lists and the ticks of boxes, drawn in the style sheet of the design system.
    "img-src": [CSP.SELF, "data:", *origin(MAP_TILES_URL)],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # Signing out leads there whoever came from there.
    "form-action": [CSP.SELF, *origin(env_str("PROCONNECT_ISSUER", ""))],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    **({"upgrade-insecure-requests": True} if HTTPS else {}),
}
