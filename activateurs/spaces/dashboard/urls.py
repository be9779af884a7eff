"""Addresses of the activator's space."""

from django.urls import path

from . import views

app_name = "dashboard"

urlpatterns = [
    path("espace/", views.home, name="home"),
    path("espace/demandes/<uuid:public_id>/", views.one, name="request"),
    path("espace/demandes/<uuid:public_id>/accepter/", views.accept, name="accept"),
    path("espace/demandes/<uuid:public_id>/refuser/", views.decline, name="decline"),
]
