"""Addresses of the activator's space."""

from django.urls import path

from .views import home, requests

app_name = "dashboard"

urlpatterns = [
    path("espace/", home.home, name="home"),
    path("espace/demandes/", requests.listing, name="requests"),
    path("espace/demandes/<uuid:public_id>/", requests.one, name="request"),
    path("espace/demandes/<uuid:public_id>/accepter/", requests.accept, name="accept"),
    path("espace/demandes/<uuid:public_id>/refuser/", requests.decline, name="decline"),
]
