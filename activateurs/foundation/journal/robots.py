"""Visitors that are no persons: they say so in the name of their program."""

import re

# Most robots run no JavaScript, hence send nothing; these do. A browser driven by a program is one of them;
# CUBOT is a make of telephones.
_KNOWN = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|headless|lighthouse|pagespeed|pingdom|uptime|monitor|phantom|electron|preview"
    r"|facebookexternalhit|whatsapp|curl|wget|python|java/|go-http|okhttp|axios|node-fetch|scrapy|archive",
    re.IGNORECASE,
)


def is_robot(user_agent: str) -> bool:
    """Whether a program of that name is known to visit by itself; one without a name is."""
    return not user_agent or _KNOWN.search(user_agent) is not None
