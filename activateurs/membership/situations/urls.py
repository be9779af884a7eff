"""Addresses of what a person says of its situation."""

from django.urls import path

from .views import availability

app_name = "situations"

urlpatterns = [
    path("espace/profils/<slug:slug>/disponibilite/", availability.page, name="availability"),
    path("espace/remplacements/<int:delegation_pk>/", availability.delegation, name="delegation"),
]
