"""The fields that a list and a profile share, in the words of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Sequence


def summary_of(  # noqa: PLR0913 - one argument per field
    *,
    slug: str,
    name: str,
    kind: str,
    structure: str,
    commune: str,
    postal_code: str,
    distance_km: float | None,
    expertises: Sequence[str],
    on_map: bool,
    contactable: bool,
) -> dict[str, Any]:
    """An activator as lists show it."""
    return {
        "slug": slug,
        "nom": name,
        "type": kind,
        "structure": structure,
        "commune": commune,
        "code_postal": postal_code,
        "distance_km": distance_km,
        "expertises": expertises,
        "sur_carte": on_map,
        "contactable": contactable,
        "url": settings.SITE_URL + reverse("directory:profile", args=[slug]),
        # Reviews are shown from the fifth on (A4.10); nobody has any yet.
        "avis": None,
    }
