"""French text made comparable: folded, cut in words, brought to their stems.

The same three functions serve the needs engine and free-text search, so that what is indexed
and what is typed always meet: `stems` of a document goes into the index, `stems` of the
question looks it up, on SQLite and PostgreSQL alike (no engine-specific stemming).
"""

from .folding import fold, words
from .stemming import LONGEST_STEM, STOP_WORDS, stem, stems

__all__ = ["LONGEST_STEM", "STOP_WORDS", "fold", "stem", "stems", "words"]
