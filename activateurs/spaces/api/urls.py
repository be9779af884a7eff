"""Addresses of the API and of its documentation."""

from django.urls import URLPattern, include, path

from . import views
from .access import open_to_all
from .operations import api

operations, _, namespace = api.urls
for pattern in operations:
    if isinstance(pattern, URLPattern):
        pattern.callback = open_to_all(pattern.callback)

urlpatterns = [
    path("", views.documentation, name="api-documentation"),
    path("v1/openapi.json", open_to_all(views.openapi), name="api-openapi"),
    path("v1/", include((operations, namespace))),
    path("v1/<path:rest>", open_to_all(views.unknown)),
]
