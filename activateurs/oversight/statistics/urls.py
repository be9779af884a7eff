"""Addresses of the figures."""

from django.urls import path

from . import views

app_name = "statistics"

urlpatterns = [
    path("espace/statistiques/", views.mine, name="mine"),
    path("espace/statistiques/<slug:slug>/", views.one, name="one"),
    path("espace/statistiques/<slug:slug>/chiffres.csv", views.download, name="download"),
]
