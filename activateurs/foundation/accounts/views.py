"""The two steps of sign-in, allauth's, inside this site's layout."""

from typing import Any

from allauth.account import views


class _OwnSiteMixin:
    """Allauth gives the templates a ``site`` made from the host name, which would hide the layout's own."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Without it."""
        context: dict[str, Any] = super().get_context_data(**options)  # type: ignore[misc] # allauth is not typed
        context.pop("site", None)
        return context


class AskCodeView(_OwnSiteMixin, views.RequestLoginCodeView):  # type: ignore[misc] # allauth is not typed
    """Ask for the address."""


class GiveCodeView(_OwnSiteMixin, views.ConfirmLoginCodeView):  # type: ignore[misc] # allauth is not typed
    """Ask for the code."""


class SuspendedView(_OwnSiteMixin, views.AccountInactiveView):  # type: ignore[misc] # allauth is not typed
    """Say that the account is suspended."""
