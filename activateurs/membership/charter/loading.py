"""The first version of each text, from the files of ``data/texts/``; the programme edits them afterwards."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.membership.activators.kinds import Kind

from .choices import Text
from .models import Article, Version

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FILES = ("charter.toml", "terms.toml")


@transaction.atomic
def load_texts(*, folder: Path, at: datetime) -> int:
    """Publish version 1 of each text that has no version at all, draft included; returns how many were published."""
    return sum(_load(folder / name, at=at) for name in FILES)


def _load(path: Path, *, at: datetime) -> bool:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    text = Text(content["text"])
    if Version.objects.filter(text=text).exists():
        return False
    version = Version.objects.create(text=text, number=1, drafted_at=at)
    Article.objects.bulk_create(
        Article(
            version=version,
            position=position,
            part=row["part"],
            clause=row["clause"],
            heading=row["heading"],
            body=row["body"].strip(),
            promise=row.get("promise", ""),
            kinds=[Kind(kind).value for kind in row.get("kinds", [])],
        )
        for position, row in enumerate(content["articles"], 1)
    )
    version.publish(by=None, at=at, what_changed="", accept_by=None)
    return True
