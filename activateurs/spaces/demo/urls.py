"""Address of the code of the demonstration's staff."""

from django.urls import path

from . import views

app_name = "demo"

urlpatterns = [path("demo/code/", views.code, name="code")]
