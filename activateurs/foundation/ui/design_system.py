"""The State design system, cut to what the pages show.

django-dsfr ships the whole system (17 MB, 575 KB of CSS). Three style sheets are made from it, once, when static
files are collected: ``dsfr.css`` (the components named below), ``dark.css`` (the same page on a dark screen) and
``marianne.css`` (the State's font, linked only when the operator is a State body: law.md, 27). Nothing is
rewritten by hand, so that a new version of the package is taken by running ``collectstatic`` again.
"""

import re
from importlib.resources import files
from pathlib import Path
from posixpath import basename

# Components in the order of the design system's own full sheet: later rules win.
COMPONENTS = (
    "link", "tag", "badge", "logo", "button", "alert", "notice", "breadcrumb", "form", "input", "select", "radio",
    "checkbox", "skiplink", "callout", "pagination", "footer",
)  # fmt: skip
# Icons that our own templates ask for (`fr-icon-…`); those of the components come with their rules.
ICONS = (
    "arrows/arrow-down-line", "arrows/arrow-left-line", "arrows/arrow-right-line", "arrows/arrow-right-up-line",
    "arrows/arrow-up-line", "buildings/building-line", "buildings/government-line", "buildings/home-4-line",
    "business/calendar-line", "business/mail-line", "business/send-plane-line", "communication/chat-3-line",
    "communication/discuss-line", "communication/question-answer-line", "design/edit-line", "document/file-text-line",
    "finance/money-euro-circle-line", "finance/shopping-cart-2-line", "health/heart-line", "map/france-line",
    "map/map-pin-2-line", "map/road-map-line", "device/computer-line", "device/phone-line", "media/play-circle-line",
    "business/line-chart-line", "business/megaphone-line", "finance/secure-payment-line", "editor/translate-2",
    "system/add-line", "system/check-line", "system/checkbox-circle-line", "system/close-line",
    "system/delete-bin-line",
    "system/external-link-line", "system/eye-line", "system/filter-line", "system/information-line",
    "system/lock-line", "system/logout-box-r-line", "system/refresh-line", "system/search-line", "system/shield-line",
    "system/star-line", "system/time-line", "system/timer-line", "user/account-circle-line", "user/team-line",
    "user/user-line",
)  # fmt: skip
ICON_NAMES = frozenset(basename(icon) for icon in ICONS)
# Decorative colours of the system: 60 KB of rules that no page here uses.
ACCENTS = (
    "green-tilleul-verveine", "green-bourgeon", "green-emeraude", "green-menthe", "green-archipel", "blue-ecume",
    "blue-cumulus", "pink-macaron", "pink-tuile", "yellow-tournesol",
    "orange-terre-battue", "brown-cafe-creme", "brown-caramel", "brown-opera", "beige-gris-galet",
)  # fmt: skip
FONT_WEIGHTS = {"Regular": 400, "Medium": 500, "Bold": 700}

_DARK = ":root[data-fr-theme=dark]"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_EMPTY_MEDIA = re.compile(r"@media[^{}]*\{\s*\}")
_DARK_RULE = re.compile(r"(?:(?<=[{}])|^)([^{}@]*data-fr-theme=dark[^{}]*)\{([^{}]*)\}")
_ANY_ACCENT = "|".join(ACCENTS)
_ACCENT_TOKEN = re.compile(rf"--[\w-]*(?:{_ANY_ACCENT})[\w-]*:[^;{{}}]*;?")
_ACCENT_RULE = re.compile(rf"(?<=[{{}}])[^{{}}@]*--(?:{_ANY_ACCENT})[^{{}}]*\{{[^{{}}]*\}}")
_URL = re.compile(r"url\((?:\.\./)+(icons/[\w./-]+)\)")
_LICENCE = "/*! Made from the DSFR as shipped by django-dsfr | SPDX: MIT | restricted use: State bodies */\n"


def source() -> Path:
    """Folder of the design system inside the installed package."""
    return Path(str(files("dsfr"))) / "static" / "dsfr" / "dist"


def sheets() -> dict[str, str]:
    """Name → text of the three style sheets; the same package always gives the same text."""
    parts = [_read("core/core.main.min.css")]
    parts += [_read(f"component/{name}/{name}.main.min.css") for name in COMPONENTS]
    parts.append(_icon_rules())
    whole = _FONT_FACE.sub("", "".join(parts)).replace(
        "font-family:Marianne,arial,sans-serif", "font-family:var(--font)"
    )
    dark = [_read("scheme/scheme.min.css")]
    whole = _ACCENT_TOKEN.sub("", _ACCENT_RULE.sub("", whole))
    light = _DARK_RULE.sub(lambda rule: _move(rule, dark), whole)
    return {
        "dsfr.css": _LICENCE + _EMPTY_MEDIA.sub("", light),
        "dark.css": _LICENCE + _ACCENT_TOKEN.sub("", "".join(dark).replace(_DARK, ":root")),
        "marianne.css": _LICENCE + _marianne(),
    }


def assets(texts: dict[str, str]) -> set[str]:
    """Icons and fonts that the sheets point at, relative to ``source()``."""
    return {path for text in texts.values() for path in re.findall(r"url\(((?:icons|fonts)/[\w./-]+)\)", text)}


def _read(path: str) -> str:
    text = _COMMENT.sub("", (source() / path).read_text(encoding="utf-8"))
    return _URL.sub(r"url(\1)", text)


def _move(rule: re.Match[str], dark: list[str]) -> str:
    """Keep the selectors that hold on a light screen, set the others aside for the dark sheet."""
    selectors, body = rule[1].split(","), rule[2]
    kept = [part for part in selectors if "data-fr-theme=dark" not in part]
    moved = [
        part.replace(_DARK, ":root").replace("[data-fr-theme=dark]", ":root") for part in selectors if part not in kept
    ]
    dark.append(f"{','.join(moved)}{{{body}}}")
    return f"{','.join(kept)}{{{body}}}" if kept else ""


def _icon_rules() -> str:
    return "".join(
        f".fr-icon-{basename(icon)}:after,.fr-icon-{basename(icon)}:before{{mask-image:url(icons/{icon}.svg)}}"
        for icon in ICONS
    )


def _marianne() -> str:
    faces = "".join(
        f"@font-face{{font-display:swap;font-family:Marianne;font-weight:{weight};"
        f'src:url(fonts/Marianne-{name}.woff2) format("woff2")}}'
        for name, weight in FONT_WEIGHTS.items()
    )
    return f":root{{--font:Marianne,arial,sans-serif}}{faces}"
