"""What is written on the standard error: faults of ours, with their trace. Nothing of what visitors ask."""

from typing import Any

# Without it Django tells its errors by mail only, to ADMINS: here to nobody.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"personal links": {"()": "activateurs.foundation.web.logs.HidePersonalLinks"}},
    "formatters": {"dated": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "standard error": {
            "class": "logging.StreamHandler",
            "filters": ["personal links"],
            "formatter": "dated",
        },
    },
    # Warnings are the visitors' own mistakes: an address that does not exist, a form sent too late.
    "loggers": {
        "django": {"handlers": ["standard error"], "level": "ERROR"},
        # Another host name, too many fields: hostile requests, each of which would write a page here.
        "django.security": {"level": "CRITICAL"},
    },
}
