"""What happened to a request, in plain words, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.template.defaultfilters import date as french_date

from .choices import State

if TYPE_CHECKING:
    from datetime import datetime

    from .models import ContactRequest, Stage

CORRECTED = {
    "business_name": "le nom de l’entreprise",
    "person_name": "le nom",
    "phone": "le téléphone",
    "need": "le besoin",
    "message": "le message",
    "call_wish": "la façon de répondre",
    "call_times": "les moments où appeler",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the history; ``state`` is ``done``, ``current`` or ``future``."""

    title: str
    at: datetime | None
    text: str = ""
    state: str = "done"


def moments(request: ContactRequest) -> list[Moment]:
    """Every stage and correction, and what comes next while an answer is awaited."""
    holdings = list(request.holdings.select_related("profile__structure").order_by("since", "pk"))
    names = [holding.profile.display_name for holding in holdings]
    past = [_of_stage(stage, names[0] if names else "") for stage in request.stages.order_by("at", "pk")]
    for correction in request.corrections.order_by("at", "pk"):
        parts = ", ".join(CORRECTED[name] for name in correction.fields)
        past.append(Moment("Demande corrigée", correction.at, f"A changé : {parts}."))
    for earlier, later in pairwise(holdings):
        text = f"{earlier.profile.display_name} n’est plus activateur dans cette structure."
        past.append(Moment(f"Demande reprise par {later.profile.display_name}", later.since, text))
    if holdings and holdings[-1].until is not None:
        text = "Personne n’a encore repris la demande."
        past.append(Moment(f"Départ de {holdings[-1].profile.display_name}", holdings[-1].until, text))
    past.sort(key=lambda moment: moment.at or request.created_at)
    if holdings and holdings[-1].until is None and request.stage.state == State.HANDED_OVER:
        due = french_date(holdings[-1].answer_due_on, "l j F Y")
        past.append(Moment("Réponse de l’activateur", None, f"Attendue au plus tard le {due}.", "future"))
    return past


def _of_stage(stage: Stage, holder: str) -> Moment:
    promised = french_date(stage.promised_on, "l j F Y") if stage.promised_on else ""
    title, text = {
        State.AWAITING_PROOF: ("Demande écrite", "Un message a été envoyé pour vérifier l’adresse."),
        State.HANDED_OVER: ("Adresse confirmée, demande transmise", f"{holder} l’a reçue."),
        State.ACCEPTED: ("Demande acceptée", f"Prise de contact annoncée pour le {promised}."),
        State.DECLINED: ("Demande refusée", f"{stage.get_reason_display()}."),
        State.WITHDRAWN: ("Demande retirée", "L’entreprise ne souhaite plus être contactée."),
        State.EXPIRED: ("Demande effacée", "L’adresse n’a pas été confirmée à temps."),
    }[State(stage.state)]
    return Moment(title, stage.at, text, "done" if stage.until else "current")
