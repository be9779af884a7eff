"""Who may open what: every address of the site, and what each audience gets from a GET there.

Audiences: a visitor; a business, who holds the link of its request and nothing else; somebody whose registration is not
finished; a person of each of the five kinds (the adviser holds the request that is looked at); the manager of a
structure, who has no profile; each role of the programme; somebody who left. A new address must come here, or
`test_access.py` fails. The same table says who may not POST there: whoever gets 302 or 404.
"""

from activateurs.membership.activators.kinds import Kind

VISITOR, BUSINESS, PENDING, MANAGER, EX_MEMBER = "visitor", "business", "pending", "manager", "ex_member"
REGIONAL, MODERATOR, EDITOR, STEERING, ADMINISTRATOR = "regional", "moderator", "editor", "steering", "administrator"
ROLES = (REGIONAL, MODERATOR, EDITOR, STEERING, ADMINISTRATOR)
NOT_SIGNED_IN = (VISITOR, BUSINESS)
AUDIENCES = (*NOT_SIGNED_IN, PENDING, *Kind.values, MANAGER, *ROLES, EX_MEMBER)

Answers = dict[str, int]


def access(others: int, **named: int) -> Answers:
    """The same for everybody but those who are named; a business gets what a visitor gets, unless it is named."""
    assert set(named) <= set(AUDIENCES), named
    business = {BUSINESS: named[VISITOR]} if VISITOR in named else {}
    return dict.fromkeys(AUDIENCES, others) | business | named


def to(audiences: tuple[str, ...], answer: int = 200) -> Answers:
    """For ``access``: ``access(404, visitor=302, **to(ROLES))``."""
    return dict.fromkeys(audiences, answer)


OPEN = access(200)
# Something that is done, never shown.
POST_ONLY_OPEN = access(405)
# A page of one's own, behind sign-in: visitors are led to it.
SIGNED_IN = access(200, visitor=302)
SIGNED_IN_POST = access(405, visitor=302)
# For whoever holds the link: another one leads nowhere.
LINK_ONLY = access(404, business=200)
# Opened by a link of another kind than that of a request: nobody of this table has one.
NOBODYS_LINK = access(404)
# Does not exist for anybody else (A4.9).
HOLDER_ONLY = access(404, visitor=302, conseiller=200)
HOLDER_ONLY_POST = access(405, visitor=302)
# A structure exists for its people; what changes them, for its manager; a request to join, for whoever made it.
MEMBERS_ONLY = access(404, visitor=302, conseiller=200, manager=200)
MANAGER_ONLY = access(404, visitor=302, manager=200)
ASKER_ONLY = access(404, visitor=302, pending=200)
# The programme's staff, whatever the role; those who answer for its good running.
STAFF_ONLY = access(404, visitor=302, **to(ROLES))
TEAM = (MODERATOR, ADMINISTRATOR)
TEAM_ONLY = access(404, visitor=302, **to(TEAM))
# Its person, the manager of its structure, the team.
DEPARTURE = access(404, visitor=302, conseiller=200, **to(TEAM))
TEAM_POST = access(404, visitor=302, **to(TEAM, 405))
GOOD_RUNNING = (STEERING, ADMINISTRATOR)
GOOD_RUNNING_ONLY = access(404, visitor=302, **to(GOOD_RUNNING))
GOOD_RUNNING_POST = access(404, visitor=302, **to(GOOD_RUNNING, 405))
# The texts of the programme: editors draft, steering publishes.
WRITERS = (EDITOR, STEERING)
WRITERS_ONLY = access(404, visitor=302, **to(WRITERS))
WRITERS_POST = access(404, visitor=302, **to(WRITERS, 405))
MODERATION_ONLY = access(404, visitor=302, moderator=200)
# Which ones? The address alone does not tell.
ASKS_FOR_MORE = access(400)
# An answer in JSON that says so.
NOTHING_THERE = access(404)
# Shown on demonstrations only: the suite is none.
DEMONSTRATION = access(404)
# Set up by the operator: the suite is not.
NOT_SET_UP = access(404)
# Whoever is signed in is led to the space.
SIGNING_IN = access(302, visitor=200)
# The second step without the first.
STEP_MISSING = access(302)

