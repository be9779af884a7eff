"""What joining refuses; each says in French what to do about it."""


class JoiningError(Exception):
    """The action does not apply to the registration or the submission as it stands."""


class NotYoursError(JoiningError):
    """Only the person of a profile sends it, corrects it or appeals."""


class NotAllowedError(JoiningError):
    """Only a moderator decides, and neither on its own profile nor on one of its structure."""


class AlreadyDecidedError(JoiningError):
    """Somebody else decided meanwhile, or the person took it back."""


class ChangedMeanwhileError(JoiningError):
    """The profile no longer says what the person who decides had read."""


class NothingToSendError(JoiningError):
    """The profile is published: what it says goes live by itself."""


class CharterNotAcceptedError(JoiningError):
    """The charter or the terms in force were not accepted for this profile."""


class TooLateError(JoiningError):
    """Six months have passed, or the decision was appealed or answered already."""


class AlreadyRegisteredError(JoiningError):
    """The person has a profile of that kind in that structure."""


class ClosedRegistrationError(JoiningError):
    """The registration led to a profile that was sent or published: it is changed from there."""


class IncompleteError(JoiningError):
    """Pages that are asked for are not filled: ``labels`` names them."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(", ".join(labels))
        self.labels = labels
