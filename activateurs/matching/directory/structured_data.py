"""What search engines read of a profile: schema.org, as a data block that no browser executes."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# Characters that could end the data block or open a tag, written as JSON escapes.
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def structured_data(shown: dict[str, Any]) -> SafeString:
    """The JSON-LD of the page whose context is given; it says nothing that the page does not show."""
    profile, structure = shown["profile"], shown["structure"]
    person = {"@type": "Person", "name": profile.person_name, "jobTitle": shown["role"]}
    data = {
        "@context": "https://schema.org",
        "@type": "ProfessionalService",
        "name": structure.name,
        "url": shown["page_url"],
        "address": {
            "@type": "PostalAddress",
            "addressLocality": structure.town,
            "postalCode": structure.postal_code,
            "addressCountry": "FR",
        },
        "areaServed": [area.name for area in shown["areas"]],
        "knowsAbout": [need.label for need in shown["expertises"]],
        "employee": _filled(person) if profile.person_name else None,
        "sameAs": shown["outbound"],
        "priceRange": shown["price"],
    }
    text = json.dumps(_filled(data), ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(text)  # noqa: S308 - every character that could leave the block is escaped


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in data.items() if value}
