"""Static files (ours, compressed once) and the cache."""

from config.env import env_str

from .database import DATA_DIR, PROJECT_DIR

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
# Packages' own static folders are not collected (17 MB): what the pages use is chosen in foundation/ui/finders.py.
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "activateurs.foundation.ui.finders.PackageFinder",
]
# Other sites may not load them (Cross-Origin-Resource-Policy says the same).
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    # Pictures and documents of profiles: served by views, which ask first who may see them.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Documents that staff alone reads: no address serves this folder.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "private"), "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "activateurs.foundation.ui.static_files.HashedStaticFiles"},
}
MEDIA_ROOT = DATA_DIR / "files"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env_str("CACHE_URL"),
    }
    if env_str("CACHE_URL", "")
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Limits are counted there: with Django's 300 entries, a few hundred made-up addresses would erase the counts.
        "OPTIONS": {"MAX_ENTRIES": 30_000},
    },
}
