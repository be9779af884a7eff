"""Addresses of the demonstration's mailbox."""

from django.urls import path

from . import views

app_name = "notifications"

urlpatterns = [
    path("demo/courrier/", views.mailbox, name="mailbox"),
    path("demo/courrier/<str:key>/", views.mail, name="mail"),
    path("demo/courrier/<str:key>/mise-en-forme/", views.mail_html, name="mail_html"),
]
