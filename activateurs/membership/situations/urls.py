"""Addresses of what a person says of its situation."""

from django.urls import path

from .views import availability, freshness

app_name = "situations"

urlpatterns = [
    path("espace/profils/<slug:slug>/disponibilite/", availability.page, name="availability"),
    path("espace/profils/<slug:slug>/confirmer/", freshness.in_space, name="confirm"),
    path("espace/remplacements/<int:delegation_pk>/", availability.delegation, name="delegation"),
    path("fiches/confirmer/<str:token>/", freshness.by_link, name="confirm_by_link"),
]
