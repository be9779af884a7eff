"""The light form in which texts are typed: paragraphs, « - » lists, ``**bold**``, ``[words](/address/)``. No HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"\n[ \t]*\n+")
_ITEM = re.compile(r"[ \t]*[-–•][ \t]+")
# Pages of this site, or another site by https: nothing that runs.
_LINK = re.compile(r"\[([^\]\n]+)\]\(((?:/(?!/)|https://)[^)\s\"']*)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def html(text: str) -> SafeString:
    """Paragraphs and lists; everything typed is escaped first."""
    return mark_safe("\n".join(_block(tag, lines) for tag, lines in blocks(text)))  # noqa: S308 - escaped in _inline


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """« p » with its only paragraph, or « ul » with its items."""
    for paragraph in _BLANK.split(text.replace("\r\n", "\n").strip()):
        words: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            if _ITEM.match(line):
                items.append(_ITEM.sub("", line, count=1).strip())
            elif items:
                # A long item goes on with the next line.
                items[-1] = f"{items[-1]} {line.strip()}"
            else:
                words.append(line.strip())
        if any(words):
            yield "p", [" ".join(words)]
        if items:
            yield "ul", items


def plain(text: str) -> str:
    """The words alone, without marks: to compare two versions."""
    parts = ["\n".join(f"– {item}" if tag == "ul" else item for item in lines) for tag, lines in blocks(text)]
    return _BOLD.sub(r"\1", _LINK.sub(r"\1", "\n".join(parts)))


def typeset(text: str) -> str:
    """No-break spaces where French wants them: before high punctuation and inside quotation marks."""
    text = re.sub(r"(?<=\S) +([:;?!»])", NO_BREAK_SPACE + r"\1", text.replace("\r\n", "\n").replace("'", "’"))
    return re.sub(r"« *(?=\S)", "«" + NO_BREAK_SPACE, text)


def _block(tag: str, lines: list[str]) -> str:
    if tag == "p":
        return f"<p>{_inline(lines[0])}</p>"
    return "<ul>" + "".join(f"<li>{_inline(line)}</li>" for line in lines) + "</ul>"


def _inline(line: str) -> str:
    linked = _LINK.sub(r'<a href="\2">\1</a>', str(escape(line)))
    return _BOLD.sub(r"<strong>\1</strong>", linked)
