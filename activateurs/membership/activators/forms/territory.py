"""Where one goes (A5.1), and whether a point of the map says so (A2.4)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms

from activateurs.foundation.geo import answers, lookup
from activateurs.foundation.geo.models import Department
from activateurs.foundation.language import fold
from activateurs.membership.activators.step_forms import StepForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from activateurs.membership.activators.contents import State

MOST_COMMUNES = 50
SOMEWHERE = ("country", "works_remotely", "communes", "departments", "regions")
_SEVERAL = "Plusieurs communes s’appellent ainsi\u00a0: {names}. Écrivez-la avec son code postal."


class CommunesField(forms.Field):
    """Communes as they were picked: their labels, « Vannes (56000) », as many as one likes."""

    widget = forms.SelectMultiple

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as lists."""
        return list(initial or []) != list(data or [])

    def clean(self, value: Any) -> list[str]:
        """INSEE codes, each once; a label that means no commune is told."""
        return [_commune(label) for label in dict.fromkeys(value or [])]


class TerritoryForm(StepForm):
    """Communes, departments, regions, the whole country, from afar."""

    country = forms.BooleanField(label="Je me déplace dans toute la France", required=False)
    works_remotely = forms.BooleanField(
        label="Je travaille aussi à distance",
        help_text="Par téléphone ou en visioconférence, partout en France.",
        required=False,
    )
    communes = CommunesField(label="Communes", required=False)
    commune = forms.CharField(label="Ajouter une commune", required=False, max_length=120)
    departments = forms.MultipleChoiceField(label="Départements", widget=forms.CheckboxSelectMultiple, required=False)
    regions = forms.MultipleChoiceField(label="Régions entières", widget=forms.CheckboxSelectMultiple, required=False)
    on_map = forms.BooleanField(
        label="J’accepte de figurer sur la carte",
        help_text="Un point est posé sur la commune de votre structure, jamais sur votre adresse.",
        required=False,
    )

    def initial_of(self, state: State) -> dict[str, Any]:
        """Communes by their labels, which people read."""
        return state | {
            "country": bool(state["country"]),
            "communes": [commune_label(code) for code in state["communes"]],
        }

    def prepare(self, state: State) -> None:  # noqa: ARG002 - the base's signature
        """Departments under their regions; the map for those kinds that may be on it."""
        columns = Department.objects.order_by("code").values_list("region__name", "code", "name", "region_id")
        rows = sorted(columns, key=lambda row: (fold(row[0]), row[1]))
        by_region = [
            (region, [(code, f"{name} ({code})") for _, code, name, _ in own])
            for region, own in groupby(rows, key=lambda row: row[0])
        ]
        self._choose("departments", by_region)
        self._choose("regions", list(dict.fromkeys((row[3], row[0]) for row in rows)))
        if not self.profile.may.on_map:
            del self.fields["on_map"]

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field

    def picked(self) -> list[tuple[str, str]]:
        """The communes shown as ticked."""
        return [(label, label) for label in self["communes"].value() or []]

    def clean_commune(self) -> str:
        """What was typed and not picked, as an INSEE code."""
        text = self.cleaned_data["commune"].strip()
        return _commune(text) if text else ""

    def clean(self) -> dict[str, Any]:
        """One goes somewhere, or works from afar."""
        cleaned = super().clean() or {}
        if "communes" in self.errors:  # picked and typed communes are one field on the page
            self.errors.setdefault("commune", self.error_class()).extend(self.errors.pop("communes"))
        communes = sorted({*cleaned.get("communes", []), *filter(None, [cleaned.get("commune")])})
        if len(communes) > MOST_COMMUNES:
            self.add_error("commune", f"Gardez {MOST_COMMUNES} communes au plus\u00a0: au-delà, cochez un département.")
        cleaned["communes"] = communes
        if not self.errors and self.profile.may.public and not any(cleaned[name] for name in SOMEWHERE):
            self.add_error(None, "Dites où vous allez\u00a0: une commune, un département, ou « à distance ».")
        return cleaned

    @classmethod
    def add(cls, data: QueryDict) -> None:
        """The commune that was typed joins those that were picked."""
        text = data.get("commune", "").strip()
        if text and len(lookup.resolve(text)) == 1:
            data.appendlist("communes", text)
            data["commune"] = ""

    def values(self) -> State:
        """Codes at each level; the whole of France has one, empty."""
        cleaned = self.cleaned_data
        kept = {name: cleaned[name] for name in ("works_remotely", "communes", "on_map") if name in cleaned}
        return kept | {
            "country": [""] if cleaned["country"] else [],
            "departments": sorted(cleaned["departments"]),
            "regions": sorted(cleaned["regions"]),
        }


def commune_label(insee_code: str) -> str:
    """« Vannes (56000, Morbihan) », which means that commune and no other; the code itself when it is unknown."""
    place = lookup.by_insee(insee_code)
    return lookup.full_label(place) if place else insee_code


def _commune(text: str) -> str:
    """The INSEE code of the one commune that a text means."""
    answer = answers.read(text)
    if len(answer.found) == 1:
        return answer.found[0].insee_code
    if answer.found:
        names = answers.either([label for _, label in answers.told_apart(answer.found[: answers.EXAMPLES])])
        raise forms.ValidationError(_SEVERAL.format(names=names))
    near = answers.either([label for _, label in answer.proposals[: answers.EXAMPLES]])
    advice = answer.advice or (f"Vouliez-vous dire {near}\u00a0?" if near else "Essayez avec le code postal.")
    raise forms.ValidationError(f"Nous ne trouvons pas «\u00a0{text[:60]}\u00a0». {advice}")
