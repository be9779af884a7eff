"""Addresses of a site in development."""

from django.urls import include, path

urlpatterns = [path("composants/", include("activateurs.foundation.ui.urls"))]
