"""``{% load charter %}``: how the articles of a text are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from activateurs.membership.charter import prose as _prose
from activateurs.membership.charter.differences import whom as _whom

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from activateurs.membership.charter.models import Article

register = template.Library()


@register.filter
def prose(text: str) -> SafeString:
    """Typed text as paragraphs and lists."""
    return _prose.html(text)


@register.filter
def whom(article: Article) -> str:
    """The kinds that an article binds, in words."""
    return _whom(article)
