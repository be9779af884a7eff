"""Addresses that do on purpose what no page of the site does."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from activateurs.foundation.web.throttling import ThrottledError
from config import urls


@login_not_required
def writes(request: HttpRequest) -> HttpResponse:
    Permission.objects.filter(pk=0).update(name="x")
    return HttpResponse("fait")


@login_not_required
def reads(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Permission.objects.exists()))


@login_not_required
def remembers(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = "yes"
    return HttpResponse("retenu")


@login_not_required
def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def suspects(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


@login_not_required
def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


@login_not_required
def throttles(request: HttpRequest) -> HttpResponse:
    raise ThrottledError(90)


def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("signed in")


urlpatterns = [
    path("ecrit/", writes),
    path("lit/", reads),
    path("retient/", remembers),
    path("refuse/", refuses),
    path("soupconne/", suspects),
    path("casse/", breaks),
    path("freine/", throttles),
    path("api/freine/", throttles),
    path("ferme/", closed),
    path("", include(urls.urlpatterns)),
]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
