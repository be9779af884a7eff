"""What a registration or a decision asks of a person, for the first page of its space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from activateurs.foundation.ui.next_steps import NextStep
from activateurs.membership.activators.models import Profile

from .choices import Outcome
from .models import Registration, Submission
from .road import PROOF

if TYPE_CHECKING:
    from datetime import date

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.organisations.models import Structure


def of_person(user: User, *, on: date) -> list[NextStep]:  # noqa: ARG001 - nothing here has a deadline of the person's
    """A registration to go on with, profiles to finish, to correct, or that wait for the programme; two queries."""
    begun = [
        NextStep(
            title="Terminez votre inscription",
            url=reverse("joining:start"),
            act="Reprendre",
            text=f"Commencée le {one.started_at:%d/%m/%Y}. Rien n’est perdu.",
        )
        for one in Registration.objects.visible_to(user).unfinished()
    ]
    return begun + [step for profile in _unpublished(user) if (step := _step_of(profile))]


def road_back(user: User, structure: Structure) -> str:
    """Where somebody was on the road when it left to prove that it works in that structure; nothing off the road."""
    begun = Registration.objects.visible_to(user).unfinished().filter(structure=structure).first()
    return reverse("joining:page", args=[begun.key, PROOF.name]) if begun else ""


def _unpublished(user: User) -> list[Profile]:
    last = Submission.objects.filter(profile=OuterRef("pk")).order_by("-sent_at", "-pk")
    unpublished = Profile.objects.of(user).exclude(pk__in=Profile.objects.published().values("pk"))
    told = (
        unpublished.with_standing()
        .select_related("structure")
        .annotate(
            sent_at=Subquery(last.values("sent_at")[:1]),
            due_on=Subquery(last.values("due_on")[:1]),
            closed_at=Subquery(last.values("closed_at")[:1]),
            outcome=Subquery(last.values("decision__outcome")[:1]),
        )
    )
    return list(told.order_by("pk"))


def _step_of(profile: Profile) -> NextStep | None:
    """One line for a profile that is not published."""
    name, url = profile.full_name, reverse("joining:state", args=[profile.slug])
    sent_at, outcome = profile.sent_at, profile.outcome  # type: ignore[attr-defined] # annotated above
    if sent_at is not None and profile.closed_at is None:  # type: ignore[attr-defined] # likewise
        due_on = profile.due_on  # type: ignore[attr-defined] # likewise
        words = f"Envoyé le {sent_at:%d/%m/%Y}. Réponse attendue au plus tard le {due_on:%d/%m/%Y}."
        return NextStep(title=f"{name}\u00a0: en attente de décision", url=url, act="Voir", text=words)
    if outcome == Outcome.CHANGES_ASKED:
        return NextStep(title=f"Corrigez votre profil\u00a0: {name}", url=url, act="Lire et corriger")
    if outcome == Outcome.REFUSED:
        return NextStep(title=f"{name}\u00a0: profil refusé", url=url, act="Lire la décision")
    if profile.was_published:  # type: ignore[attr-defined] # likewise
        return None
    return NextStep(title=f"Terminez votre profil\u00a0: {name}", url=url, act="Continuer")
