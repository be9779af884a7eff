"""From a need written as a shop owner speaks to the expertises that fit best (A3.4).

How it works, how it is measured and how to improve it: docs/finding-needs.md.
"""

from .corpus import load_phrases, load_word_groups
from .engine import NeedEngine, NeedMatch, NeedSource

__all__ = ["NeedEngine", "NeedMatch", "NeedSource", "load_phrases", "load_word_groups"]
