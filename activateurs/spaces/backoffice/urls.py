"""Addresses of the staff's pages."""

from django.urls import path

from . import views

app_name = "backoffice"

urlpatterns = [
    path("gestion/", views.home, name="home"),
    path("gestion/courriers/", views.mails, name="mails"),
    path("gestion/courriers/<int:pk>/renvoyer/", views.send_again, name="send_again"),
]
