"""Addresses of the editor of profiles."""

from django.urls import path, register_converter

from . import steps, views

app_name = "activators"


class StepConverter:
    """The name of a page of the editor; other words are left to the apps that come after."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        """The name, if some kind has that page; raises ``ValueError`` as Django asks."""
        if not steps.is_known(value):
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(StepConverter, "editor_step")

urlpatterns = [
    path("espace/profils/", views.mine, name="mine"),
    path("espace/profils/<slug:slug>/", views.overview, name="overview"),
    path("espace/profils/<slug:slug>/historique/", views.history, name="history"),
    path("espace/profils/<slug:slug>/<editor_step:name>/", views.step, name="step"),
]
