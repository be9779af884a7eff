"""Every component on one page, with invented contents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .charts import Bar
from .design_system import ICON_NAMES
from .next_steps import NextStep

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SampleForm(forms.Form):
    """One field of each sort."""

    DAYS: ClassVar = [("matin", "Le matin"), ("soir", "Le soir")]

    name = forms.CharField(
        label="Votre nom", help_text="Prénom et nom", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    message = forms.CharField(label="Votre message", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    sector = forms.ChoiceField(label="Votre secteur", choices=[("", "Choisir"), ("c", "Commerce")], required=False)
    when = forms.ChoiceField(label="Quand vous appeler ?", choices=DAYS, widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label="Vos besoins",
        help_text="Plusieurs choix possibles",
        choices=[("vendre", "Vendre sur internet"), ("gerer", "Gagner du temps")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    skills = forms.MultipleChoiceField(
        label="Des choix en groupes",
        choices=[
            ("Vendre", [("site", "Avoir un site"), ("boutique", "Vendre en ligne")]),
            ("Gérer", [("paie", "Payer")]),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    consent = forms.BooleanField(label="J’accepte que ma demande soit transmise")


STEPS = (
    {"title": "Demande reçue", "state": "done", "at": datetime(2026, 11, 2, 9, tzinfo=UTC), "text": ""},
    {
        "title": "Transmise à Camille Le Goff",
        "state": "current",
        "at": datetime(2026, 11, 2, 10, tzinfo=UTC),
        "text": "Réponse attendue avant le 5 novembre.",
    },
    {"title": "Réponse", "state": "future", "at": None, "text": ""},
)
TODAY = date(2026, 11, 23)
TO_DO = (
    NextStep(
        title="Répondez à Poissonnerie de la Criée, Vannes",
        url="/espace/",
        act="Lire et répondre",
        text="prendre des commandes en ligne",
        due_on=date(2026, 11, 20),
    ),
    NextStep(title="Confirmez que votre profil est à jour", url="/espace/", act="Confirmer", due_on=date(2026, 12, 1)),
)
BARS = tuple(Bar(f"{day} oct.", value, median) for day, value, median in ((5, 12, 9.5), (12, 31, 11), (19, 8, None)))
ROWS = (("Conseiller", "oui", "oui"), ("Offreur de solutions", "oui", "non"))


PLACES = ("Vannes (56000)", "Valence (26000)", "Vandœuvre-lès-Nancy (54500)", "Vanves (92170)")


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """A few places, so that the combobox can be tried."""
    asked = request.GET.get("q", "").casefold()
    found = [place for place in PLACES if place.casefold().startswith(asked)]
    return JsonResponse([{"value": place[-6:-1], "label": place, "hint": "Commune"} for place in found], safe=False)


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """A page to look at while working on the interface."""
    context = {
        "blank": SampleForm(auto_id="vide_%s"),
        "wrong": SampleForm({"message": "Gardé"}, auto_id="faux_%s"),
        "steps": STEPS,
        "to_do": TO_DO,
        "bars": BARS,
        "today": TODAY,
        "headers": ("Type", "En liste", "Sur la carte"),
        "rows": ROWS,
        "picked": [("vente-en-ligne", "Vendre sur internet")],
        "icons": sorted(ICON_NAMES),
    }
    return render(request, "ui/gallery.html", context)
