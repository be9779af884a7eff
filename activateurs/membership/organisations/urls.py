"""Addresses of structures and their people, in the activators' space."""

from django.urls import path

from .views import belonging, decisions, demo, invitations, people, structures

app_name = "organisations"

OWN = "espace/structure/rattachement/<uuid:belonging_id>/"
ONE = "espace/structure/<int:structure_pk>/"

urlpatterns = [
    path("demo/annuaire-entreprises/search", demo.search, name="demo_directory"),
    path("espace/structure/", structures.mine, name="mine"),
    path("espace/structure/invitation/<str:token>/", invitations.answer, name="invitation"),
    path(OWN, belonging.page, name="request"),
    path(f"{OWN}adresse/", belonging.address, name="address"),
    path(f"{OWN}code/", belonging.code, name="code"),
    path(f"{OWN}gestionnaire/", belonging.ask, name="ask"),
    path(f"{OWN}document/", belonging.document, name="document"),
    path(f"{OWN}abandonner/", belonging.withdraw, name="withdraw"),
    path(ONE, structures.one, name="structure"),
    path(f"{ONE}quitter/", structures.leave, name="leave"),
    path(f"{ONE}inviter/", invitations.invite, name="invite"),
    path(f"{ONE}invitations/<uuid:invitation_id>/annuler/", invitations.revoke, name="revoke"),
    path(f"{ONE}demandes/<uuid:belonging_id>/", decisions.decide, name="decide"),
    path(f"{ONE}personnes/<int:membership_pk>/retirer/", people.remove, name="remove"),
    path(f"{ONE}personnes/<int:membership_pk>/role/", people.change_role, name="role"),
]
