"""Delays of what becomes of a published profile (A3.8, A6)."""

from config.env import env_int, env_str

from .programme import OPERATOR_EMAIL

# Months after which a person is asked whether its profile is still true.
CONFIRM_EVERY_MONTHS = env_int("CONFIRM_EVERY_MONTHS", 6)
# Days between the third reminder and the end of the publication.
CONFIRM_LAST_DAYS = env_int("CONFIRM_LAST_DAYS", 7)
# Who is told when nobody of a structure can act.
TEAM_EMAIL = env_str("TEAM_EMAIL", OPERATOR_EMAIL)
