"""Proving that one works in a structure: by a code, by its managers, or by a document read by staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activateurs.membership.organisations import actions, domains, onward, policies
from activateurs.membership.organisations.forms import AddressForm, AskForm, CodeForm, DocumentForm

from . import scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse

    from activateurs.foundation.accounts.requests import SignedInRequest

TOO_MANY_CODES = "Plusieurs codes sont déjà partis aujourd’hui. Cherchez le dernier message reçu, ou réessayez demain."
WRONG_CODE = "Ce code n’est pas le bon. Vérifiez que vous recopiez celui du dernier message reçu."
OLD_CODE = "Ce code ne marche plus : il est trop ancien, ou il a été essayé trop de fois. Demandez-en un autre."
TOO_MANY_DOCUMENTS = "Trois documents attendent déjà l’équipe du programme."


@never_cache
@require_safe
def page(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Where the request stands, and the proofs that can still be brought."""
    asking = scope.own_request(request, belonging_id)
    context = {
        "asking": asking,
        "domains": domains.controlled_by(asking.structure),
        "begun": onward.of(request.user, asking.structure),
        "has_managers": policies.has_managers(asking.structure),
        "documents": asking.documents.filter(erased_at__isnull=True).order_by("pk"),
        "code_sent": asking.codes.filter(used_at__isnull=True, expires_at__gt=timezone.now()).exists(),
    }
    return render(request, "organisations/request.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Give the address to which a code is sent."""
    asking = scope.own_request(request, belonging_id)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():

        def send() -> None:
            actions.send_code(request=asking, email=form.cleaned_data["email"], at=timezone.now())

        if _done(send, form, "email"):
            return redirect("organisations:code", belonging_id)
    context = {"asking": asking, "form": form, "domains": domains.controlled_by(asking.structure)}
    return render(request, "organisations/address.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Give the code that was received."""
    asking = scope.own_request(request, belonging_id)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def prove() -> None:
            actions.prove_by_domain(request=asking, code=form.cleaned_data["code"], at=timezone.now())

        if _done(prove, form, "code"):
            messages.success(request, f"C’est prouvé : vous faites partie de {asking.structure.name}.")
            begun = onward.of(request.user, asking.structure)
            return redirect(begun) if begun else redirect("organisations:structure", asking.structure_id)
    sent = asking.codes.order_by("-sent_at", "-pk").first()
    return render(request, "organisations/code.html", {"asking": asking, "form": form, "sent": sent})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Write a word to the managers."""
    asking = scope.own_request(request, belonging_id)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def put() -> None:
            actions.ask_managers(request=asking, words=form.cleaned_data["words"], at=timezone.now())

        if _done(put, form, "words"):
            messages.success(request, "Votre demande est envoyée. Vous serez prévenu de la réponse par courriel.")
            return redirect("organisations:request", belonging_id)
    return render(request, "organisations/ask.html", {"asking": asking, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Bring a document to staff."""
    asking = scope.own_request(request, belonging_id)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if request.method == "POST" and form.is_valid():

        def add() -> None:
            actions.add_document(request=asking, read=form.cleaned_data["file"], at=timezone.now())

        if _done(add, form, "file"):
            messages.success(request, "Votre document est transmis à l’équipe du programme.")
            return redirect("organisations:request", belonging_id)
    return render(request, "organisations/document.html", {"asking": asking, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, belonging_id: UUID) -> HttpResponse:
    """Give the request up, after a confirmation."""
    asking = scope.own_request(request, belonging_id)
    if request.method == "POST":
        try:
            actions.withdraw(request=asking, at=timezone.now())
            messages.success(request, "Votre demande est abandonnée. Vos documents sont effacés.")
        except actions.AlreadyDecidedError:
            messages.error(request, "Cette demande a déjà une réponse.")
        return redirect("organisations:mine")
    return render(request, "organisations/withdraw.html", {"asking": asking})


def _done(act: Callable[[], None], form: Form, field: str) -> bool:
    """Whether it could be done; otherwise the form says why, beside its field."""
    try:
        act()
    except actions.AddressRefusedError as error:
        form.add_error(field, str(error))
    except actions.TooManyCodesError:
        form.add_error(field, TOO_MANY_CODES)
    except actions.WrongCodeError:
        form.add_error(field, WRONG_CODE)
    except actions.CodeExpiredError:
        form.add_error(field, OLD_CODE)
    except actions.TooManyDocumentsError:
        form.add_error(field, TOO_MANY_DOCUMENTS)
    except (actions.AlreadyDecidedError, actions.AlreadyThereError):
        form.add_error(None, "Cette demande a déjà une réponse : revenez à « Ma structure » pour la lire.")
    except actions.NotAllowedError:
        form.add_error(None, "Cette structure n’a plus de gestionnaire : déposez un document.")
    return not form.errors
