"""Addresses of the staff's pages."""

from django.urls import path

from . import situations, views

app_name = "backoffice"

urlpatterns = [
    path("gestion/", views.home, name="home"),
    path("gestion/courriers/", views.mails, name="mails"),
    path("gestion/courriers/<int:pk>/renvoyer/", views.send_again, name="send_again"),
    path("gestion/situations/", situations.situations, name="situations"),
    path("gestion/situations/<int:notice_pk>/traitee/", situations.situation_handled, name="situation_handled"),
]
