"""Folding: what accents, case, apostrophes and hyphens hide is the same word."""

import re
import unicodedata

# Letters that Unicode does not decompose, and signs that would glue two words together.
_SPELT_OUT = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "’": " ",
        "‘": " ",
        "ʼ": " ",
        "'": " ",
        "`": " ",
        "´": " ",
        "-": " ",
        "\u00ad": "",  # soft hyphen: invisible, inside a word
        "\u200b": "",  # zero-width space: likewise
        "\ufeff": "",
    }
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_SPACES = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2010-\u2015\u2028-\u202f\u3000]+")
_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Give `text` in lower case without accents, ligatures, apostrophes nor hyphens.

    Runs of spaces and control characters become one space; punctuation is kept.
    """
    lowered = text.lower().translate(_SPELT_OUT)
    if not lowered.isascii():
        lowered = _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered))
    return _SPACES.sub(" ", lowered).strip()


def words(text: str) -> list[str]:
    """Cut `text` into folded words, in their order: runs of letters and digits."""
    return _WORD.findall(fold(text))
