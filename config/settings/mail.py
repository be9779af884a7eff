"""Mail: a folder that the demo shows by default, a relay by SMTP_HOST."""

from typing import Any

from config.env import env_bool, env_int, env_str

from .database import DATA_DIR

MAIL_DIR = DATA_DIR / "mails"
DEFAULT_FROM_EMAIL = env_str("MAIL_FROM", "Activateurs <ne-pas-repondre@activateurs.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL


def mailer() -> dict[str, Any]:
    """The relay named by SMTP_HOST, or the mailbox on disk."""
    host = env_str("SMTP_HOST", "")
    if not host:
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(MAIL_DIR)},
        }
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": host,
            "port": env_int("SMTP_PORT", 25),
            "username": env_str("SMTP_USER", ""),
            "password": env_str("SMTP_PASSWORD", ""),
            "use_tls": env_bool("SMTP_TLS"),
            "timeout": env_int("SMTP_TIMEOUT", 20),
        },
    }


MAILERS = {"default": mailer()}
