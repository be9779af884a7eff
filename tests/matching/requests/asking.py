"""A business that writes: what it types, and the steps it takes."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.geo import lookup
from activateurs.matching.requests import actions
from activateurs.matching.requests.models import Wish
from activateurs.matching.requests.seal import Seal
from tests.builders import make_profile

BUSINESS = "boulangere@exemple.example"
TYPED = {
    "person_name": "Maëlle Kerbrat",
    "business_name": "Boulangerie du Port",
    "siret": "",
    "lieu": "Vannes (56000)",
    "need": "vendre mes galettes sur internet",
    "message": "Je cherche une boutique simple.\nPas trop chère.",
    "email": BUSINESS,
    "call_wish": "EITHER",
    "phone": "06 12 34 56 78",
    "call_times": "le lundi",
    "consent": "on",
    "site_web": "",
}


def sealed(profile, *, age=timedelta(seconds=30), key=None):
    """The seal of a form that was opened that long ago."""
    return str(Seal.fresh(profile.slug, at=timezone.now() - age, key=key))


def send_form(client, profile, *, seal=None, **changes):
    """Send the contact form as a browser does."""
    data = TYPED | {"sceau": seal or sealed(profile)} | changes
    return client.post(reverse("requests:new", args=[profile.slug]), data)


def make_wish(**changes):
    """What a valid form gives."""
    fields = {
        "business_name": TYPED["business_name"],
        "person_name": TYPED["person_name"],
        "email": BUSINESS,
        "phone": "0612345678",
        "siret": "",
        "place": lookup.by_insee("56260"),
        "need": TYPED["need"],
        "expertises": ("site-internet",),
        "message": TYPED["message"],
        "call_wish": "EITHER",
        "call_times": "le lundi",
    }
    return Wish(**(fields | changes))


def make_request(profile=None, *, at=None, key=None, **changes):
    """A request that waits for its proof."""
    profile = profile or make_profile()
    at = at or timezone.now()
    return actions.submit(profile=profile, wish=make_wish(**changes), form_key=key or uuid.uuid4(), at=at)


def make_handed(profile=None, *, at=None, **changes):
    """A request whose address is proven."""
    at = at or timezone.now()
    request = make_request(profile, at=at, **changes)
    actions.prove(request=request, at=at)
    return request
