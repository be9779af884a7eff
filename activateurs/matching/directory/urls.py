"""Addresses of the directory. Words that stand where a slug stands are reserved: carte, points."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from .sitemaps import SITEMAPS
from .views import map as on_map
from .views.listing import activators
from .views.measure import measure
from .views.profile import outbound, profile
from .views.ranking import ranking
from .views.suggestions import needs, places
from .views.territory import territory

app_name = "directory"
urlpatterns = [
    path("activateurs/", activators, name="list"),
    path("activateurs/carte/", on_map.activators_map, name="map"),
    path("activateurs/carte/points/", on_map.points, name="map-points"),
    path("activateurs/carte/fiches/", on_map.cards, name="map-cards"),
    path("activateurs/carte/departements/", on_map.departments, name="departments"),
    path("activateurs/carte/departements.svg", on_map.departments_picture, name="departments-picture"),
    path("activateurs/<slug:slug>/", profile, name="profile"),
    path("activateurs/<slug:slug>/sortie/", outbound, name="outbound"),
    path("mesure/", measure, name="measure"),
    path("classement/", ranking, name="ranking"),
    path("lieux/", places, name="places"),
    path("besoins/", needs, name="needs"),
    path("territoires/<slug:level>-<slug:code>.svg", territory, name="territory"),
    path(
        "sitemap.xml",
        login_not_required(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "directory:sitemap"},
        name="sitemap-index",
    ),
    path("sitemap-<section>.xml", login_not_required(sitemaps.sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
]
