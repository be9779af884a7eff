"""Every address of the site, one line per app."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("activateurs.foundation.accounts.urls")),
    path("", include("activateurs.foundation.notifications.urls")),
    path("", include("activateurs.matching.requests.urls")),
    path("", include("activateurs.matching.directory.urls")),
    path("", include("activateurs.spaces.dashboard.urls")),
    path("", include("activateurs.spaces.backoffice.urls")),
]
