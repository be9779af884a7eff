"""What stands for a telephone in the demonstration; the page exists nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import known

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@never_cache
@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """The code that the application of the demonstration's staff shows now."""
    if not settings.DEMO:
        raise Http404
    _before, now, _after = yield_hotp_counters_from_time()
    value = format_hotp_value(hotp_value(known.APP_SECRET, now))
    return render(request, "demo/code.html", {"code": value, "secret": known.APP_SECRET})
