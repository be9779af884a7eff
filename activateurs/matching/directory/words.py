"""How the list speaks of a search: its headings, its counts, its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from activateurs.foundation.ui.jinja import km, number, plural, quoted
from activateurs.matching.finder import taxonomy
from activateurs.membership.activators.choices import AreaLevel
from activateurs.membership.activators.kinds import Kind

from . import areas

if TYPE_CHECKING:
    from activateurs.matching.finder.search import Criteria, Results
    from activateurs.matching.finder.taxonomy import Need

# What each kind of activator is, for somebody who never heard of the programme (A2.1).
KIND_MEANINGS: dict[str, str] = {
    Kind.ADVISER: "Un conseiller regarde où vous en êtes, vous aide à choisir et vous accompagne dans votre projet.",
    Kind.FUNDING_ADVISER: "Un conseiller financement vous aide à payer votre projet : prêt, aide publique…",
    Kind.CHAMPION: "Une entreprise championne est passée au numérique et raconte aux autres comment elle a fait.",
    Kind.PROVIDER: "Un offreur vend des solutions : vous découvrez ses offres et le joignez sur son propre site.",
}

_vowel = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]|y[^aeiou]", re.IGNORECASE)


def of_place(name: str) -> str:
    """« de » before a name of commune: « d'Angers », « du Mans », « des Sables-d'Olonne », « de La Rochelle »."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if _vowel.match(name) else f"de {name}"


def needs_by_slug() -> dict[str, Need]:
    """Every need of the taxonomy, with its label and how a shop owner says it."""
    return {need.slug: need for need in taxonomy.current().needs}


def subject(criteria: Criteria) -> str:
    """What is searched and where: « pour « Vendre sur internet » autour de Vannes »; may be empty."""
    parts = []
    if criteria.needs:
        needs = needs_by_slug()
        wanted = " et ".join(quoted(needs[slug].need) for slug in criteria.needs)
        parts.append(f"pour {wanted}")
    if criteria.text:
        parts.append(f"avec les mots {quoted(criteria.text)}")
    if criteria.place:
        parts.append(f"autour {of_place(criteria.place.name)}")
    return " ".join(parts)


def heading(criteria: Criteria, total: int) -> str:
    """« 43 activateurs pour « Vendre sur internet » autour de Vannes »."""
    count = f"{number(total)} {plural(total, 'activateur', 'activateurs')}" if total else "Aucun activateur"
    return f"{count} {subject(criteria)}".strip()


def main_heading(criteria: Criteria) -> str:
    """What the page is for, as its first heading."""
    return (
        f"Trouver un activateur autour {of_place(criteria.place.name)}" if criteria.place else "Trouver un activateur"
    )


def spread(criteria: Criteria, results: Results) -> str:
    """How the results stand: « 12 à moins de 25 km, 8 qui se déplacent chez vous, 23 à distance »."""
    if not criteria.place or not results.total or not criteria.place.located:
        return ""
    radius = criteria.radius_km
    parts = []
    if radius:
        parts.append(f"{number(results.near) if results.near else 'Personne'} à moins de {km(radius)}")
    if results.serving:
        parts.append(f"{number(results.serving)} qui {plural(results.serving, 'se déplace', 'se déplacent')} chez vous")
    if results.remote:
        parts.append(f"{number(results.remote)} à distance")
    return ", ".join(parts)


def title(criteria: Criteria, results: Results) -> str:
    """Title of the page, without the name of the site."""
    base = heading(criteria, results.total) if subject(criteria) else "Trouver un activateur"
    return f"{base} (page {results.page} sur {results.pages})" if results.page > 1 else base


def department_name(code: str) -> str:
    """« Morbihan » for 56."""
    return areas.name_of(AreaLevel.DEPARTMENT, code)


def description(criteria: Criteria) -> str:
    """What search engines show under the title."""
    about = subject(criteria) or "près de chez vous"
    return f"Des personnes qui aident les petites entreprises à se servir du numérique, {about}. Sans compte à créer."
