"""Addresses of what a person says of its situation."""

from django.urls import path

from .views import availability, departures, freshness, leaving

app_name = "situations"

urlpatterns = [
    path("espace/profils/<slug:slug>/disponibilite/", availability.page, name="availability"),
    path("espace/profils/<slug:slug>/confirmer/", freshness.in_space, name="confirm"),
    path("espace/profils/<slug:slug>/depart/", departures.page, name="departure"),
    path("espace/profils/<slug:slug>/depart/annuler/", departures.cancel, name="cancel_departure"),
    path("espace/mes-donnees/", leaving.my_data, name="my_data"),
    path("espace/mes-donnees/<uuid:export_id>/", leaving.download, name="download"),
    path("espace/quitter/", leaving.farewell, name="farewell"),
    path("espace/reprises/<int:hand_over_pk>/", departures.hand_over, name="hand_over"),
    path("espace/remplacements/<int:delegation_pk>/", availability.delegation, name="delegation"),
    path("fiches/confirmer/<str:token>/", freshness.by_link, name="confirm_by_link"),
]
