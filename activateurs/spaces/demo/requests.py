"""Requests that the demonstration's adviser received: one in each state, so that her space has something to show."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from activateurs.foundation.geo import lookup
from activateurs.matching.requests import actions
from activateurs.matching.requests.choices import CallWish, DeclineReason
from activateurs.matching.requests.models import ContactRequest, Wish
from activateurs.membership.activators.models import Profile

from . import known, people

if TYPE_CHECKING:
    from datetime import datetime

# Name, business, town, need, expertise, message, state wanted, days ago.
REQUESTS = (
    (
        "Yann Le Corre",
        "Poissonnerie de la Criée",
        "Vannes (56000)",
        "prendre des commandes en ligne pour les plateaux de fruits de mer",
        "vente-en-ligne",
        "En décembre le téléphone ne s’arrête pas. J’aimerais que les clients choisissent leur plateau eux-mêmes.",
        "waiting",
        1,
    ),
    (
        "Soazig Prigent",
        "Salon Mèche et Compagnie",
        "Auray (56400)",
        "que mes clientes prennent rendez-vous sur internet",
        "reservation",
        "Je perds des rendez-vous quand je coiffe, je ne peux pas répondre. Je n’y connais rien en informatique.",
        "late",
        9,
    ),
    (
        "Malo Kervadec",
        "",
        "Vannes (56000)",
        "créer le site de mon futur atelier de menuiserie",
        "site-internet",
        "Je m’installe au printemps. J’ai des photos de mes meubles mais pas encore de nom de domaine.",
        "accepted",
        6,
    ),
    (
        "Hélène Guillou",
        "Chambres d’hôtes du Loch",
        "Auray (56400)",
        "refaire toutes mes photos",
        "site-internet",
        "Les photos de mon site ont dix ans. Pouvez-vous venir les refaire ?",
        "declined",
        12,
    ),
    (
        "Erwan Tanguy",
        "Garage du Prat",
        "Vannes (56000)",
        "passer à la facture électronique",
        "facturation",
        "Mon comptable me dit que je dois m’y mettre, par où commencer ?",
        "withdrawn",
        15,
    ),
    (
        "Nadia Benali",
        "Traiteur Les Deux Rives",
        "Vannes (56000)",
        "être trouvée quand on cherche un traiteur à Vannes",
        "visibilite",
        "Je n’apparais pas quand on cherche mon métier.",
        "unproven",
        0,
    ),
)


@transaction.atomic
def load(*, at: datetime) -> int:
    """Write the requests as visitors and the adviser would have, at their dates; returns how many."""
    adviser = Profile.objects.get(slug=known.ADVISER_SLUG)
    for number, (person, business, town, need, expertise, message, state, days) in enumerate(REQUESTS, start=1):
        written = at - timedelta(days=days, hours=number)
        wish = Wish(
            business_name=business,
            person_name=person,
            email=f"entreprise{number}@{people.EMAIL_DOMAIN}",
            phone=f"063998{number:04}",  # a range that no operator gives out
            siret="",
            place=lookup.resolve(town)[0],
            need=need,
            expertises=(expertise,),
            message=message,
            call_wish=CallWish.EITHER,
            call_times="en début d’après-midi",
        )
        request = actions.submit(profile=adviser, wish=wish, form_key=uuid.uuid4(), at=written)
        _live(request, state, at=written)
    return len(REQUESTS)


def remove() -> None:
    """Take away what was written to invented activators: their profiles can go afterwards."""
    ContactRequest.objects.filter(addressed_to__structure__siret__startswith=people.SIREN_PREFIX).delete()


def _live(request: ContactRequest, state: str, *, at: datetime) -> None:
    if state == "unproven":
        return
    actions.prove(request=request, at=at + timedelta(minutes=8))
    holding = request.holding
    assert holding is not None, "just handed over"
    user = holding.profile.user
    assert user is not None, "the adviser can sign in"
    later = at + timedelta(days=1)
    if state == "accepted":
        words = "Bonjour, votre projet me parle. Je vous appelle : préparez trois sites qui vous plaisent."
        day = timezone.localdate(at + timedelta(days=8))
        actions.accept(request=request, by=user, at=later, promised_on=day, words=words)
    elif state == "declined":
        words = "Je ne suis pas photographe. À Auray, plusieurs le sont : regardez les championnes de l’annuaire."
        actions.decline(request=request, by=user, at=later, reason=DeclineReason.SKILLS, words=words)
    elif state == "withdrawn":
        actions.withdraw(request=request, at=later)
