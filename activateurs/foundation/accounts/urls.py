"""Joining, sign-in and sign-out: the only pages of allauth that this site opens."""

from allauth.account.views import logout
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .views import AskCodeView, GiveCodeView, JoinView, SuspendedView

ask_code = never_cache(login_not_required(AskCodeView.as_view()))

urlpatterns = [
    path("inscription/", never_cache(login_not_required(JoinView.as_view())), name="account_join"),
    path("connexion/", ask_code, name="account_login"),
    path("connexion/", ask_code, name="account_request_login_code"),
    path("connexion/code/", GiveCodeView.as_view(), name="account_confirm_login_code"),
    path("connexion/suspendue/", SuspendedView.as_view(), name="account_inactive"),
    path("deconnexion/", require_POST(logout), name="account_logout"),
]
