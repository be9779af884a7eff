"""One invented activator: everything follows from its number, so that every load gives the same people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from activateurs.foundation.accounts.models import User
from activateurs.membership.activators.choices import AreaLevel, Availability
from activateurs.membership.activators.kinds import Kind, capabilities
from activateurs.membership.activators.models import ClientReference, Profile, ServedArea, Video
from activateurs.membership.organisations.models import Category, Structure

from . import people, texts
from .words import families, sections, words

if TYPE_CHECKING:
    from datetime import date, datetime

    from .towns import Town, Towns

SEED = "activateurs"
# Shares of the real programme's list, and a few institutional members that no visitor may ever see.
KINDS = {
    Kind.ADVISER: 62,
    Kind.PROVIDER: 18,
    Kind.FUNDING_ADVISER: 9,
    Kind.CHAMPION: 7,
    Kind.INSTITUTION: 4,
}
UNCLAIMED, UNPUBLISHED, REMOTE, ON_MAP = 0.06, 0.02, 0.25, 0.85
AVAILABILITIES = {
    Availability.OPEN: 80,
    Availability.LIMITED: 9,
    Availability.ABSENT: 6,
    Availability.CLOSED: 5,
}
AREAS = {AreaLevel.DEPARTMENT: 52, AreaLevel.COMMUNE: 16, AreaLevel.REGION: 19, AreaLevel.COUNTRY: 13}
LANGUAGES = {
    "anglais": 34, "espagnol": 9, "allemand": 6, "arabe": 6, "portugais": 4, "italien": 4, "turc": 2, "polonais": 1,
    "vietnamien": 1, "langue des signes française": 2,
}  # fmt: skip
REGIONAL_LANGUAGES = {"53": "breton", "94": "corse", "04": "créole", "01": "créole", "02": "créole", "44": "alsacien"}


@dataclass(slots=True)
class Invented:
    """What one invented activator is made of, not saved yet."""

    structure: Structure
    user: User | None
    profile: Profile
    family: str
    expertises: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    areas: list[ServedArea] = field(default_factory=list)
    references: list[ClientReference] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What every invention draws from; ``needs`` are the shop owners' words by expertise."""

    towns: Towns
    needs: dict[str, str]
    at: datetime


def invent(number: int, world: World) -> Invented:
    """The activator of that number, as it stands on the day of ``world.at``."""
    random = Random(f"{SEED} {number}")  # noqa: S311 - the same people every time is the point
    kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    choices = families(kind)
    family = random.choices(choices, [choice["weight"] for choice in choices])[0]
    town = world.towns.draw(random)
    person = people.draw_person(family["role"], random)
    own = people.business(random.choices(*sections())[0], random)
    name = people.structure_name(family, person, town, own, random)
    subject = texts.Subject(
        kind=kind,
        family=family,
        person=person,
        town=town,
        structure=name.removesuffix(f" {people.MARK}"),
        business=own,
        expertises=_draw_expertises(family["expertises"], random),
        sectors=_draw_sectors(random),
    )
    structure = _structure(name, number, town, family, random)
    if random.random() < UNCLAIMED:
        return _listing(structure, subject, number, world, random)
    return _activator(structure, subject, number, world, random)


def _structure(name: str, number: int, town: Town, family: dict[str, Any], random: Random) -> Structure:
    label = name.removesuffix(f" {people.MARK}")
    return Structure(
        name=name,
        siret=people.siret(number + 1),
        category=Category.PUBLIC if family.get("public") else Category.PRIVATE,
        address=f"{random.randint(1, 90)} {random.choice(words('names')['streets'])}",
        postal_code=town.postal_code,
        town=town.name,
        commune_id=town.insee_code,
        website=f"https://www.{slugify(label)[:60].strip('-')}.example" if random.random() < 0.9 else "",  # noqa: PLR2004
    )


def _listing(structure: Structure, subject: texts.Subject, number: int, world: World, random: Random) -> Invented:
    """A listed structure that waits for its person: no name, no text, no expertise, as the import makes them."""
    created = world.at - timedelta(days=random.randint(40, 900))
    profile = Profile(slug=_slug(subject.structure, subject.town.name, number), kind=subject.kind, created_at=created)
    return Invented(structure, None, profile, subject.family["label"], published_at=created)


