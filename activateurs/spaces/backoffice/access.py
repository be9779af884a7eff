"""Who enters: those who hold a role in the programme. For anybody else these pages do not exist."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.cache import never_cache

from activateurs.foundation.accounts.policies import has_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase

    from activateurs.foundation.accounts.choices import Role
    from activateurs.foundation.accounts.requests import SignedInRequest

    View = Callable[..., HttpResponseBase]


def role_required(*roles: Role) -> Callable[[View], View]:
    """Open to whoever holds one of ``roles`` (any role when none is named), in whichever region; others get 404.

    What a regional agent sees there is narrowed by the view, with ``policies.regions_of``.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: SignedInRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not has_role(request.user, *roles):
                raise Http404
            return view(request, *args, **kwargs)

        return never_cache(guarded)

    return decorate


# Open to every role.
staff_only = role_required()
