"""The charter of the programme: its full text, read from docs/charter.fr.txt, and what it promises a business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

_HEADING = re.compile(r"^(?:Préambule|Article (\d+) - .+)$")
# A line of the file that ends so ends a paragraph; the file is cut at some 90 characters.
_END = re.compile(r"[.;:]$|TPE/PME,$|en propre$")
# Articles of which the heading itself runs over two lines.
_LONG_HEADING = re.compile(r"^Article 4 ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that goes on with a sentence begun above is an item of a list."""

    text: str

    @property
    def is_item(self) -> bool:
        """It starts without a capital letter."""
        return self.text[:1].islower()


@dataclass(frozen=True, slots=True)
class Article:
    """A part of the charter; ``anchor`` is what links aim at."""

    anchor: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause told to a business in plain words."""

    clause: str
    text: str

    @property
    def article(self) -> str:
        """« Article 4 » of clause A4.2."""
        return f"Article {self.clause[1]}"

    @property
    def anchor(self) -> str:
        """Where that article is on the page."""
        return f"article-{self.clause[1]}"


def promises() -> tuple[Promise, ...]:
    """What an activator owes to the business that writes to it (A4.1 to A4.10)."""
    return (
        Promise("A4.1", "Vous répondre vite. Le site vous confirme aussitôt que votre demande est bien partie."),
        Promise("A4.2", "Suivre votre projet comme convenu au départ."),
        Promise("A4.3", "Vous orienter vers quelqu’un d’autre s’il ne peut pas vous répondre."),
        Promise("A4.4", "Faire un premier diagnostic gratuit, quelle que soit la suite."),
        Promise("A4.5", "Bien vous accueillir : écouter, répondre clairement, tenir les délais annoncés."),
        Promise("A4.6", "Dire simplement ce qu’il fait et combien cela coûte."),
        Promise("A4.7", "Vous présenter le programme national et son but."),
        Promise("A4.9", "Garder pour lui tout ce que vous lui confiez."),
        Promise("A3.8", "Tenir sa fiche à jour et prévenir quand sa situation change."),
    )  # fmt: skip


@cache
def articles() -> tuple[Article, ...]:
    """The charter cut at its headings, each paragraph whole again."""
    text = (Path(settings.BASE_DIR) / "docs" / "charter.fr.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    found: list[tuple[str, list[str]]] = []
    # The title of the document stands above its first heading.
    for block in _blocks(lines[lines.index("Préambule") :]):
        if _HEADING.match(block):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return tuple(Article(_anchor(title), title, tuple(map(Paragraph, blocks))) for title, blocks in found)


def _blocks(lines: list[str]) -> list[str]:
    """Lines joined into headings and paragraphs."""
    blocks: list[str] = []
    current = ""
    for line in lines:
        current = f"{current} {line.strip()}".strip()
        heading = _HEADING.match(current) and not (_LONG_HEADING.match(current) and "championnes" not in current)
        if heading or (_END.search(current) and not _LONG_HEADING.match(current)):
            blocks.append(current)
            current = ""
    return [*blocks, current] if current else blocks


def _anchor(title: str) -> str:
    number = re.match(r"Article (\d+)", title)
    return f"article-{number[1]}" if number else "preambule"
