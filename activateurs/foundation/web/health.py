"""``/sante/``: may this process be sent visitors?"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)
_checks: dict[str, Callable[[], object]] = {}


def add_check(name: str, check: Callable[[], object]) -> None:
    """Called from ``AppConfig.ready``.

    ``check`` raises, or gives ``False``, when its part cannot serve. It must be cheap: probes ask every second.
    """
    _checks[name] = check


def database() -> bool:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


add_check("base", database)


@login_not_required
@require_safe
@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """200 when every part answers, 503 otherwise. Names the parts, tells nothing of why (that goes to the log)."""
    states = {name: _works(name, check) for name, check in _checks.items()}
    healthy = all(states.values())
    body = {
        "etat": "ok" if healthy else "en panne",
        **{name: "ok" if ok else "en panne" for name, ok in states.items()},
    }
    return JsonResponse(body, status=200 if healthy else 503)


def _works(name: str, check: Callable[[], object]) -> bool:
    try:
        return check() is not False
    except Exception:
        logger.exception("Health check %s failed.", name)
        return False
