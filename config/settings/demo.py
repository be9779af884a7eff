"""What bin/demo runs: as in production, on invented data, over plain HTTP on this machine."""

from config.env import env_str

from .base import *  # noqa: F403
from .base import SITE_URL, VIDEO_HOSTS

DEMO = True
VIDEO_HOSTS = [*VIDEO_HOSTS, "videos.example"]
SECRET_KEY = "demonstration-only"  # noqa: S105 - protects nothing: this environment holds invented data
# The site answers itself, as the public directory would (membership/organisations/demo_directory.py).
COMPANY_LOOKUP_URL = env_str("COMPANY_LOOKUP_URL", f"{SITE_URL}/demo/annuaire-entreprises")
