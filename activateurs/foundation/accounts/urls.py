"""Sign-in and sign-out: the only pages of allauth that this site opens."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

ask_code = never_cache(login_not_required(views.request_login_code))

urlpatterns = [
    path("connexion/", ask_code, name="account_login"),
    path("connexion/", ask_code, name="account_request_login_code"),
    path("connexion/code/", views.confirm_login_code, name="account_confirm_login_code"),
    path("connexion/suspendue/", views.account_inactive, name="account_inactive"),
    path("deconnexion/", require_POST(views.logout), name="account_logout"),
]
