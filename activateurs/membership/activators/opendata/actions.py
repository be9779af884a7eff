"""Importing the open data set, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from . import files, rows
from .plan import compare
from .report import unknown_columns, write_report
from .writing import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from .plan import Plan


class MassWithdrawalError(Exception):
    """More than half of the listings would be withdrawn: the file is probably truncated."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What the import did, or would do."""

    created: int
    updated: int
    unchanged: int
    withdrawn: int
    republished: int
    rejected: int
    remarks: int
    unknown_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How to import."""

    report: Path
    dry_run: bool = False
    allow_mass_withdrawal: bool = False


def import_file(
    path: Path, *, at: datetime, choices: Choices, progress: Callable[[int, int], object] = lambda _new, _total: None
) -> Imported:
    """Bring the listings to what the file says, in one transaction; a second run writes nothing.

    Raises ``UnreadableFileError`` or ``MassWithdrawalError``, with nothing written. The report is written in every
    other case. ``progress`` receives the changes just written and their total.
    """
    opened = files.read(path)
    found = rows.sort(opened.rows)
    rejected = frozenset(remark.identifier for remark in found.remarks if remark.severity == rows.Severity.REJECTED)
    with transaction.atomic():
        plan = compare(found.listings, keep=rejected)
        remarks = [*unknown_columns(opened.unknown_columns), *found.remarks, *plan.remarks]
        write_report(choices.report, remarks)
        if plan.withdraws_too_many and not choices.allow_mass_withdrawal:
            raise MassWithdrawalError(
                f"{len(plan.withdrawn)} structures sur {plan.listed_before} seraient retirées : "
                "le fichier est-il complet ? S'il l'est, relancez avec --allow-mass-withdrawal."
            )
        if not choices.dry_run:
            total = _size(plan)
            write(plan, at=at, progress=lambda new: progress(new, total))
    return Imported(
        created=len(plan.created),
        updated=plan.updated,
        unchanged=plan.unchanged,
        withdrawn=len(plan.withdrawn),
        republished=len(plan.republished),
        rejected=found.rejected,
        remarks=len(remarks) - found.rejected,
        unknown_columns=tuple(opened.unknown_columns),
    )


def _size(plan: Plan) -> int:
    parts = (plan.created, plan.structures, plan.profiles, plan.republished, plan.withdrawn)
    return sum(len(part) for part in parts)
