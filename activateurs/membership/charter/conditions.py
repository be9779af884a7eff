"""The conditions of admission: the programme's settings, told before one starts, checked as far as a machine can.

A machine reads dates and words; that a site carries its legal notices is seen by a person (``MUST_BE_SEEN``). Nothing
here refuses anybody: staff decide, with these findings before their eyes (law.md, 18b).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format

from activateurs.membership.activators import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .models import Version


class Condition(Enum):
    """What the programme asks; the value is how it is told before one starts."""

    ACTIVE = "Votre structure est active depuis au moins {months} mois."
    LEGAL_NOTICES = "Votre structure a un site internet, qui porte ses mentions légales."
    TEXTS = "Vous acceptez la charte et les conditions d’utilisation."
    WORDS = (
        "Vous vous dites «\N{NO-BREAK SPACE}référencé\N{NO-BREAK SPACE}» par le programme, jamais "
        "«\N{NO-BREAK SPACE}labellisé\N{NO-BREAK SPACE}» ni «\N{NO-BREAK SPACE}certifié\N{NO-BREAK SPACE}»."
    )

    @property
    def words(self) -> str:
        """As the programme's settings have it."""
        return self.value.format(months=settings.ADMISSION_ACTIVE_MONTHS)


class Answer(Enum):
    """What the machine found."""

    MET = "Condition remplie"
    MUST_BE_SEEN = "À regarder par une personne"
    NOT_MET = "Condition non remplie"


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition: what was found, told to the person (empty when all is well) and to staff."""

    condition: Condition
    answer: Answer
    to_person: str
    to_staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known. ``active_since`` is empty when no register tells it; ``texts``: all that visitors read."""

    active_since: date | None
    ceased_on: date | None
    website: str
    legal_notice_url: str
    outstanding: Sequence[Version]
    texts: Iterable[str]


def check(facts: Facts, *, on: date) -> list[Finding]:
    """Every condition, in the order in which they are told."""
    return [
        check_active(facts, on=on),
        check_legal_notices(facts),
        check_texts(facts),
        check_words(facts),
    ]


def check_active(facts: Facts, *, on: date) -> Finding:
    """Active for ADMISSION_ACTIVE_MONTHS, and still so."""
    since, months = facts.active_since, settings.ADMISSION_ACTIVE_MONTHS
    if facts.ceased_on is not None and facts.ceased_on <= on:
        ceased = _day(facts.ceased_on)
        return _not_met(
            Condition.ACTIVE,
            f"D’après le répertoire des entreprises, votre structure a cessé son activité le {ceased}. "
            "Si c’est une erreur, dites-le-nous.",
            f"Cessée le {ceased} d’après le répertoire.",
        )
    if since is None:
        return Finding(
            Condition.ACTIVE,
            Answer.MUST_BE_SEEN,
            "Nous ne savons pas depuis quand votre structure est active\N{NO-BREAK SPACE}: une personne le vérifiera.",
            "Date de début d’activité inconnue\N{NO-BREAK SPACE}: à vérifier avec un document.",
        )
    opens = months_later(since, months)
    if opens > on:
        return _not_met(
            Condition.ACTIVE,
            f"Votre structure est active depuis le {_day(since)}. Il faut {months} mois\N{NO-BREAK SPACE}: elle pourra "
            f"être référencée à partir du {_day(opens)}.",
            f"Active depuis le {_day(since)} seulement\N{NO-BREAK SPACE}; admissible le {_day(opens)}.",
        )
    return Finding(Condition.ACTIVE, Answer.MET, "", f"Active depuis le {_day(since)}.")


def check_legal_notices(facts: Facts) -> Finding:
    """A site, and the page of its legal notices: the link is given, a person looks at it."""
    if not facts.website:
        return _not_met(
            Condition.LEGAL_NOTICES,
            "Indiquez l’adresse du site internet de votre structure.",
            "Aucun site internet indiqué.",
        )
    if not facts.legal_notice_url:
        return _not_met(
            Condition.LEGAL_NOTICES,
            "Indiquez l’adresse de la page «\N{NO-BREAK SPACE}Mentions légales\N{NO-BREAK SPACE}» de votre site.",
            f"Site\N{NO-BREAK SPACE}: {facts.website}. Page des mentions légales non indiquée.",
        )
    return Finding(
        Condition.LEGAL_NOTICES,
        Answer.MUST_BE_SEEN,
        "",
        f"Page à regarder\N{NO-BREAK SPACE}: {facts.legal_notice_url}",
    )


def check_texts(facts: Facts) -> Finding:
    """Charter and terms accepted, in the version in force."""
    if not facts.outstanding:
        return Finding(Condition.TEXTS, Answer.MET, "", "Charte et conditions acceptées.")
    names = " et ".join(version.kind_of_text.with_article for version in facts.outstanding)
    return _not_met(Condition.TEXTS, f"Acceptez {names}.", f"Pas encore accepté\N{NO-BREAK SPACE}: {names}.")


def check_words(facts: Facts) -> Finding:
    """Only « référencé » may be claimed; doubtful words are for a person to judge."""
    found = [claim for text in facts.texts for claim in wording.claims(text)]
    if not found:
        return Finding(Condition.WORDS, Answer.MET, "", "Aucun label réclamé dans les textes.")
    quoted = ", ".join(dict.fromkeys(f"«\N{NO-BREAK SPACE}{claim.words}\N{NO-BREAK SPACE}»" for claim in found))
    certain = any(claim.is_of_programme for claim in found)
    return Finding(
        Condition.WORDS,
        Answer.NOT_MET if certain else Answer.MUST_BE_SEEN,
        f"Vous avez écrit {quoted}. {found[0].advice}",
        f"À relire\N{NO-BREAK SPACE}: {quoted}.",
    )


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _not_met(condition: Condition, to_person: str, to_staff: str) -> Finding:
    return Finding(condition, Answer.NOT_MET, to_person, to_staff)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
