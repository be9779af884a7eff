"""« Devenir activateur »: what is asked and what one gets, told before one starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activateurs.foundation.ui.kept import keep
from activateurs.membership.activators.explained import every_kind
from activateurs.membership.charter.conditions import Condition

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
@keep
def page(request: HttpRequest) -> HttpResponse:
    """For whom, on which conditions, how long, what to prepare, what it costs."""
    context = {
        "kinds": every_kind(),
        "conditions": [condition.words for condition in Condition],
        "working_days": settings.VALIDATION_WORKING_DAYS,
        "answer_days": settings.ANSWER_WORKING_DAYS,
    }
    return render(request, "public/joining.html", context)
