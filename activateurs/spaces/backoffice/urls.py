"""Addresses of the staff's pages."""

from django.urls import path

from . import roles, situations, submissions, views
from .structures import views as structures
from .texts import views as texts

app_name = "backoffice"

urlpatterns = [
    path("gestion/", views.home, name="home"),
    path("gestion/courriers/", views.mails, name="mails"),
    path("gestion/courriers/<int:pk>/renvoyer/", views.send_again, name="send_again"),
    path("gestion/roles/", roles.roles, name="roles"),
    path("gestion/roles/<int:grant_pk>/retirer/", roles.take_back, name="take_back_role"),
    path("gestion/profils/", submissions.queue, name="submissions"),
    path("gestion/profils/<int:submission_pk>/", submissions.one, name="submission"),
    path("gestion/profils/<int:submission_pk>/verifier/", submissions.check_again, name="check_again"),
    path("gestion/recours/<int:appeal_pk>/", submissions.appealed, name="appeal"),
    path("gestion/situations/", situations.situations, name="situations"),
    path("gestion/situations/<int:notice_pk>/traitee/", situations.situation_handled, name="situation_handled"),
    path("gestion/rattachements/", structures.requests, name="belongings"),
    path("gestion/rattachements/<uuid:belonging_id>/", structures.decide, name="belonging"),
    path("gestion/documents/<uuid:document_id>/", structures.document, name="document"),
    path("gestion/structures/<int:structure_pk>/", structures.structure, name="structure"),
    path("gestion/structures/<int:structure_pk>/personnes/<int:membership_pk>/", structures.person, name="person"),
    path("gestion/textes/", texts.texts, name="texts"),
    path("gestion/textes/<slug:text>/commencer/", texts.begin, name="begin_draft"),
    path("gestion/textes/<slug:text>/brouillon/", texts.draft, name="draft"),
    path("gestion/textes/<slug:text>/brouillon/apercu/", texts.preview, name="preview_draft"),
    path("gestion/textes/<slug:text>/brouillon/publier/", texts.publish, name="publish_draft"),
    path("gestion/textes/<slug:text>/brouillon/abandonner/", texts.abandon, name="abandon_draft"),
    path("gestion/textes/<slug:text>/brouillon/articles/nouveau/", texts.article, name="add_article"),
    path("gestion/textes/<slug:text>/brouillon/articles/<int:article_pk>/", texts.article, name="article"),
    path(
        "gestion/textes/<slug:text>/brouillon/articles/<int:article_pk>/retirer/", texts.remove, name="remove_article"
    ),
]
