"""What every template may say of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .shell import Site, site

if TYPE_CHECKING:
    from django.http import HttpRequest


def of_the_site(request: HttpRequest) -> dict[str, Site]:  # noqa: ARG001 - the same for every request
    """``site``: name, address, operator."""
    return {"site": site()}
