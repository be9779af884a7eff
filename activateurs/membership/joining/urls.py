"""Addresses of the way in."""

from django.urls import path

from .views import profile, registration

app_name = "joining"

urlpatterns = [
    path("espace/inscription/", registration.start, name="start"),
    path("espace/inscription/<uuid:registration_key>/abandonner/", registration.drop, name="drop"),
    path("espace/inscription/<uuid:registration_key>/<slug:page>/", registration.page_of, name="page"),
    path("espace/inscription/profil/<slug:slug>/suite/", profile.editor, name="editor"),
    path("espace/inscription/profil/<slug:slug>/", profile.state, name="state"),
    path("espace/inscription/profil/<slug:slug>/envoyer/", profile.send, name="send"),
    path("espace/inscription/profil/<slug:slug>/reprendre/", profile.take_back, name="take_back"),
    path("espace/inscription/profil/<slug:slug>/recours/", profile.appeal, name="appeal"),
    path("espace/inscription/profil/<slug:slug>/changer/", profile.change, name="change"),
]
