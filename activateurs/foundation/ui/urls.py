"""The gallery of components, in development and in the demonstration only (config/urls.py)."""

from django.urls import path

from . import gallery

app_name = "ui"
urlpatterns = [
    path("", gallery.gallery, name="gallery"),
    path("suggestions/", gallery.suggestions, name="suggestions"),
]
