"""What actions on structures refuse."""


class OrganisationError(Exception):
    """The action does not apply to the structure or the person as they stand."""


class NotAllowedError(OrganisationError):
    """Whoever acts may not, or no longer may."""


class AlreadyThereError(OrganisationError):
    """The person belongs to the structure already."""
