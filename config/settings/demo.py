"""What bin/demo runs: as in production, on invented data, over plain HTTP on this machine."""

from .base import *  # noqa: F403
from .base import VIDEO_HOSTS

DEMO = True
VIDEO_HOSTS = [*VIDEO_HOSTS, "videos.example"]
SECRET_KEY = "demonstration-only"  # noqa: S105 - protects nothing: this environment holds invented data