ROUTES: dict[str, Answers] = {
    # Home and words
    "": OPEN,
    "charte/": OPEN,
    "charte/versions/<int:number>/": OPEN,
    "charte/versions/<int:number>/changements/": OPEN,
    "conditions-d-utilisation/versions/<int:number>/": OPEN,
    "conditions-d-utilisation/versions/<int:number>/changements/": OPEN,
    "rejoindre/": OPEN,
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
    "mesure/": POST_ONLY_OPEN,
    "classement/": OPEN,
    "lieux/": OPEN,
    "besoins/": OPEN,
    "territoires/<slug:level>-<slug:code>.svg": OPEN,
    # Files of profiles
    "images/<str:stored>": OPEN,
    "fichiers/<str:brochure>": OPEN,
    # Reaching: whoever holds the link is the business
    "activateurs/<slug:slug>/contacter/": OPEN,
    "demandes/envoyee/<str:token>/": LINK_ONLY,
    "demandes/preuve/<str:token>/": LINK_ONLY,
    "demandes/preuve/<str:token>/confirmer/": POST_ONLY_OPEN,
    "demandes/<str:token>/": LINK_ONLY,
    "demandes/<str:token>/corriger/": LINK_ONLY,
    "demandes/<str:token>/retirer/": LINK_ONLY,
    "demandes/<str:token>/nouveau-lien/": LINK_ONLY,
    "demandes/lien-perdu/": OPEN,
    # The open API
    "api/": OPEN,
    "api/v1/openapi.json": OPEN,
    "api/v1/activateurs": OPEN,
    "api/v1/activateurs/<slug>": OPEN,
    "api/v1/besoins": access(422),
    "api/v1/": NOTHING_THERE,
    "api/v1/<path:rest>": NOTHING_THERE,
    # Joining, signing in
    "inscription/": SIGNING_IN,
    "connexion/": SIGNING_IN,
    "connexion/code/": STEP_MISSING,
    "connexion/cle/": STEP_MISSING,
    "connexion/deuxieme-etape/": STEP_MISSING,
    "connexion/proconnect/": NOT_SET_UP,
    "connexion/proconnect/retour/": NOT_SET_UP,
    "connexion/suspendue/": OPEN,
    "deconnexion/": POST_ONLY_OPEN,
    # What keeps an account safe: those who hold a role have an application of codes
    "espace/securite/": SIGNED_IN,
    "espace/securite/confirmer/": access(302, **to(ROLES)),
    "espace/securite/cle/": SIGNED_IN,
    "espace/securite/cle/<int:pk>/retirer/": access(404, visitor=302),
    "espace/securite/application/": access(200, visitor=302, **to(ROLES, 302)),
    "espace/securite/application/retirer/": access(404, visitor=302, **to(ROLES)),
    "espace/securite/codes/": access(404, visitor=302, **to(ROLES)),
    "espace/securite/appareils/": SIGNED_IN_POST,
    "espace/securite/appareils/<int:pk>/": SIGNED_IN_POST,
    # An activator's space
    "espace/": SIGNED_IN,
    "espace/demandes/": SIGNED_IN,
    "espace/statistiques/": SIGNED_IN,
    "espace/statistiques/<slug:slug>/": HOLDER_ONLY,
    "espace/statistiques/<slug:slug>/chiffres.csv": HOLDER_ONLY,
    "espace/demandes/<uuid:public_id>/": HOLDER_ONLY,
    "espace/demandes/<uuid:public_id>/accepter/": HOLDER_ONLY,
    "espace/demandes/<uuid:public_id>/refuser/": HOLDER_ONLY,
    # Changes of situation
    "espace/profils/": SIGNED_IN,
    "espace/profils/<slug:slug>/": HOLDER_ONLY,
    "espace/profils/<slug:slug>/historique/": HOLDER_ONLY,
    "espace/profils/<slug:slug>/<editor_step:name>/": HOLDER_ONLY,
    "espace/profils/<slug:slug>/fichiers/<str:stored>": access(404, visitor=302, conseiller=200, **to(TEAM)),
    "espace/profils/<slug:slug>/disponibilite/": HOLDER_ONLY,
    "espace/profils/<slug:slug>/confirmer/": HOLDER_ONLY,
    "espace/profils/<slug:slug>/depart/": DEPARTURE,
    "espace/profils/<slug:slug>/depart/annuler/": HOLDER_ONLY_POST,
    "espace/mes-donnees/": SIGNED_IN,
    "espace/mes-donnees/<uuid:export_id>/": HOLDER_ONLY,
    "espace/quitter/": SIGNED_IN,
    "espace/reprises/<int:hand_over_pk>/": HOLDER_ONLY,
    "espace/remplacements/<int:delegation_pk>/": HOLDER_ONLY,
    "fiches/confirmer/<str:token>/": NOBODYS_LINK,
    # Structures and their people: the adviser is a member, and somebody asks to join
    "espace/structure/": SIGNED_IN,
    "espace/structure/invitation/<str:token>/": NOTHING_THERE,
    "espace/structure/<int:structure_pk>/": MEMBERS_ONLY,
    "espace/structure/<int:structure_pk>/quitter/": MEMBERS_ONLY,
    "espace/structure/<int:structure_pk>/inviter/": MANAGER_ONLY,
    "espace/structure/<int:structure_pk>/invitations/<uuid:invitation_id>/annuler/": access(
        404, visitor=302, manager=405
    ),
    "espace/structure/<int:structure_pk>/demandes/<uuid:belonging_id>/": MANAGER_ONLY,
    "espace/structure/<int:structure_pk>/personnes/<int:membership_pk>/retirer/": MANAGER_ONLY,
    "espace/structure/<int:structure_pk>/personnes/<int:membership_pk>/role/": MANAGER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/": ASKER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/adresse/": ASKER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/code/": ASKER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/gestionnaire/": ASKER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/document/": ASKER_ONLY,
    "espace/structure/rattachement/<uuid:belonging_id>/abandonner/": ASKER_ONLY,
    # The way in
    "espace/inscription/": SIGNED_IN,
    "espace/inscription/<uuid:registration_key>/<slug:page>/": access(404, visitor=302, pending=200),
    "espace/inscription/<uuid:registration_key>/abandonner/": access(405, visitor=302),
    "espace/inscription/profil/<slug:slug>/": HOLDER_ONLY,
    "espace/inscription/profil/<slug:slug>/suite/": access(404, visitor=302, conseiller=302),
    "espace/inscription/profil/<slug:slug>/envoyer/": access(405, visitor=302),
    "espace/inscription/profil/<slug:slug>/reprendre/": access(405, visitor=302),
    # Only whoever was refused appeals.
    "espace/inscription/profil/<slug:slug>/recours/": access(404, visitor=302),
    "espace/inscription/profil/<slug:slug>/changer/": HOLDER_ONLY,
    # The programme's staff
    "gestion/profils/": MODERATION_ONLY,
    "gestion/profils/<int:submission_pk>/": MODERATION_ONLY,
    "gestion/profils/<int:submission_pk>/verifier/": access(404, visitor=302, moderator=405),
    "gestion/recours/<int:appeal_pk>/": MODERATION_ONLY,
    "gestion/": STAFF_ONLY,
    "gestion/roles/": access(404, visitor=302, administrator=200),
    "gestion/roles/<int:grant_pk>/retirer/": access(404, visitor=302, administrator=405),
    "gestion/courriers/": GOOD_RUNNING_ONLY,
    "gestion/courriers/<int:pk>/renvoyer/": GOOD_RUNNING_POST,
    "gestion/situations/": TEAM_ONLY,
    "gestion/situations/<int:notice_pk>/traitee/": TEAM_POST,
    "gestion/rattachements/": TEAM_ONLY,
    "gestion/rattachements/<uuid:belonging_id>/": TEAM_ONLY,
    "gestion/documents/<uuid:document_id>/": TEAM_ONLY,
    "gestion/structures/<int:structure_pk>/": TEAM_ONLY,
    "gestion/structures/<int:structure_pk>/personnes/<int:membership_pk>/": TEAM_POST,
    "gestion/textes/": WRITERS_ONLY,
    "gestion/textes/<slug:text>/commencer/": WRITERS_POST,
    "gestion/textes/<slug:text>/brouillon/": WRITERS_ONLY,
    "gestion/textes/<slug:text>/brouillon/apercu/": WRITERS_ONLY,
    "gestion/textes/<slug:text>/brouillon/publier/": access(404, visitor=302, steering=200),
    "gestion/textes/<slug:text>/brouillon/abandonner/": WRITERS_POST,
    "gestion/textes/<slug:text>/brouillon/articles/nouveau/": WRITERS_ONLY,
    "gestion/textes/<slug:text>/brouillon/articles/<int:article_pk>/": WRITERS_ONLY,
    "gestion/textes/<slug:text>/brouillon/articles/<int:article_pk>/retirer/": WRITERS_POST,
    # The demonstration
    "demo/code/": DEMONSTRATION,
    "demo/annuaire-entreprises/search": DEMONSTRATION,
    "demo/courrier/": DEMONSTRATION,
    "demo/courrier/<str:key>/": DEMONSTRATION,
    "demo/courrier/<str:key>/mise-en-forme/": DEMONSTRATION,
}
