"""From an address to somebody signed in: allauth's sign-in by code, which here also opens an account (A2.3).

Whoever signs in gets a mail if there is an account; whoever joins gets the same mail in any case, and the account
exists once the code came back. In both cases nothing that is shown, counted or written tells whether there was one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from activateurs.foundation.notifications import actions as notifications

from . import actions
from .models import User
from .notifications import LoginCode

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


class CodeProcess(LoginCodeVerificationProcess):  # type: ignore[misc] # allauth is not typed
    """A code on its way, kept in the session of the browser that asked."""

    @classmethod
    def start(cls, request: HttpRequest, *, address: str, joining: bool) -> None:
        """Send a first code. ``joining``: an account is opened if there is none."""
        # Who joins is looked up with the right code only: there is nothing to tell before.
        user = None if joining else User.objects.filter(email=address, is_active=True).first()
        login = Login(user=user, email=address)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=user, email=address), initiated_by_user=True, joining=joining)
        process = cls(stage)
        process.send()
        process.persist()

    @property
    def joining(self) -> bool:
        """Whether an account is opened if there is none."""
        return bool(self.state.get("joining"))

    def send(self, skip_enumeration_mails: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - allauth's signature
        """Send a code; a code that nobody gets takes as long to write, and is known to nobody."""
        address, code = self.state["email"], get_adapter().generate_login_code()
        message = LoginCode(code=code, minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60)
        if self.user is None and not self.joining:
            self.state["code"] = ""
            notifications.rehearse(message, to=address, at=timezone.now())
            return
        self.state["code"] = code
        with transaction.atomic():
            notifications.notify(message, to=address, at=timezone.now())

    def resend(self) -> None:
        """Send another code; the former one is good for nothing any more."""
        self.send()
        self.record_resend()
        self.persist()

    def finish(self, redirect_url: str | None) -> HttpResponseBase:
        """The code is right: sign in, opening the account of whoever joins."""
        if self.joining:
            self._user = actions.join(address=self.state["email"])
        response: HttpResponseBase = super().finish(redirect_url)
        return response
