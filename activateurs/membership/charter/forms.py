"""Accepting the texts that are outstanding: a box for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import Version

PREFIX = "accepte_"
OVERTAKEN = "Une nouvelle version vient d’être publiée pendant votre lecture. Lisez-la avant de l’accepter."


class AcceptForm(forms.Form):
    """The name of each box holds the version that was read, so that nobody accepts what it did not see."""

    def __init__(self, data: Any = None, *, versions: Sequence[Version]) -> None:
        super().__init__(data)
        self.versions = versions
        for version in versions:
            text = version.kind_of_text.with_article
            self.fields[name_of(version)] = forms.BooleanField(
                label=f"J’ai lu {text} et je m’engage à les respecter"
                if text.startswith("les ")
                else f"J’ai lu {text} et je m’engage à la respecter",
                help_text=f"Version {version.number}",
                error_messages={"required": f"Cochez cette case pour accepter {text}."},
            )

    def clean(self) -> dict[str, Any]:
        """A box of another version was ticked: the text changed meanwhile."""
        known = {name_of(version) for version in self.versions}
        if any(name.startswith(PREFIX) and name not in known for name in self.data):
            raise forms.ValidationError(OVERTAKEN)
        return super().clean() or {}

    def boxes(self) -> dict[int, forms.BoundField]:
        """The box of each version, by its id."""
        return {version.pk: self[name_of(version)] for version in self.versions}


def name_of(version: Version) -> str:
    """The name of its box."""
    return f"{PREFIX}{version.pk}"
