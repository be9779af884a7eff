"""The pages of a registration before the profile exists, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from activateurs.membership.activators import steps
from activateurs.membership.activators.kinds import Kind

if TYPE_CHECKING:
    from .models import Registration


@dataclass(frozen=True, slots=True)
class Page:
    """A page: last part of its address, its title, and the number of the step to which it belongs."""

    name: str
    title: str
    number: int


WHO = Page("moi", "Qui êtes-vous\u00a0?", 1)
STRUCTURE = Page("structure", "Votre structure", 2)
FACTS = Page("verifier", "Est-ce bien elle\u00a0?", 2)
LISTING = Page("fiche", "Une fiche existe déjà", 2)
PROOF = Page("rattachement", "Votre lien avec elle", 3)
KIND = Page("type", "Votre type", 4)
FAMILY = Page("famille", "Votre famille", 4)
PAGES = (WHO, STRUCTURE, FACTS, LISTING, PROOF, KIND, FAMILY)
# Steps of the road before the pages of the editor.
BEFORE = FAMILY.number


def find(name: str) -> Page | None:
    """The page of that name."""
    return next((page for page in PAGES if page.name == name), None)


def total(registration: Registration) -> int:
    """How many steps the whole road has, those of the editor included; the longest while the kind is not chosen."""
    kinds = [registration.kind] if registration.kind else Kind.values
    return max(steps.total(kind) for kind in kinds)


def reached(registration: Registration) -> Page:
    """Where somebody who comes back goes on: the first page on which something is missing."""
    if not registration.last_name:
        return WHO
    if registration.structure is None:
        return FACTS if registration.facts else STRUCTURE
    if not registration.kind:
        return PROOF
    return FAMILY


def is_open(registration: Registration, page: Page) -> bool:
    """Whether a page makes sense yet: one does not choose a family before a kind."""
    needed = {
        STRUCTURE: bool(registration.last_name),
        FACTS: bool(registration.facts),
        LISTING: registration.structure_id is not None,
        PROOF: registration.structure_id is not None,
        KIND: registration.structure_id is not None,
        FAMILY: registration.structure_id is not None and bool(registration.kind),
    }
    return needed.get(page, True)


def after(page: Page) -> Page | None:
    """The next page; nothing after the last."""
    index = PAGES.index(page)
    return PAGES[index + 1] if index + 1 < len(PAGES) else None


def before(page: Page) -> Page | None:
    """The page before."""
    index = PAGES.index(page)
    return PAGES[index - 1] if index else None
