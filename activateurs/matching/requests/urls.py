"""Addresses of a request: by the activator's page, then by personal links."""

from django.urls import path

from .views import contact, tracking

app_name = "requests"

urlpatterns = [
    path("activateurs/<slug:slug>/contacter/", contact.new, name="new"),
    path("demandes/envoyee/<str:token>/", contact.sent, name="sent"),
    path("demandes/preuve/<str:token>/", contact.proof, name="proof"),
    path("demandes/preuve/<str:token>/confirmer/", contact.confirm, name="confirm"),
    path("demandes/lien-perdu/", tracking.lost_link, name="lost_link"),
    path("demandes/<str:token>/", tracking.page, name="tracking"),
    path("demandes/<str:token>/retirer/", tracking.withdraw, name="withdraw"),
    path("demandes/<str:token>/corriger/", tracking.correct, name="correct"),
    path("demandes/<str:token>/nouveau-lien/", tracking.renew_link, name="renew_link"),
]
