"""A page of the editor as a form: it starts from what the profile says, and gives back the same sort of values."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BoundField
    from django.http import QueryDict

    from activateurs.membership.activators.contents import State
    from activateurs.membership.activators.models import Profile

TYPED_ROWS = "lignes"  # how many rows the page had


class StepForm(forms.Form):
    """Base of the forms of the editor; the names of its fields are the keys of the state."""

    # Fields whose text visitors read: the writer is warned of some words in them.
    read_by_visitors: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Any = None, *, profile: Profile, state: State, today: date) -> None:
        super().__init__(data, initial=self.initial_of(state))
        self.profile, self.today = profile, today
        self.prepare(state)

    def initial_of(self, state: State) -> dict[str, Any]:
        """What the fields show of a state: the same keys, unless the form says otherwise."""
        return state

    def prepare(self, state: State) -> None:
        """Fill lists of choices, take out what the kind of the profile does not have."""

    @classmethod
    def add(cls, data: QueryDict) -> None:
        """« Ajouter »: change what was typed so that the page has room for one more."""

    def values(self) -> State:
        """What to save, once the form is valid."""
        return self.cleaned_data

    def words(self) -> dict[str, str]:
        """What the form shows, label → text, whether it was typed or comes from the profile."""
        return {str(bound.label): text_of(bound) for bound in self if not bound.is_hidden}

    def texts(self) -> dict[str, str]:
        """What visitors will read, by field."""
        return {name: str(self[name].value() or "") for name in self.read_by_visitors if name in self.fields}


class RowsForm(StepForm):
    """Rows of the same few fields, which one adds, changes and removes without JavaScript.

    A row left empty does not count; one whose box « Retirer » is ticked goes when the page is saved.
    """

    relation: ClassVar[str]
    row: ClassVar[type[forms.Form]]
    row_name: ClassVar[str]  # « Référence »
    new_row: ClassVar[str]  # « Ajouter une référence »
    remove_row: ClassVar[str]  # « Retirer cette référence »
    most: ClassVar[int]
    read_in_rows: ClassVar[tuple[str, ...]] = ()

    def initial_of(self, state: State) -> dict[str, Any]:
        """Every row, its fields numbered."""
        return {f"{n}-{name}": value for n, row in enumerate(state[self.relation]) for name, value in row.items()}

    def prepare(self, state: State) -> None:
        """As many rows as there are, or as the page had; one to begin with."""
        held = len(state[self.relation])
        self.held = {row["id"] for row in state[self.relation]}
        self.count = min(max(self._count_in(self.data) if self.is_bound else held, 1), self.most)
        for number in range(self.count):
            needed = not self._is_blank(number)
            for name, field in self.row.base_fields.items():
                copy = deepcopy(field)
                copy.required = copy.required and needed
                self.fields[f"{number}-{name}"] = copy
            self.fields[f"{number}-id"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
            if needed:
                self.fields[f"{number}-retirer"] = forms.BooleanField(label=self.remove_row, required=False)

    @classmethod
    def _count_in(cls, data: Any) -> int:
        text = data.get(TYPED_ROWS, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 1  # noqa: PLR2004 - 999 at most

    def _is_blank(self, number: int) -> bool:
        """Nothing typed in it, or to be removed: none of its fields is asked for."""
        if not self.is_bound:
            return f"{number}-id" not in self.initial
        if self.data.get(f"{number}-retirer"):
            return True
        names = [*self.row.base_fields, "id"]
        return not any(self.data.get(f"{number}-{name}", "").strip() for name in names)

    @classmethod
    def add(cls, data: QueryDict) -> None:
        """One more row."""
        data[TYPED_ROWS] = str(cls._count_in(data) + 1)

    def rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Title and fields of each row, for the page."""
        for number in range(self.count):
            names = [f"{number}-{name}" for name in (*self.row.base_fields, "id", "retirer")]
            yield f"{self.row_name} {number + 1}", [self[name] for name in names if name in self.fields]

    def full(self) -> bool:
        """Whether no row can be added."""
        return self.count >= self.most

    def clean(self) -> dict[str, Any]:
        """What is wrong in a row that goes does not matter."""
        cleaned = super().clean() or {}
        for number in range(self.count):
            if self.data.get(f"{number}-retirer"):
                for name in self.row.base_fields:
                    self.errors.pop(f"{number}-{name}", None)
        return cleaned

    def values(self) -> State:
        """The rows that count, in their order."""
        rows = []
        for number in range(self.count):
            if not self._is_blank(number):
                row = {name: self.cleaned_data[f"{number}-{name}"] for name in self.row.base_fields}
                given = self.cleaned_data[f"{number}-id"]
                rows.append({"id": given if given in self.held else None, **row})
        return {self.relation: rows}

    def words(self) -> dict[str, str]:
        """« Référence 1, entreprise » → text; rows that do not count are not there."""
        said: dict[str, str] = {}
        for number, (title, fields) in enumerate(self.rows()):
            if not self._is_blank(number):
                shown = [bound for bound in fields if not bound.is_hidden and not bound.name.endswith("-retirer")]
                said |= {f"{title}, {_lowered(str(bound.label))}": text_of(bound) for bound in shown}
        return said

    def texts(self) -> dict[str, str]:
        """What visitors will read of each row."""
        named = [f"{number}-{name}" for number in range(self.count) for name in self.read_in_rows]
        return {name: str(self[name].value() or "") for name in named}


def text_of(bound: BoundField) -> str:
    """The value of a field in words: labels of what is ticked, « oui » or « non », a day as one writes it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return "oui" if value else "non"
    if isinstance(bound.field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in _flat(bound.field.choices)}
        values = value if isinstance(value, list | tuple) else [value] if value not in (None, "") else []
        return ", ".join(labels.get(str(one), str(one)) for one in values)
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    """Choices, out of their groups."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
