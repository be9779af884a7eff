"""What may stop an action; nothing was changed then."""


class CharterError(Exception):
    """What is asked cannot be done; nothing was changed."""


class NotYourProfileError(CharterError):
    """A person accepts for its own profiles only."""


class NotInForceError(CharterError):
    """The version shown is not the one in force any more (or not yet)."""


class TooSoonError(CharterError):
    """Less than TEXT_NOTICE_DAYS would be left to accept (law.md, 18)."""


class NothingToldError(CharterError):
    """A new version says what changed."""


class AlreadyPublishedError(CharterError):
    """It is not a draft."""


class ClauseTakenError(CharterError):
    """Another article of the draft bears that mark."""


class EmptyTextError(CharterError):
    """A text without an article is no text."""
