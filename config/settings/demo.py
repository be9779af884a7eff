"""What bin/demo runs: as in production, on invented data, over plain HTTP on this machine."""

from .base import *  # noqa: F403

DEMO = True
SECRET_KEY = "demonstration-only"  # noqa: S105 - protects nothing: this environment holds invented data
