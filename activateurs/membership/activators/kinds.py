"""The five kinds and what each may do: the matrix of the charter, as data, in one place.

Nobody writes ``if kind == ...`` elsewhere: ask ``capabilities(kind)``.
"""

from dataclasses import dataclass

from django.db import models


class Kind(models.TextChoices):
    """The five kinds of activators (A2.1); the value is also the word in addresses and in the API."""

    ADVISER = "conseiller", "Conseiller"
    FUNDING_ADVISER = "conseiller-financement", "Conseiller financement"
    CHAMPION = "championne", "TPE/PME championne"
    PROVIDER = "offreur", "Offreur de solutions"
    INSTITUTION = "institutionnel", "Activateur institutionnel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What visitors may see of a kind and do with it (A2.4, A3.6, A3.7, A4.6, A4.10)."""

    public: bool  # list, page, API, sitemap, counts
    on_map: bool  # when the person opts in
    contactable: bool
    outbound: str  # label of the link to its own site; empty for none
    outbound_only: bool  # the link is the only way to reach it
    reviewed: bool
    priced: bool  # says what its work costs (A4.6)
    seen_by_members: bool


MATRIX: dict[Kind, Capabilities] = {
    Kind.ADVISER: Capabilities(
        public=True,
        on_map=True,
        contactable=True,
        outbound="Voir le site",
        outbound_only=False,
        reviewed=True,
        priced=True,
        seen_by_members=True,
    ),
    Kind.FUNDING_ADVISER: Capabilities(
        public=True,
        on_map=True,
        contactable=True,
        outbound="Voir le site",
        outbound_only=False,
        reviewed=True,
        priced=True,
        seen_by_members=True,
    ),
    Kind.CHAMPION: Capabilities(
        public=True,
        on_map=True,
        contactable=True,
        outbound="Voir le site",
        outbound_only=False,
        reviewed=False,
        priced=True,
        seen_by_members=True,
    ),
    Kind.PROVIDER: Capabilities(
        public=True,
        on_map=False,
        contactable=False,
        outbound="Découvrir les offres",
        outbound_only=True,
        reviewed=True,
        priced=True,
        seen_by_members=True,
    ),
    Kind.INSTITUTION: Capabilities(
        public=False,
        on_map=False,
        contactable=False,
        outbound="",
        outbound_only=False,
        reviewed=False,
        priced=False,
        seen_by_members=True,
    ),
}

PUBLIC_KINDS = tuple(kind for kind, may in MATRIX.items() if may.public)


def capabilities(kind: str) -> Capabilities:
    """The row of the matrix for ``kind``; an unknown kind raises ``ValueError``."""
    return MATRIX[Kind(kind)]
