"""Setting up, giving and taking away second factors: allauth's views inside this site's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from activateurs.foundation.accounts import second_factor
from activateurs.foundation.accounts.forms import ConfirmCodeForm, PasskeyConfirmForm

from .signing_in import OwnSiteMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

PASSKEY, APP, RECOVERY = (
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.TOTP,
    Authenticator.Type.RECOVERY_CODES,
)


class SecondStepView(OwnSiteMixin, base.AuthenticateView):  # type: ignore[misc] # allauth is not typed
    """The second step of sign-in."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Which factors this person has."""
        return super().get_context_data(**options) | _factors_of(self.stage.login.user)


class PasskeySignInView(OwnSiteMixin, webauthn.LoginWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Sign-in by passkey alone: it is something one has, opened by a finger, a face or a PIN."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:  # noqa: ARG002 - allauth's signature
        """A code may be waited for, and the passkey found meanwhile."""
        return


class ConfirmView(OwnSiteMixin, base.ReauthenticateView):  # type: ignore[misc] # allauth is not typed
    """Before a change that matters: the second factor once more, whichever one has."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Who has none has nothing to confirm with."""
        if not Authenticator.objects.filter(user=request.user).exists():
            return redirect("mfa_index")
        response: HttpResponse = super().dispatch(request, *args, **options)
        return response

    def get_form_class(self) -> type:
        """A passkey when the browser sent one, else a code."""
        return PasskeyConfirmForm if self.request.POST.get("credential") else ConfirmCodeForm

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Both ways."""
        context: dict[str, Any] = super().get_context_data(**options)
        form = context["form"]
        context["passkey_errors"] = [] if isinstance(form, ConfirmCodeForm) else form.errors.get("credential", [])
        context["form"] = form if isinstance(form, ConfirmCodeForm) else ConfirmCodeForm(user=self.request.user)
        context |= _factors_of(self.request.user)
        context["js_data"] = {"request_options": auth.begin_authentication(self.request.user)}
        return context


class NewPasskeyView(OwnSiteMixin, webauthn.AddWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Make a passkey on this device."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """One that signs in by itself: kept by the device, and opened by its owner."""
        context: dict[str, Any] = super().get_context_data(**options)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, passwordless=True)}
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it."""
        response: HttpResponse = super().form_valid(form)
        newest = Authenticator.objects.filter(user=self.request.user, type=PASSKEY).latest("pk")
        second_factor.set_up_now(self.request, newest)
        return response


class RemovePasskeyView(OwnSiteMixin, webauthn.RemoveWebAuthnView):  # type: ignore[misc] # allauth is not typed
    """Take a passkey away: lost or sold devices."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Whether it may be taken away."""
        kept = not second_factor.MfaAdapter().can_delete_authenticator(self.object)
        return super().get_context_data(**options) | {"kept": kept, "passkey": self.object.wrap()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Unless it is the last one of somebody who needs one."""
        if not second_factor.MfaAdapter().can_delete_authenticator(self.object):
            refused: HttpResponse = self.render_to_response(self.get_context_data(form=form))
            return refused
        response: HttpResponse = super().form_valid(form)
        return response


class NewAppView(OwnSiteMixin, totp.ActivateTOTPView):  # type: ignore[misc] # allauth is not typed
    """Set up an application that gives codes."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """The secret by groups of four: somebody may have to type it."""
        context: dict[str, Any] = super().get_context_data(**options)
        secret = self.request.session[SECRET_SESSION_KEY]
        return context | {"secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it."""
        response: HttpResponse = super().form_valid(form)
        second_factor.set_up_now(self.request, Authenticator.objects.get(user=self.request.user, type=APP))
        return response


class RemoveAppView(OwnSiteMixin, totp.DeactivateTOTPView):  # type: ignore[misc] # allauth is not typed
    """Do without the application."""


@never_cache
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator] # allauth is not typed
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Those that were not used yet; POST makes new ones, which replace them."""
    if not recovery.can_generate_recovery_codes(request.user):
        raise Http404
    if request.method == "POST":
        recovery.generate_recovery_codes(request)
        return HttpResponseRedirect(reverse("mfa_view_recovery_codes"))
    kept = Authenticator.objects.filter(user=request.user, type=RECOVERY).first()
    codes = kept.wrap().get_unused_codes() if kept else []
    return render(request, "accounts/recovery_codes.html", {"codes": [f"{code[:4]} {code[4:]}" for code in codes]})


def _factors_of(user: Any) -> dict[str, bool]:
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return {"has_passkey": PASSKEY in kinds, "has_app": APP in kinds}


for _view in (NewPasskeyView, RemovePasskeyView, NewAppView, RemoveAppView, ConfirmView):
    method_decorator(never_cache, name="dispatch")(_view)
