"""Stored codes of requests and their French words."""

from django.db import models


class State(models.TextChoices):
    """Where a request stands."""

    AWAITING_PROOF = "PROOF", "Adresse à confirmer"
    HANDED_OVER = "HANDED", "En attente de réponse"
    ACCEPTED = "ACCEPTED", "Acceptée"
    DECLINED = "DECLINED", "Refusée"
    WITHDRAWN = "WITHDRAWN", "Retirée"
    EXPIRED = "EXPIRED", "Jamais confirmée"


# The business may still change or withdraw its request; the activator may read it.
OPEN_STATES = (State.HANDED_OVER, State.ACCEPTED)
# What an activator sees in its space: a request reaches it once the address is proven.
REACHED_STATES = (State.HANDED_OVER, State.ACCEPTED, State.DECLINED, State.WITHDRAWN)
# The same, said of several requests.
REACHED_STATES_WORDS = {
    State.HANDED_OVER: "En attente de réponse",
    State.ACCEPTED: "Acceptées",
    State.DECLINED: "Refusées",
    State.WITHDRAWN: "Retirées",
}


class DeclineReason(models.TextChoices):
    """Why an activator cannot help; told to the business in these words."""

    SKILLS = "SKILLS", "Ce besoin ne fait pas partie de mes compétences"
    AREA = "AREA", "Je n’interviens pas dans votre secteur géographique"
    TIME = "TIME", "Je n’ai pas le temps de m’en occuper correctement en ce moment"
    DUPLICATE = "DUPLICATE", "Nous sommes déjà en contact pour ce projet"
    OTHER = "OTHER", "Une autre raison"


class CallWish(models.TextChoices):
    """How the business wants to be reached."""

    PHONE = "PHONE", "Par téléphone"
    MAIL = "MAIL", "Par courriel"
    EITHER = "EITHER", "Par téléphone ou par courriel"
