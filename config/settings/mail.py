"""Mail: a folder that the demo shows by default, a relay by SMTP_HOST; how long delivery is tried."""

from typing import Any

from config.env import env_bool, env_int, env_str

from .database import DATA_DIR

MAIL_DIR = DATA_DIR / "mails"
DEFAULT_FROM_EMAIL = env_str("MAIL_FROM", "Activateurs <ne-pas-repondre@activateurs.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Seconds before a first retry (it doubles, half an hour at most) and before a message is given up.
MAIL_RETRY_FIRST_SECONDS = env_int("MAIL_RETRY_FIRST_SECONDS", 30)
MAIL_PATIENCE_SECONDS = env_int("MAIL_PATIENCE_SECONDS", 4 * 3600)
# Seconds after which a worker that holds a message is taken for dead. Longer than a slow relay's answers together.
MAIL_LEASE_SECONDS = env_int("MAIL_LEASE_SECONDS", 180)
# Days after which a delivered message is erased.
MAIL_KEEP_DAYS = env_int("MAIL_KEEP_DAYS", 30)


def mailer() -> dict[str, Any]:
    """The relay named by SMTP_HOST, or the mailbox on disk."""
    host = env_str("SMTP_HOST", "")
    if not host:
        return {
            "BACKEND": "activateurs.foundation.notifications.mailboxes.DiskMailbox",
            "OPTIONS": {"folder": str(MAIL_DIR)},
        }
    return {
        "BACKEND": "activateurs.foundation.notifications.mailboxes.SmtpMailbox",
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
