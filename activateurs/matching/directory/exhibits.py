"""Pictures and documents of a profile as its page prints them: where each is, how wide, how heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from activateurs.foundation.ui.jinja import number

from .documents import nothing_exhibited

if TYPE_CHECKING:
    from .documents import Document, Shot

KILOBYTE = 1000
NO_BREAK = "\u00a0"


class Image(NamedTuple):
    """A picture in two sizes, « address width » of each for the browser to choose."""

    alt: str
    small: str
    large: str
    width: int
    height: int
    choice: str  # srcset
    shared: str  # for other sites, empty when there is none
    shared_width: int
    shared_height: int


class Download(NamedTuple):
    """A document: its title, where it is, what it weighs in words."""

    title: str
    address: str
    weight: str


def files_of(document: Document, *, pictures_at: str, papers_at: str) -> dict[str, Any]:
    """What the template prints of them; nothing for pages written before profiles had any."""
    exhibits = document.get("exhibits") or nothing_exhibited()
    photo, logo = exhibits["photo"], exhibits["logo"]
    shown = {
        "photo": _image(photo, pictures_at) if photo else None,
        "logo": _image(logo, pictures_at) if logo else None,
        "shots": [_image(shot, pictures_at) for shot in exhibits["shots"]],
        "papers": [
            Download(one["title"], f"{papers_at}{one['name']}", weight_words(one["size"])) for one in exhibits["papers"]
        ],
    }
    return shown | {"cover": shown["photo"] or shown["logo"]}


def weight_words(size: int) -> str:
    """« 340 Ko », « 1,2 Mo »."""
    if size < KILOBYTE * KILOBYTE:
        return f"{number(max(1, round(size / KILOBYTE)))}{NO_BREAK}Ko"
    return f"{size / KILOBYTE**2:.1f}{NO_BREAK}Mo".replace(".", ",")


def _image(shot: Shot, base: str) -> Image:
    large, small = shot["large"], shot["small"]
    return Image(
        alt=shot["alt"],
        small=f"{base}{small[0]}",
        large=f"{base}{large[0]}",
        width=small[1],
        height=small[2],
        choice=f"{base}{small[0]} {small[1]}w, {base}{large[0]} {large[1]}w",
        shared=f"{base}{shot['shared']}" if shot["shared"] else "",
        shared_width=large[1],
        shared_height=large[2],
    )
