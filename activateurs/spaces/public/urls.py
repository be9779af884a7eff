"""Home, legal pages, and the files that robots read."""

from django.urls import path

from . import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("charte/", views.charter_page, name="charter"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    *[path(page.path, views.legal, {"page": page}, name=page.name) for page in views.PAGES],
]
