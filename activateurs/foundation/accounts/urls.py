"""Joining, sign-in and sign-out, security: the only pages of allauth that this site opens.

Names that start with ``mfa_`` and ``account_`` are those that allauth leads to.
"""

from allauth.account.views import logout
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .second_factor import before_second_factor
from .views import factors, proconnect, security, signing_in

ask_code = never_cache(login_not_required(signing_in.AskCodeView.as_view()))

urlpatterns = [
    path("inscription/", never_cache(login_not_required(signing_in.JoinView.as_view())), name="account_join"),
    path("connexion/", ask_code, name="account_login"),
    path("connexion/", ask_code, name="account_request_login_code"),
    path("connexion/code/", signing_in.GiveCodeView.as_view(), name="account_confirm_login_code"),
    path("connexion/cle/", factors.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("connexion/deuxieme-etape/", factors.SecondStepView.as_view(), name="mfa_authenticate"),
    path("connexion/proconnect/", proconnect.start, name="account_proconnect"),
    path("connexion/proconnect/retour/", proconnect.back, name="account_proconnect_back"),
    path("connexion/suspendue/", signing_in.SuspendedView.as_view(), name="account_inactive"),
    path("deconnexion/", require_POST(logout), name="account_logout"),
    path("espace/securite/", before_second_factor(security.overview), name="mfa_index"),
    path(
        "espace/securite/confirmer/",
        before_second_factor(factors.ConfirmView.as_view()),
        name="mfa_reauthenticate",
    ),
    path("espace/securite/cle/", before_second_factor(factors.NewPasskeyView.as_view()), name="mfa_add_webauthn"),
    path("espace/securite/cle/<int:pk>/retirer/", factors.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("espace/securite/application/", before_second_factor(factors.NewAppView.as_view()), name="mfa_activate_totp"),
    path("espace/securite/application/retirer/", factors.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("espace/securite/codes/", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("espace/securite/appareils/", security.close_others, name="account_close_others"),
    path("espace/securite/appareils/<int:pk>/", security.close_session, name="account_close_session"),
]
