"""Delays of what becomes of a published profile (A3.8, A6)."""

from config.env import env_int, env_str

from .programme import OPERATOR_EMAIL

# Months after which a person is asked whether its profile is still true.
CONFIRM_EVERY_MONTHS = env_int("CONFIRM_EVERY_MONTHS", 6)
# Days between the third reminder and the end of the publication.
CONFIRM_LAST_DAYS = env_int("CONFIRM_LAST_DAYS", 7)
# Who is told when nobody of a structure can act.
TEAM_EMAIL = env_str("TEAM_EMAIL", OPERATOR_EMAIL)
# Days after which the account of somebody who left the programme is erased: time to change one's mind.
LEAVING_ERASE_DAYS = env_int("LEAVING_ERASE_DAYS", 30)
# Days during which a copy of one's data can be downloaded.
EXPORT_KEEP_DAYS = env_int("EXPORT_KEEP_DAYS", 7)
# In the data folder: numbers of the accounts erased, so that a restored backup brings nobody back (law.md, 21).
ERASURES_LEDGER = "erasures.log"
