"""Every address of the site, one line per app."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from activateurs.foundation.web.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("activateurs.spaces.public.urls")),
    # Before those that fewer visits ask: each pattern is tried in turn.
    path("", include("activateurs.matching.directory.urls")),
    path("", include("activateurs.membership.files.urls")),
    path("sante/", health, name="health"),
    path("", include("activateurs.foundation.accounts.urls")),
    path("", include("activateurs.foundation.notifications.urls")),
    path("", include("activateurs.membership.organisations.urls")),
    path("", include("activateurs.membership.situations.urls")),
    path("", include("activateurs.matching.requests.urls")),
    path("", include("activateurs.oversight.statistics.urls")),
    path("", include("activateurs.spaces.dashboard.urls")),
    path("", include("activateurs.membership.activators.urls")),
    path("", include("activateurs.membership.joining.urls")),
    path("api/", include("activateurs.spaces.api.urls")),
    path("", include("activateurs.spaces.backoffice.urls")),
    path("", include("activateurs.spaces.demo.urls")),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("composants/", include("activateurs.foundation.ui.urls")))

handler400 = "activateurs.foundation.web.errors.bad_request"
handler403 = "activateurs.foundation.web.errors.forbidden"
handler404 = "activateurs.foundation.web.errors.not_found"
# Where allauth looks for it.
handler429 = "activateurs.foundation.web.errors.throttled"
handler500 = "activateurs.foundation.web.errors.server_error"