def _activator(structure: Structure, subject: texts.Subject, number: int, world: World, random: Random) -> Invented:
    person = subject.person
    created = world.at - timedelta(days=random.randint(45, 2200), minutes=random.randrange(1440))
    profile = Profile(
        slug=_slug(f"{person.first_name} {person.last_name}", subject.town.name, number),
        kind=subject.kind,
        first_name=person.first_name,
        last_name=person.last_name,
        role=person.role,
        presentation=texts.presentation(subject, random),
        phone=people.phone(random),
        works_remotely=random.random() < REMOTE,
        on_map=capabilities(subject.kind).on_map and random.random() < ON_MAP,
        languages=_draw_languages(subject.town.region, random),
        created_at=created,
        confirmed_on=max(created.date(), world.at.date() - timedelta(days=int(random.triangular(0, 340, 20)))),
        **_draw_price(subject.family["price"], random),
        **_draw_availability(world.at.date(), random),
    )
    user = User(
        email=people.email(person, number),
        first_name=person.first_name,
        last_name=person.last_name,
        date_joined=created,
    )
    shows_work = subject.kind not in {Kind.CHAMPION, Kind.INSTITUTION}
    return Invented(
        structure,
        user,
        profile,
        subject.family["label"],
        expertises=subject.expertises,
        sectors=subject.sectors,
        areas=_draw_areas(subject.town, world.towns, random),
        references=texts.references(subject, world.needs, world.at.year, random) if shows_work else [],
        videos=texts.videos(subject, random),
        published_at=None if random.random() < UNPUBLISHED else created + timedelta(days=random.randint(18, 30)),
    )


def _slug(name: str, town: str, number: int) -> str:
    """Readable, and different from every other by its number."""
    return f"{slugify(f'{name} {town}')[:100].strip('-')}-{number}"


def _draw_expertises(pool: list[str], random: Random) -> list[str]:
    """Three to seven, the most usual of the family first; sometimes one that is not expected of it."""
    weights = [len(pool) - rank / 2 for rank in range(len(pool))]
    ordered = sorted(pool, key=lambda slug: random.random() ** (1 / weights[pool.index(slug)]), reverse=True)
    chosen = ordered[: random.choices((3, 4, 5, 6, 7), (15, 30, 28, 17, 10))[0]]
    if random.random() < 0.2:  # noqa: PLR2004 - a fifth
        chosen.append(random.choice([slug for slug in words("expertises") if slug not in chosen]))
    return chosen[:7]


def _draw_sectors(random: Random) -> list[str]:
    """None for a third, which means every sector; else one to four."""
    if random.random() < 0.34:  # noqa: PLR2004 - a third
        return []
    return list(dict.fromkeys(random.choices(*sections(), k=random.randint(1, 4))))


def _draw_languages(region: str, random: Random) -> list[str]:
    spoken = ["français"]
    spoken += [name for name, share in LANGUAGES.items() if random.random() * 100 < share]
    regional = REGIONAL_LANGUAGES.get(region)
    if regional and random.random() < 0.2:  # noqa: PLR2004 - a fifth
        spoken.append(regional)
    return spoken


def _draw_price(rules: list[list[Any]], random: Random) -> dict[str, Any]:
    if not rules:
        return {}
    kind, lowest, highest, step, notes = random.choice(rules)
    price: dict[str, Any] = {"price_kind": kind, "price_note": random.choice(notes)}
    if highest:
        price["price_from"] = random.randrange(lowest, highest, step)
        if random.random() < 0.5:  # noqa: PLR2004 - one half
            price["price_to"] = random.randrange(price["price_from"] + step, highest + 2 * step, step)
    return price


def _draw_availability(today: date, random: Random) -> dict[str, Any]:
    availability = random.choices(list(AVAILABILITIES), list(AVAILABILITIES.values()))[0]
    if availability == Availability.ABSENT:
        return {"availability": availability, "available_from": today + timedelta(days=random.randint(4, 45))}
    return {"availability": availability}


def _draw_areas(town: Town, towns: Towns, random: Random) -> list[ServedArea]:
    level = random.choices(list(AREAS), list(AREAS.values()))[0]
    codes = {
        AreaLevel.COUNTRY: [""],
        AreaLevel.REGION: [town.region],
        AreaLevel.DEPARTMENT: [town.department],
        AreaLevel.COMMUNE: [town.insee_code],
    }[level]
    if level == AreaLevel.COMMUNE:
        around = towns.neighbours(town, random.randint(1, 4), random)
        codes = list(dict.fromkeys([*codes, *(other.insee_code for other in around)]))
    return [ServedArea(level=level, code=code) for code in codes]
