"""Addresses of the files of profiles; the pages where they are chosen are pages of the editor."""

from django.urls import path

from .views import serving

app_name = "files"
urlpatterns = [
    path("images/<str:stored>", serving.picture, name="picture"),
    path("fichiers/<str:brochure>", serving.document, name="brochure"),
    path("espace/profils/<slug:slug>/fichiers/<str:stored>", serving.own, name="own"),
]
