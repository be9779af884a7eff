"""Getting around: breadcrumb, steps of a road, pages of a list."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

# Pages shown on each side of the current one.
AROUND = 2


def breadcrumb(*labels_and_urls: str) -> dict[str, Any]:
    """``{% breadcrumb "Label" "/url/" … "Current page" %}``: pairs, then the page one is on. Home comes by itself.

    Raises ``ValueError`` when the last label is missing.
    """
    if len(labels_and_urls) % 2 == 0:
        raise ValueError("breadcrumb: pairs of label and address, then the label of the current page.")
    *pairs, current = labels_and_urls
    return {"links": list(zip(pairs[::2], pairs[1::2], strict=True)), "current": current}


def stepper(number: int, total: int, *, following: str = "") -> dict[str, Any]:
    """Where one is on a road of several pages; ``following`` is what the next one is about."""
    return {"number": number, "total": total, "following": following}


def page_numbers(number: int, pages: int) -> list[int | None]:
    """First, last and those around the current one; ``None`` stands for a gap.

    >>> page_numbers(6, 12)
    [1, None, 4, 5, 6, 7, 8, None, 12]
    """
    near = range(max(1, number - AROUND), min(pages, number + AROUND) + 1)
    wanted = sorted({1, pages, *near})
    shown: list[int | None] = []
    for page in wanted:
        gap = page - (shown[-1] or 0) if shown else 1
        if gap == 2:  # noqa: PLR2004 - a gap of one page is shorter as its number
            shown.append(page - 1)
        elif gap > 1:
            shown.append(None)
        shown.append(page)
    return shown


def pagination(  # noqa: PLR0913 - each is one documented parameter of the component
    number: int,
    pages: int,
    *,
    query: QueryDict | str = "",
    parameter: str = "page",
    path: str = "",
    label: str = "Pages de la liste",
) -> dict[str, Any]:
    """Numbered pages with previous and next; nothing when there is one page. ``query`` keeps the other parameters."""
    given = query if isinstance(query, QueryDict) else QueryDict(query)
    kept = [(name, value) for name, values in given.lists() if name != parameter for value in values]

    def url(page: int) -> str:
        asked = urlencode([*kept, (parameter, page)] if page > 1 else kept)
        return f"{path}?{asked}"

    return {
        "label": label,
        "number": number,
        "pages": pages,
        "previous": url(number - 1) if number > 1 else "",
        "following": url(number + 1) if number < pages else "",
        "links": [(page, url(page) if page else "") for page in page_numbers(number, pages)] if pages > 1 else [],
    }
