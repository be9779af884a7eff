"""What waits for the moderators of the demonstration: new profiles, late, corrected, appealed, a structural change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from activateurs.foundation.accounts.models import User
from activateurs.membership.activators.choices import AreaLevel, PriceKind
from activateurs.membership.activators.models import Expertise, Profile, ServedArea
from activateurs.membership.charter import actions as charter
from activateurs.membership.charter.policies import in_force
from activateurs.membership.joining import actions, structural
from activateurs.membership.joining.choices import Ground, Outcome
from activateurs.membership.joining.models import Submission, Verdict

from . import known, people
from .grammar import typeset

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who joins a structure of the demonstration."""

    first_name: str
    last_name: str
    role: str
    presentation: str
    state: str
    days: int  # since it was sent


NEWCOMERS = (
    Newcomer(
        "Enora",
        "Le Dantec",
        "conseillère numérique",
        "Je viens dans votre boutique ou votre atelier, je regarde avec vous ce qui prend du temps, et nous "
        "choisissons ensemble deux ou trois outils simples. Je reste joignable un mois pour les premières questions.",
        "waiting",
        3,
    ),
    Newcomer(
        "Gwenaël",
        "Cloarec",
        "consultant",
        "Expert SEO et growth, j’optimise votre ROI avec une stratégie omnicanal. Je suis labellisé par l’État.",
        "late",
        40,
    ),
    Newcomer(
        "Rozenn",
        "Jaouen",
        "formatrice",
        "J’apprends aux artisans à tenir leur page sur les réseaux sociaux, à prendre de belles photos de leur travail "
        "et à répondre aux avis. Nous travaillons par séances de deux heures, chez vous, avec votre téléphone.",
        "corrected",
        12,
    ),
    Newcomer(
        "Titouan",
        "Madec",
        "commercial",
        "Nous vendons des véhicules utilitaires neufs et d’occasion dans toute la Bretagne, avec reprise de l’ancien.",
        "appealed",
        20,
    ),
)
NEWCOMER = "nouveau"
UNCLEAR = Verdict(
    outcome=Outcome.CHANGES_ASKED,
    ground=Ground.UNCLEAR,
    words="Dites combien coûte une séance, et si le déplacement est compris.",
)
NO_ACTIVITY = Verdict(
    outcome=Outcome.REFUSED,
    ground=Ground.ACTIVITY,
    words="La vente de véhicules n’aide pas une entreprise à se servir du numérique.",
)


@transaction.atomic
def load(*, at: datetime) -> int:
    """Write the submissions as people and the moderator would have, at their dates; returns how many.

    A demonstration of a handful of activators has none: each newcomer joins the structure of another one.
    """
    moderator = User.objects.get(email=known.MODERATOR_EMAIL)
    published = Profile.objects.listed().exclude(user=None).exclude(slug=known.ADVISER_SLUG)
    hosts = list(published.select_related("structure", "family").order_by("slug")[: len(NEWCOMERS) + 1])
    if len(hosts) <= len(NEWCOMERS):
        return 0
    for number, (newcomer, host) in enumerate(zip(NEWCOMERS, hosts, strict=False), start=1):
        sent = at - timedelta(days=newcomer.days, hours=number)
        profile = _profile(newcomer, host, number, at=sent)
        _live(profile, newcomer.state, moderator, at=sent)
    _ask_change(hosts[-1], at=at - timedelta(days=2))
    return Submission.objects.count()


def _profile(newcomer: Newcomer, host: Profile, number: int, *, at: datetime) -> Profile:
    user = User.objects.create_user(
        f"{NEWCOMER}{number}@{people.EMAIL_DOMAIN}", first_name=newcomer.first_name, last_name=newcomer.last_name
    )
    profile = Profile.objects.create(
        slug=f"nouveau-profil-{number}",
        user=user,
        structure=host.structure,
        kind=host.kind,
        family=host.family,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        role=newcomer.role,
        presentation=typeset(newcomer.presentation),
        phone=f"{people.FICTION_PHONE} 57 {number:02}",
        price_kind=PriceKind.DAILY,
        price_from=350,
        price_to=450,
        languages=["français"],
        created_at=at,
    )
    profile.expertises.set(Expertise.objects.order_by("position", "pk")[:3])
    ServedArea.objects.create(profile=profile, level=AreaLevel.DEPARTMENT, code="56")
    charter.accept(versions=in_force(), profile=profile, by=user, at=at)
    return profile


def _live(profile: Profile, state: str, moderator: User, *, at: datetime) -> None:
    user = profile.user
    assert user is not None, "just created"
    first, later = actions.send(profile=profile, by=user, at=at), at + timedelta(days=3)
    verdict = {"corrected": UNCLEAR, "appealed": NO_ACTIVITY}.get(state)
    if verdict is None:
        return
    seen = actions.fingerprint(first)
    decision = actions.decide(submission=first, verdict=verdict, by=moderator, at=later, seen=seen)
    if state == "corrected":
        actions.send(profile=profile, by=user, at=later + timedelta(days=1))
    else:
        words = "Nous proposons aussi un logiciel de suivi de flotte, que le texte ne disait pas."
        actions.appeal(decision=decision, words=words, by=user, at=later + timedelta(days=2))


def _ask_change(profile: Profile, *, at: datetime) -> None:
    """The structure of a published profile took another name."""
    assert profile.user is not None, "chosen with a person"
    present = structural.standing_of(profile)
    name = f"{present.structure.removesuffix(people.MARK).strip()} et associés {people.MARK}"
    actions.ask_change(profile=profile, wanted=replace(present, structure=name), by=profile.user, at=at)
