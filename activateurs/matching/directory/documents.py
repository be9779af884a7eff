"""What visitors may read of a profile, ready to print: nothing here needs another look at the database.

Expertises, sectors and areas stay as codes, so that a label edited by the programme shows on pages already written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from activateurs.foundation.language.discretion import without_contacts

from .links import web_address

if TYPE_CHECKING:
    from activateurs.matching.finder.projection import Shown


class Case(TypedDict):
    """A client case."""

    business: str
    need: str
    work: str
    result: str
    year: int


class Film(TypedDict):
    """A video, on the web and nowhere else."""

    title: str
    url: str


class Certificate(TypedDict):
    """A certification or a label that somebody else gave; ``url`` is empty when there is nothing to check it."""

    name: str
    issuer: str
    year: int
    url: str


class Shot(TypedDict):
    """A picture: the name of its large file and of its small one, each with width and height."""

    alt: str  # empty when decorative
    large: tuple[str, int, int]
    small: tuple[str, int, int]
    shared: str  # name of the JPEG for other sites; empty when there is none


class Paper(TypedDict):
    """A document to download; ``size`` in bytes."""

    title: str
    name: str
    size: int


class Exhibits(TypedDict):
    """What a profile shows beside its words."""

    photo: Shot | None
    logo: Shot | None
    shots: list[Shot]
    papers: list[Paper]


def nothing_exhibited() -> Exhibits:
    """No picture, no document."""
    return Exhibits(photo=None, logo=None, shots=[], papers=[])


@dataclass(slots=True)
class Attached:
    """What is kept beside a profile and printed on its page; client cases come with the latest first."""

    references: list[Case] = field(default_factory=list)
    videos: list[Film] = field(default_factory=list)
    certifications: list[Certificate] = field(default_factory=list)
    delegated: bool = False
    exhibits: Exhibits = field(default_factory=nothing_exhibited)


class Document(TypedDict):
    """The page of a profile as data; days are ISO dates, areas are tokens of the index."""

    slug: str
    name: str
    person: str
    role: str
    kind: str
    family: str
    structure: str
    website: str  # empty where the kind leads nowhere or the address is not of the web
    town: str
    postal_code: str
    commune: str
    commune_code: str
    department: str
    claimed: bool  # whether somebody stands behind it
    reachable: bool  # may be written to, unless away on that day
    remote: bool
    on_map: bool
    presentation: str
    expertises: list[str]
    sectors: list[str]
    areas: list[str]
    price: tuple[str, int | None, int | None]
    price_note: str
    availability: str
    back_on: str | None
    delegated: bool  # somebody agreed to answer meanwhile
    languages: list[str]
    confirmed_on: str | None
    references: list[Case]
    videos: list[Film]
    certifications: list[Certificate]
    exhibits: Exhibits


def document_of(one: Shown, beside: Attached) -> Document:
    """The document of a profile, as visitors may read it."""
    profile, structure = one.profile, one.profile.structure
    commune = structure.commune
    return Document(
        slug=profile.slug,
        name=profile.display_name,
        person=profile.person_name,
        role=without_contacts(profile.role),
        kind=profile.kind,
        family=profile.family.label if profile.family else "",
        structure=structure.name,
        website=web_address(structure.website) if profile.may.outbound else "",
        town=structure.town,
        postal_code=structure.postal_code,
        commune=commune.name if commune else structure.town,
        commune_code=commune.insee_code if commune else "",
        department=commune.department_id if commune else "",
        claimed=profile.user_id is not None,
        reachable=profile.is_reachable(),
        remote=profile.works_remotely,
        on_map=profile.shown_on_map(),
        presentation=without_contacts(profile.presentation),
        expertises=[expertise.slug for expertise in one.expertises],
        sectors=list(one.sectors),
        areas=list(one.areas),
        price=(profile.price_kind, profile.price_from, profile.price_to),
        price_note=without_contacts(profile.price_note),
        availability=profile.availability,
        back_on=profile.back_on.isoformat() if profile.back_on else None,
        delegated=beside.delegated,
        languages=profile.languages,
        confirmed_on=profile.confirmed_on.isoformat() if profile.confirmed_on else None,
        references=[_published(case) for case in beside.references],
        videos=[_watched(film) for film in beside.videos if web_address(film["url"])],
        certifications=[_given(given) for given in beside.certifications],
        exhibits=beside.exhibits,
    )


def _published(case: Case) -> Case:
    """A client case as visitors read it."""
    return Case(
        business=without_contacts(case["business"]),
        need=without_contacts(case["need"]),
        work=without_contacts(case["work"]),
        result=without_contacts(case["result"]),
        year=case["year"],
    )


def _watched(film: Film) -> Film:
    """A video as visitors read it."""
    return Film(title=without_contacts(film["title"]), url=film["url"])


def _given(one: Certificate) -> Certificate:
    """A certification as visitors read it."""
    return Certificate(
        name=without_contacts(one["name"]),
        issuer=without_contacts(one["issuer"]),
        year=one["year"],
        url=web_address(one["url"]),
    )
