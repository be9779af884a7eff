"""Invented presentations, client cases and videos, put together from words that fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import ClientReference, Video

from .grammar import at_town, capital, gendered, in_person, of_town, typeset
from .people import business
from .words import sections, words

if TYPE_CHECKING:
    from random import Random

    from .people import Business, Person
    from .towns import Town

VOICES: dict[str, str] = {Kind.PROVIDER: "nous", Kind.CHAMPION: "pair", Kind.INSTITUTION: "membre"}
ENOUGH = 3  # expertises that a sentence names
SPEAKS_AS = {Kind.CHAMPION: "nous"}  # speaks of itself; the others speak to the reader


@dataclass(frozen=True, slots=True)
class Subject:
    """Who the text is about."""

    kind: str
    family: dict[str, Any]
    person: Person
    town: Town
    structure: str
    business: Business
    expertises: list[str]
    sectors: list[str]


def presentation(subject: Subject, random: Random) -> str:
    """Two or three short paragraphs."""
    voice = words("sentences")[VOICES.get(subject.kind, "je")]
    first = [random.choice(subject.family["open"])]
    second = random.sample(voice["way"], 2 if random.random() < 0.35 else 1)  # noqa: PLR2004 - a third
    if "help" in voice and len(subject.expertises) >= ENOUGH:
        first.append(random.choice(voice["help"]))
    if voice is words("sentences")["je"] and random.random() < 0.7:  # noqa: PLR2004
        second.insert(random.randrange(2), random.choice(words("sentences")["example"]["sentences"]))
    paragraphs = [" ".join(first), " ".join(second)]
    if "close" in voice and random.random() < 0.65:  # noqa: PLR2004
        paragraphs.append(random.choice(voice["close"]))
    return typeset("\n\n".join(paragraphs).format_map(_blanks(subject, random)))


def _blanks(subject: Subject, random: Random) -> dict[str, object]:
    """Every blank that a sentence may leave."""
    known = words("expertises")
    asked = random.sample(subject.expertises, min(ENOUGH, len(subject.expertises)))
    neutral = [random.choice(known[slug]["does"]) for slug in asked] + [""] * (ENOUGH - len(asked))
    does = [in_person(text, SPEAKS_AS.get(Kind(subject.kind), "vous")) for text in neutral]
    clients = [business(section, random).what for section in _two_sections(subject, random)]
    woman = subject.person.woman
    former = random.choice(words("sentences")["metiers"]["anciens"])
    return {
        "a": does[0],
        "b": does[1],
        "c": does[2],
        "neutral_a": neutral[0],
        "neutral_b": neutral[1],
        "neutral_c": neutral[2],
        "neutral_a_cap": capital(neutral[0]),
        "b_cap": capital(does[1]),
        "c_cap": capital(does[2]),
        "what1": clients[0],
        "what2": clients[1],
        "what": subject.business.what,
        "at": at_town(subject.town.name),
        "of": of_town(subject.town.name),
        "years": random.randint(3, 18),
        "role": subject.person.role,
        "mark": subject.structure,
        "artisan": gendered(former, woman=woman),
        "e": "e" if woman else "",
        "ne": "ne" if woman else "",
        "eur": "rice" if woman else "eur",
    }


def _two_sections(subject: Subject, random: Random) -> list[str]:
    if len(subject.sectors) > 1:
        return random.sample(subject.sectors, 2)
    names, weights = sections()
    return [*subject.sectors, *random.choices(names, weights, k=2)][:2]


def references(subject: Subject, needs: dict[str, str], year: int, random: Random) -> list[ClientReference]:
    """One to three client cases for most, none for some; ``needs`` are the words of shop owners by expertise."""
    count = random.choices((0, 1, 2, 3), (15, 30, 35, 20))[0]
    known = words("expertises")
    cases = []
    for slug in random.sample(subject.expertises, min(count, len(subject.expertises))):
        section = _two_sections(subject, random)[0]
        done = year - random.choices((0, 1, 2, 3), (4, 4, 2, 1))[0]
        cases.append(
            ClientReference(
                business=business(section, random).name,
                need=needs[slug],
                work=typeset(random.choice(known[slug]["work"])),
                result=typeset(random.choice(known[slug]["result"])),
                year=done,
                consented_on=date(done, 1, 15),
            )
        )
    return cases


def videos(subject: Subject, random: Random) -> list[Video]:
    """One or two links for a third of the profiles, to a host that cannot exist."""
    count = random.choices((0, 1, 2), (66, 26, 8))[0]
    titles = random.sample(words("sentences")["videos"]["titles"], count)
    blanks = _blanks(subject, random)
    return [
        Video(title=typeset(title.format_map(blanks)), url=f"https://videos.example/v/{random.randrange(16**10):010x}")
        for title in titles
    ]
