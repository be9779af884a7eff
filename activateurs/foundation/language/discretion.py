"""What people write about themselves without the addresses and numbers in it: a visitor reaches them by the site only.

Neither shown nor searched: a number that no page prints could be guessed digit by digit by what the search finds.
"""

import re

# Each run of signs is read once, whatever its length: the texts are other people's.
_CONTACTS = re.compile(
    r"""
    # camille@exemple.fr, camille (at) exemple [point] fr
    (?<![\w.+-]) [\w.+-]++ \s{0,2} (?:@|[(\[]\s?(?:at|arobase)\s?[)\]]) \s{0,2}
    [\w-]{1,63} (?:\s?(?:\.|[(\[]\s?(?:dot|point)\s?[)\]])\s?[\w-]{2,63})+
    # 06 12 34 56 78, 06/12/34/56/78, +33 (0)6 12 34 56 78
    | (?:(?:\+|\b00)\s?33[\s.]{0,2}(?:\(0\))?|\b0) [\s.]?[1-9](?:[\s./\u2013-]{0,3}\d{2}){4}(?!\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
HIDDEN_CONTACT = "(coordonnées retirées : écrivez par ce site)"


def without_contacts(text: str, *, instead: str = HIDDEN_CONTACT) -> str:
    """A text without the e-mail addresses and French phone numbers written in it."""
    return _CONTACTS.sub(instead, text)


def has_contacts(text: str) -> bool:
    """Whether an e-mail address or a French phone number is written in a text."""
    return _CONTACTS.search(text) is not None
