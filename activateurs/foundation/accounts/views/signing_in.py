"""The two steps of sign-in and of joining, allauth's, inside this site's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import views
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.accounts import limits, proconnect
from activateurs.foundation.accounts.code_process import CodeProcess
from activateurs.foundation.accounts.forms import AddressForm, JoinForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class OwnSiteMixin:
    """Allauth gives the templates a ``site`` made from the host name, which would hide the layout's own."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Without it."""
        context: dict[str, Any] = super().get_context_data(**options)  # type: ignore[misc] # allauth is not typed
        context.pop("site", None)
        return context


class AskCodeView(OwnSiteMixin, views.RequestLoginCodeView):  # type: ignore[misc] # allauth is not typed
    """Ask for the address."""

    form_class = AddressForm
    joining = False

    def get_form_class(self) -> type[AddressForm]:
        """Ours, which allauth does not look up."""
        return self.form_class

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Whether ProConnect is another way in."""
        return super().get_context_data(**options) | {"proconnect": proconnect.is_on()}

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:  # noqa: ARG002 - allauth's signature
        """Who comes back here wants to give another address, not the page of the code again."""
        return

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Send the code, then ask for it."""
        CodeProcess.start(self.request, address=form.cleaned_data["email"], joining=self.joining)
        return HttpResponseRedirect(self.get_success_url())


class JoinView(AskCodeView):
    """The same for whoever joins: the account exists once the code came back, and the registration begins."""

    form_class = JoinForm
    joining = True
    template_name = "account/join.html"

    def get_success_url(self) -> str:
        """To the code, then to where one was going or the registration; there at once for whoever is signed in."""
        # An address of another site is not followed.
        where: str = get_next_redirect_url(self.request) or settings.JOIN_REDIRECT_URL
        if self.request.user.is_authenticated:
            return where
        query = QueryDict(mutable=True)
        query[REDIRECT_FIELD_NAME] = where
        return f"{reverse('account_confirm_login_code')}?{query.urlencode(safe='/')}"


class GiveCodeView(OwnSiteMixin, views.ConfirmLoginCodeView):  # type: ignore[misc] # allauth is not typed
    """Ask for the code."""

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Show the page."""
        self._process = CodeProcess(self.stage)
        response: HttpResponse = super().get(request, *args, **options)
        return response

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Take the code, or send another one."""
        self._process = CodeProcess(self.stage)
        response: HttpResponse = super().post(request, *args, **options)
        return response

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        """Counted as a first code is: nobody floods a mailbox from here."""
        why = limits.refusal(self.request, self._process.state["email"], at=timezone.now())
        if why:
            messages.error(self.request, why)
            return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))
        messages.success(self.request, "Un nouveau code vient d’être envoyé. Le précédent ne sert plus.")
        response: HttpResponse = super()._resend_form_valid(form)
        return response

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Whether an account is being opened."""
        return super().get_context_data(**options) | {"joining": self._process.joining}


class SuspendedView(OwnSiteMixin, views.AccountInactiveView):  # type: ignore[misc] # allauth is not typed
    """Say that the account is suspended."""
