"""The type of a request behind sign-in."""

from django.http import HttpRequest

from .models import User


class SignedInRequest(HttpRequest):
    """What a view gets when sign-in is required, as it is by default (``LoginRequiredMiddleware``)."""

    user: User
