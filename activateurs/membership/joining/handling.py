"""What each page of the registration shows and does: its form, what it starts with, what it makes of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from activateurs.membership.activators import explained
from activateurs.membership.organisations import actions as organisations
from activateurs.membership.organisations.models import BelongingRequest, Structure
from activateurs.membership.organisations.policies import belongs

from . import actions, finding, road
from .forms import (
    NONE_OF_THEM,
    FactsForm,
    FamilyForm,
    KindForm,
    ListingForm,
    PageForm,
    StructureForm,
    WhoForm,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django import forms

    from .models import Registration

    Made = Callable[..., PageForm]
    Applied = Callable[[Registration, Any, datetime], bool]


ALREADY = "Vous avez déjà un profil de ce type dans cette structure : retrouvez-le dans « Vos profils »."


@dataclass(frozen=True, slots=True)
class Handler:
    """``apply`` gives False when the answers ask for another look at the same page (its form then has the error)."""

    form: Made
    apply: Applied
    initial: Callable[[Registration], dict[str, Any]] = lambda _registration: {}
    context: Callable[[Registration], dict[str, Any]] = lambda _registration: {}


def _who(registration: Registration, form: forms.Form, at: datetime) -> bool:
    actions.tell_who(registration=registration, at=at, **form.cleaned_data)
    return True


def _person(registration: Registration) -> dict[str, Any]:
    return {name: getattr(registration, name) for name in WhoForm.base_fields}


def _structure(registration: Registration, form: StructureForm, at: datetime) -> bool:
    number, known = form.facts(), registration.facts
    if any(known.get(name) != value for name, value in number.items()):
        # The register is asked before any transaction begins.
        known = finding.facts_about(number, registration)
    actions.tell_structure(registration=registration, facts=known, at=at)
    return True


def _number(registration: Registration) -> dict[str, Any]:
    return {name: registration.facts.get(name, "") for name in ("way", "siret", "rna")}


def _facts(registration: Registration, form: FactsForm, at: datetime) -> bool:
    facts = registration.facts | _typed_facts(form)
    chosen = form.cleaned_data.get("same") or str(facts.get("structure", ""))
    if chosen and chosen != NONE_OF_THEM:
        structure = Structure.objects.get(pk=int(chosen))
    else:
        try:
            structure = organisations.find_or_create_structure(
                draft=finding.draft(facts),
                by=registration.user,
                at=at,
                company=finding.company(facts),
                distinct=chosen == NONE_OF_THEM,
            ).structure
        except organisations.InvalidDraftError as error:
            for name, sentence in error.errors.items():
                form.add_error(name if name in form.fields else None, sentence)
            return False
        except organisations.LikelyDuplicateError as error:
            likely = [one.pk for one in error.structures]
            actions.tell_structure(registration=registration, facts=registration.facts | {"likely": likely}, at=at)
            form.add_error(None, "Nous connaissons déjà une structure de ce nom ici : dites si c’est elle.")
            return False
    actions.tell_structure(registration=registration, facts=facts, at=at)
    actions.use_structure(registration=registration, structure=structure, at=at)
    return True


def _typed_facts(form: FactsForm) -> dict[str, Any]:
    """What was typed, as kept with the registration."""
    cleaned = form.cleaned_data
    typed = {name: cleaned[name] for name in ("name", "address", "website", "legal_notice_url") if cleaned.get(name)}
    if cleaned.get("active_since"):
        typed["active_since"] = cleaned["active_since"].isoformat()
    place = cleaned.get("lieu")
    if place:
        typed |= {"commune_id": place.insee_code, "town": place.name, "postal_code": place.postal_code}
    return typed


def _facts_form(data: Any = None, *, registration: Registration, **options: Any) -> FactsForm:
    likely = list(Structure.objects.filter(pk__in=registration.facts.get("likely", ())).order_by("name", "pk"))
    return FactsForm(data, registration=registration, likely=likely, **options)


def _listing_form(data: Any = None, *, registration: Registration, **options: Any) -> ListingForm:
    return ListingForm(data, registration=registration, listings=_listings(registration), **options)


def _listings(registration: Registration) -> list[Any]:
    return finding.listings_of(registration.structure) if registration.structure else []


def _listing(registration: Registration, form: forms.Form, at: datetime) -> bool:
    slug = form.cleaned_data["listing"]
    chosen = next((one for one in _listings(registration) if one.slug == slug), None)
    actions.claim_listing(registration=registration, listing=chosen, at=at)
    return True


def _claimed(registration: Registration) -> dict[str, Any]:
    return {"listing": registration.claims.slug if registration.claims else ""}


def _proof(_registration: Registration, _form: forms.Form, _at: datetime) -> bool:
    return True


def _belonging(registration: Registration) -> dict[str, Any]:
    """Whether it is proven, and else where to prove it."""
    structure, user = registration.structure, registration.user
    assert structure is not None, "the page is closed before"
    waiting = BelongingRequest.objects.open().of(user).filter(structure=structure).first()
    url = reverse("organisations:request", args=[waiting.public_id]) if waiting else ""
    return {"belongs": belongs(user, structure), "proof_url": url}


def _kind(registration: Registration, form: forms.Form, at: datetime) -> bool:
    actions.choose_kind(registration=registration, kind=form.cleaned_data["kind"], at=at)
    return True


def _family(registration: Registration, form: forms.Form, at: datetime) -> bool:
    try:
        actions.choose_family(registration=registration, family=form.cleaned_data["family"], at=at)
    except actions.AlreadyRegisteredError:
        form.add_error(None, ALREADY)
        return False
    return True


HANDLERS: dict[road.Page, Handler] = {
    road.WHO: Handler(WhoForm, _who, initial=_person),
    road.STRUCTURE: Handler(StructureForm, _structure, initial=_number),
    road.FACTS: Handler(_facts_form, _facts, initial=lambda one: {"lieu": one.facts.get("town", ""), **one.facts}),
    road.LISTING: Handler(_listing_form, _listing, initial=_claimed),
    road.PROOF: Handler(PageForm, _proof, context=_belonging),
    road.KIND: Handler(
        KindForm,
        _kind,
        initial=lambda one: {"kind": one.kind},
        context=lambda _one: {"kinds": explained.every_kind()},
    ),
    road.FAMILY: Handler(FamilyForm, _family, initial=lambda one: {"family": one.family_id}),
}


def skipped(page: road.Page, registration: Registration) -> bool:
    """Whether there is nothing to ask there: no listing waits for its person."""
    return page == road.LISTING and not _listings(registration)
