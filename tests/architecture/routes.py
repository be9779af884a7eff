"""Who may open what: every address of the site, and what each audience gets from a GET there.

Audiences: a visitor, a person of each of the five kinds, staff, an administrator. The adviser holds the request that is
looked at. A new address must come here, or `test_access.py` fails.
"""

from activateurs.membership.activators.kinds import Kind

VISITOR, STAFF, ADMINISTRATOR = "visitor", "staff", "administrator"
AUDIENCES = (VISITOR, *Kind.values, STAFF, ADMINISTRATOR)

Answers = dict[str, int]


def access(others: int, **named: int) -> Answers:
    """The same for everybody but those who are named."""
    assert set(named) <= set(AUDIENCES), named
    return dict.fromkeys(AUDIENCES, others) | named


OPEN = access(200)
# Something that is done, never shown.
POST_ONLY_OPEN = access(405)
# A page of one's own, behind sign-in: visitors are led to it.
SIGNED_IN = access(200, visitor=302)
# Does not exist for anybody else (A4.9).
HOLDER_ONLY = access(404, visitor=302, conseiller=200)
STAFF_ONLY = access(404, visitor=302, staff=200, administrator=200)
STAFF_ONLY_LED = access(404, visitor=302, staff=302, administrator=302)
STAFF_ONLY_POST = access(404, visitor=302, staff=405, administrator=405)
# Which ones? The address alone does not tell.
ASKS_FOR_MORE = access(400)
# An answer in JSON that says so.
NOTHING_THERE = access(404)
# Shown on demonstrations only: the suite is none.
DEMONSTRATION = access(404)
# Whoever is signed in is led to the space.
SIGNING_IN = access(302, visitor=200)
# The second step without the first.
STEP_MISSING = access(302)

ROUTES: dict[str, Answers] = {
    # Home and words
    "": OPEN,
    "charte/": OPEN,
    "contact/": OPEN,
    "plan-du-site/": OPEN,
    "accessibilite/": OPEN,
    "mentions-legales/": OPEN,
    "donnees-personnelles/": OPEN,
    "conditions-d-utilisation/": OPEN,
    # Read by machines
    "robots.txt": OPEN,
    ".well-known/security.txt": OPEN,
    "sitemap.xml": OPEN,
    "sitemap-<section>.xml": OPEN,
    "sante/": OPEN,
    # Finding
    "activateurs/": OPEN,
    "activateurs/<slug:slug>/": OPEN,
    "activateurs/<slug:slug>/sortie/": POST_ONLY_OPEN,
    "activateurs/carte/": OPEN,
    "activateurs/carte/points/": OPEN,
    "activateurs/carte/fiches/": ASKS_FOR_MORE,
    "activateurs/carte/departements/": OPEN,
    "activateurs/carte/departements.svg": OPEN,
    "classement/": OPEN,
    "lieux/": OPEN,
    "besoins/": OPEN,
    "territoires/<slug:level>-<slug:code>.svg": OPEN,
    # Reaching: whoever holds the link is the business
    "activateurs/<slug:slug>/contacter/": OPEN,
    "demandes/envoyee/<str:token>/": OPEN,
    "demandes/preuve/<str:token>/": OPEN,
    "demandes/preuve/<str:token>/confirmer/": POST_ONLY_OPEN,
    "demandes/<str:token>/": OPEN,
    "demandes/<str:token>/corriger/": OPEN,
    "demandes/<str:token>/retirer/": OPEN,
    "demandes/<str:token>/nouveau-lien/": OPEN,
    "demandes/lien-perdu/": OPEN,
    # The open API
    "api/": OPEN,
    "api/v1/openapi.json": OPEN,
    "api/v1/activateurs": OPEN,
    "api/v1/activateurs/<slug>": OPEN,
    "api/v1/besoins": access(422),
    "api/v1/": NOTHING_THERE,
    "api/v1/<path:rest>": NOTHING_THERE,
    # Signing in
    "connexion/": SIGNING_IN,
    "connexion/code/": STEP_MISSING,
    "connexion/suspendue/": OPEN,
    "deconnexion/": POST_ONLY_OPEN,
    # An activator's space
    "espace/": SIGNED_IN,
    "espace/demandes/": SIGNED_IN,
    "espace/demandes/<uuid:public_id>/": HOLDER_ONLY,
    "espace/demandes/<uuid:public_id>/accepter/": HOLDER_ONLY,
    "espace/demandes/<uuid:public_id>/refuser/": HOLDER_ONLY,
    # The programme's staff
    "gestion/": STAFF_ONLY_LED,
    "gestion/courriers/": STAFF_ONLY,
    "gestion/courriers/<int:pk>/renvoyer/": STAFF_ONLY_POST,
    # The demonstration
    "demo/courrier/": DEMONSTRATION,
    "demo/courrier/<str:key>/": DEMONSTRATION,
    "demo/courrier/<str:key>/mise-en-forme/": DEMONSTRATION,
}
