"""The registry of everything this site writes to people: a class per message, its templates in a folder per message.

An application declares its messages in its own ``notifications.py``; they are found at start-up.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

_registry: dict[str, type[Notification]] = {}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready to be stored."""

    subject: str
    text: str
    html: str


class Notification:
    """A message of the registry; subclasses are dataclasses whose fields are what the templates read.

    Templates are ``<app>/mails/<folder>/{subject.txt,body.txt,body.html}``, where ``name`` is ``<app>.<folder>``.
    """

    name: ClassVar[str]
    purpose: ClassVar[str]  # in French, for docs/mails.md and staff
    recipient: ClassVar[str]  # who gets it, in French
    transactional: ClassVar[bool] = True  # the person expects it; anything else needs a way to unsubscribe
    tells_mission: ClassVar[bool] = False  # carries the programme's missions and goal (A4.7)

    def __init_subclass__(cls, **options: Any) -> None:
        """Enter the registry; two messages of one name are refused at start-up."""
        super().__init_subclass__(**options)
        known = _registry.get(cls.name)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise ValueError(f"Two messages are called {cls.name!r}.")
        # A dataclass with slots is created twice; the second is the one that is used.
        _registry[cls.name] = cls

    def render(self) -> Rendered:
        """The message in words: the text is never HTML-escaped, the HTML always is."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type] # subclasses are dataclasses
        values |= {
            "programme": settings.PROGRAMME_NAME,
            "operator": settings.OPERATOR_NAME,
            "operator_email": settings.OPERATOR_EMAIL,
            "site_url": settings.SITE_URL,
            "tells_mission": self.tells_mission,
        }
        subject = " ".join(self._fill("subject.txt", values, escape=False).split())
        values["subject"] = subject
        text = self._fill("body.txt", values, escape=False).strip() + "\n"
        return Rendered(subject, text, self._fill("body.html", values, escape=True))

    def _fill(self, part: str, values: dict[str, Any], *, escape: bool) -> str:
        app, folder = self.name.split(".")
        backend_template = get_template(f"{app}/mails/{folder}/{part}")
        return str(backend_template.template.render(Context(values, autoescape=escape)))  # type: ignore[attr-defined] # Django's own engine


def registered() -> list[type[Notification]]:
    """Every message, by name."""
    return [_registry[name] for name in sorted(_registry)]
