"""The editor of profiles: which are mine, what each still lacks, one page per step, what changed."""

from .history import history
from .overview import mine, overview
from .step import step

__all__ = ["history", "mine", "overview", "step"]
