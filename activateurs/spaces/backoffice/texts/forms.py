"""Writing an article, saying what changes, publishing."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django import forms

from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter.actions import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from activateurs.membership.charter.models import Article

FIRST = "0"
OVERTAKEN = (
    "Une autre personne vient de modifier cet article. Son texte est dans l’aperçu du brouillon. Le vôtre est encore "
    "ici\N{NO-BREAK SPACE}: enregistrez de nouveau pour le remplacer."
)


class ArticleForm(forms.Form):
    """An article of a draft. ``read`` is what the writer had before its eyes: nobody overwrites unseen."""

    heading = forms.CharField(
        label="Titre", max_length=150, error_messages={"required": "Donnez un titre à cet article."}
    )
    body = forms.CharField(
        label="Texte",
        help_text="Des phrases courtes. Une ligne vide sépare deux paragraphes. « - » au début d’une ligne fait une "
        "liste. **Deux étoiles** mettent en gras. [Un lien](/contact/) s’écrit ainsi.",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=8000,
        error_messages={"required": "Écrivez le texte de cet article."},
    )
    promise = forms.CharField(
        label="Le même en une ligne, pour les entreprises",
        help_text="Montré en haut de la page publique, si l’article est une promesse faite aux entreprises.",
        max_length=200,
        required=False,
    )
    kinds = forms.MultipleChoiceField(
        label="Types d’activateurs que cet article engage",
        help_text="Aucune case cochée : tous.",
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    part = forms.CharField(
        label="Partie",
        help_text="Le titre sous lequel l’article est rangé. Exemple : 4. Ce que vous devez aux entreprises",
        max_length=150,
        required=False,
    )
    clause = forms.RegexField(
        r"^[A-Z]{1,3}[0-9]+(\.[0-9]+)*$",
        label="Repère",
        help_text="Une lettre et un numéro, qui ne changent plus. Exemple : A4.2",
        max_length=20,
        error_messages={
            "required": "Donnez un repère, par exemple A4.11.",
            "invalid": "Écrivez une lettre majuscule et un numéro, par exemple A4.11.",
        },
    )
    after = forms.ChoiceField(label="Placer après")
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, article: Article | None, others: Sequence[Article]) -> None:
        self.article, self.others = article, others
        super().__init__(data, initial=_initial(article, others))
        choices = [(FIRST, "Rien : en premier"), *[(str(one.pk), f"{one.clause} {one.heading}") for one in others]]
        self._field("after").choices = choices

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), name
        return field

    def clean_clause(self) -> str:
        """Two articles never bear the same mark: versions are compared by it."""
        clause: str = self.cleaned_data["clause"]
        if any(one.clause == clause for one in self.others):
            raise forms.ValidationError("Un autre article porte déjà ce repère.")
        return clause

    def clean(self) -> dict[str, Any]:
        """Somebody else wrote since this page was opened: say it once."""
        cleaned = super().clean() or {}
        if cleaned.get("read") != self.stamp:
            raise forms.ValidationError(OVERTAKEN)
        return cleaned

    @property
    def stamp(self) -> str:
        """What the page shows, for the hidden field ``read``."""
        return stamp(self.article) if self.article else ""

    def words(self) -> Words:
        """What is typed, once valid."""
        given = self.cleaned_data
        return Words(
            part=given["part"],
            clause=given["clause"],
            heading=given["heading"],
            body=given["body"],
            promise=given["promise"],
            kinds=given["kinds"],
        )

    def after_article(self) -> Article | None:
        """The article behind which it goes."""
        return next((one for one in self.others if str(one.pk) == self.cleaned_data["after"]), None)


class ChangesForm(forms.Form):
    """What members will be told."""

    what_changed = forms.CharField(
        label="Ce qui change, en quelques phrases",
        help_text="Écrit aux membres dans le message qui annonce la nouvelle version.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
        error_messages={"required": "Dites aux membres ce qui change."},
    )


class PublishForm(ChangesForm):
    """The last words before it cannot be changed any more."""

    accept_by = forms.DateField(
        label="À accepter au plus tard le",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choisissez un jour.", "invalid": "Écrivez la date ainsi : 25/11/2026."},
    )
    seen = forms.BooleanField(
        label="J’ai relu l’aperçu. Une version publiée ne peut plus être modifiée.",
        error_messages={"required": "Relisez l’aperçu, puis cochez cette case."},
    )

    def __init__(self, data: Any = None, *, earliest: date, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.earliest = earliest
        self.fields[
            "accept_by"
        ].help_text = f"Le {earliest:%d/%m/%Y} au plus tôt\N{NO-BREAK SPACE}: les membres ont un délai."

    def clean_accept_by(self) -> date:
        """Members are told ahead (law.md, 18)."""
        day: date = self.cleaned_data["accept_by"]
        if day < self.earliest:
            raise forms.ValidationError(f"Choisissez le {self.earliest:%d/%m/%Y} ou un jour suivant.")
        return day


def stamp(article: Article) -> str:
    """What an article says, in short."""
    said = [article.part, article.clause, article.heading, article.body, article.promise, article.kinds]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _initial(article: Article | None, others: Sequence[Article]) -> dict[str, Any]:
    if article is None:
        return {"after": str(others[-1].pk) if others else FIRST, "part": others[-1].part if others else ""}
    before = [one for one in others if one.position < article.position]
    return {
        "part": article.part,
        "clause": article.clause,
        "heading": article.heading,
        "body": article.body,
        "promise": article.promise,
        "kinds": article.kinds,
        "after": str(before[-1].pk) if before else FIRST,
    }
