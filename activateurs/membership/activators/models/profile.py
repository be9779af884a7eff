"""A profile: one person in one structure, of one kind (A2.3, A3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from activateurs.membership.activators.choices import Availability, EndReason, PriceKind, is_away
from activateurs.membership.activators.kinds import PUBLIC_KINDS, Capabilities, Kind, capabilities
from activateurs.membership.organisations.models import Membership, Structure

from .publication import Publication
from .taxonomy import Expertise, Family, Sector

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class ProfileQuerySet(models.QuerySet["Profile"]):
    """Which profiles?"""

    def published(self) -> Self:
        """Those that the programme has published and not withdrawn."""
        return self.filter(publications__ended_at__isnull=True, publications__isnull=False)

    def listed(self) -> Self:
        """Those that a visitor may see: published, and of a public kind (A3.6)."""
        return self.published().filter(kind__in=PUBLIC_KINDS)

    def of(self, user: User) -> Self:
        """Those of a person (A2.3: one person may have several)."""
        return self.filter(user=user)

    def editable_by(self, user: User) -> Self:
        """Those whose pages this person may write: its own (A3.8), and those of the people whom it manages."""
        return self.of(user) | self.managed_by(user)

    def managed_by(self, user: User) -> Self:
        """Those of the people of structures that this person manages; whoever only says so is not of them yet."""
        managed = Membership.objects.managers().of(user).values("structure_id")
        proven = Membership.objects.current().filter(structure=OuterRef("structure_id"), user=OuterRef("user_id"))
        return self.filter(Exists(proven), structure__in=managed)

    def with_standing(self) -> Self:
        """Adds ``is_published`` and ``was_published``: live now, live once. One that never was is being joined."""
        rows = Publication.objects.filter(profile=OuterRef("pk"))
        return self.annotate(is_published=Exists(rows.filter(ended_at__isnull=True)), was_published=Exists(rows))


class Profile(models.Model):
    """What a person shows in a structure. Without ``user`` it is a listing that waits for its person to claim it."""

    slug = models.SlugField("adresse", max_length=120, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="profiles")
    structure = models.ForeignKey(Structure, models.PROTECT, related_name="profiles")
    kind = models.CharField("type", max_length=24, choices=Kind)
    family = models.ForeignKey(Family, models.PROTECT, null=True, blank=True, related_name="profiles")
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    role = models.CharField("fonction", max_length=120, blank=True)
    presentation = models.TextField("présentation", blank=True)
    # Told to businesses whose request was accepted, never printed on a public page.
    phone = models.CharField("téléphone", max_length=20, blank=True)
    expertises = models.ManyToManyField(Expertise, related_name="profiles", blank=True)
    # No sector means every sector.
    sectors = models.ManyToManyField(Sector, related_name="profiles", blank=True)
    works_remotely = models.BooleanField("travaille à distance", default=False)
    on_map = models.BooleanField("accepte de figurer sur la carte", default=False)
    price_kind = models.CharField("tarif", max_length=8, choices=PriceKind, blank=True)
    price_from = models.PositiveIntegerField("à partir de (euros)", null=True, blank=True)
    price_to = models.PositiveIntegerField("jusqu’à (euros)", null=True, blank=True)
    price_note = models.CharField("précision sur le tarif", max_length=200, blank=True)
    availability = models.CharField("disponibilité", max_length=8, choices=Availability, default=Availability.OPEN)
    available_from = models.DateField("de retour le", null=True, blank=True)
    # How many requests a month are taken while availability is limited; without a number, no count is kept.
    requests_per_month = models.PositiveSmallIntegerField("demandes par mois", null=True, blank=True)
    # While availability is limited and this month's number is reached: the first day of the next month.
    full_until = models.DateField("complet jusqu’au", null=True, blank=True)
    languages = models.JSONField("langues", default=list, blank=True)
    created_at = models.DateTimeField("créé le")
    confirmed_on = models.DateField("confirmé le", null=True, blank=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = "profil"
        constraints = (
            models.UniqueConstraint(
                fields=("user", "structure", "kind"), condition=Q(user__isnull=False), name="activators_profile_once"
            ),
            models.CheckConstraint(
                condition=Q(price_to__isnull=True) | Q(price_from__lte=models.F("price_to")),
                name="activators_profile_price_order",
            ),
            models.CheckConstraint(
                condition=Q(requests_per_month__isnull=True) | Q(requests_per_month__gte=1),
                name="activators_profile_some_requests",
            ),
        )

    def __str__(self) -> str:
        return f"{self.display_name} ({self.slug})"

    # Mutators

    def publish(self, *, by: User | None, at: datetime) -> Publication:
        """Make the profile visible where its kind allows it; an already published one keeps its row."""
        open_row = self.publications.filter(ended_at__isnull=True).first()
        return open_row or self.publications.create(published_by=by, published_at=at)

    def unpublish(self, *, by: User | None, at: datetime, reason: EndReason) -> None:
        """End the publication, with who and why; nothing happens to one that is not published."""
        self.publications.filter(ended_at__isnull=True).update(ended_by=by, ended_at=at, end_reason=reason)

    def offer_time(
        self, availability: Availability, *, requests_per_month: int | None = None, available_from: date | None = None
    ) -> None:
        """Say whether requests are welcome; a number goes with limited places only, a day with an absence only."""
        self.availability = availability
        self.requests_per_month = requests_per_month if availability == Availability.LIMITED else None
        self.available_from = available_from if availability == Availability.ABSENT else None
        self.full_until = None
        self.save(update_fields=["availability", "requests_per_month", "available_from", "full_until"])

    def close_until(self, day: date | None) -> bool:
        """This month's places are taken, until ``day``; ``None`` when some are left. Whether that is news."""
        if self.full_until == day:
            return False
        self.full_until = day
        self.save(update_fields=["full_until"])
        return True

    def detach(self) -> None:
        """Its person has left: nobody signs in to it any more. What it says stays until it is erased."""
        self.user = None
        self.save(update_fields=["user"])

    def forget(self) -> None:
        """Leave nothing that tells who it was; its former address leads nowhere."""
        for name in ("first_name", "last_name", "role", "presentation", "phone", "price_kind", "price_note"):
            setattr(self, name, "")
        self.price_from = self.price_to = self.confirmed_on = self.available_from = self.family = None
        self.languages, self.on_map, self.slug = [], False, f"fiche-effacee-{self.pk}"
        self.save()

    def confirm(self, *, on: date) -> None:
        """Its person says on that day that all of it is true (A3.8)."""
        self.confirmed_on = on
        self.save(update_fields=["confirmed_on"])

    # Questions

    @property
    def may(self) -> Capabilities:
        """What visitors may see and do, by its kind."""
        return capabilities(self.kind)

    @property
    def person_name(self) -> str:
        """First and last name; empty for a listing without a person."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def display_name(self) -> str:
        """The person, or else the structure."""
        return self.person_name or self.structure.name

    @property
    def full_name(self) -> str:
        """The person, then the structure, unless it already bears the name of the person."""
        person, structure = self.person_name, self.structure.name
        return structure if structure.casefold().startswith(person.casefold()) else f"{person}, {structure}"

    def is_reachable(self) -> bool:
        """Whether visitors may write at all: kind (A2.4), a person behind it, who still takes requests."""
        return self.may.contactable and self.user_id is not None and self.availability != Availability.CLOSED

    @property
    def back_on(self) -> date | None:
        """From which day it takes requests again: back from an absence, or a new month of limited places."""
        return {Availability.ABSENT: self.available_from, Availability.LIMITED: self.full_until}.get(
            Availability(self.availability)
        )

    def takes_requests(self, *, on: date) -> bool:
        """Whether a visitor may write on that day: reachable, neither away nor full."""
        return self.is_reachable() and not is_away(self.availability, self.back_on, on=on)

    def shown_on_map(self) -> bool:
        """Whether its point is drawn: kind and opt-in (A2.4)."""
        return self.may.on_map and self.on_map
