"""A structure: the legal body in which an activator works (A2.3), and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from activateurs.membership.organisations.choices import Category, FactSource, Role

from .people import Membership

if TYPE_CHECKING:
    from datetime import date, datetime

    from activateurs.foundation.accounts.models import User


class StructureQuerySet(models.QuerySet["Structure"]):
    """Which structures?"""

    def of(self, user: User) -> Self:
        """Those to which this person belongs now."""
        return self.filter(pk__in=Membership.objects.current().of(user).values("structure_id"))

    def managed_by(self, user: User) -> Self:
        """Those that this person manages now."""
        managing = Membership.objects.current().of(user).filter(role=Role.MANAGER)
        return self.filter(pk__in=managing.values("structure_id"))

    def visible_to(self, user: User) -> Self:
        """Those whose people and requests this person may see."""
        return self.of(user)


class Structure(models.Model):
    """A company, a chamber, an association. Its position is its own, or else its commune's centre, in degrees.

    A company has a SIRET, an association without one its RNA number; someone who is founding one has neither yet.
    """

    name = models.CharField("nom", max_length=200)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    # National register of associations: W and nine digits.
    rna = models.CharField("numéro RNA", max_length=10, blank=True)
    category = models.CharField("catégorie", max_length=8, choices=Category, default=Category.PRIVATE)
    # INSEE codes: legal form (data/legal_forms.csv), activity (NAF rev. 2), workforce (data/workforce_brackets.csv).
    legal_form = models.CharField("forme juridique", max_length=4, blank=True)
    naf_code = models.CharField("activité (NAF)", max_length=6, blank=True)
    workforce = models.CharField("effectif", max_length=2, blank=True)
    active_since = models.DateField("créée le", null=True, blank=True)
    ceased_on = models.DateField("cessée le", null=True, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True)
    postal_code = models.CharField("code postal", max_length=5, blank=True, db_index=True)
    town = models.CharField("ville", max_length=100, blank=True)
    commune = models.ForeignKey("geo.Commune", models.PROTECT, null=True, related_name="structures")
    website = models.URLField("site internet", max_length=500, blank=True)
    legal_notice_url = models.URLField("mentions légales", max_length=500, blank=True)
    # Identifier in the programme's open data set (docs/open-data-format.md); empty for those who joined here.
    open_data_id = models.CharField(max_length=100, blank=True)
    # Columns of the open data for which there is no field here, kept as received.
    open_data_extra = models.JSONField(default=dict, blank=True)

    objects = StructureQuerySet.as_manager()

    # What a fact sheet may tell.
    FACTS = (
        "name", "category", "legal_form", "naf_code", "workforce", "active_since", "ceased_on", "address",
        "postal_code", "town", "commune_id", "website", "legal_notice_url",
    )  # fmt: skip

    class Meta:
        verbose_name = "structure"
        constraints = (
            models.UniqueConstraint(fields=("siret",), condition=~Q(siret=""), name="organisations_siret_once"),
            models.UniqueConstraint(fields=("rna",), condition=~Q(rna=""), name="organisations_rna_once"),
            models.UniqueConstraint(
                fields=("open_data_id",), condition=~Q(open_data_id=""), name="organisations_open_data_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    # Mutators

    def learn(self, *, facts: dict[str, object], source: FactSource, by: User | None, at: datetime) -> list[str]:
        """Take over what a source says, keeping the sheet with its source and date; the names of what changed.

        ``facts`` are columns among ``FACTS``; a source that does not know something leaves it out.
        """
        changed = [name for name, value in facts.items() if getattr(self, name) != value]
        for name in changed:
            setattr(self, name, facts[name])
        if changed:
            self.save(update_fields=[name.removesuffix("_id") for name in changed])
        told = {name: None if value is None else str(value) for name, value in facts.items()}
        self.sheets.create(source=source, at=at, by=by, facts=told)
        return changed

    def number(self, *, siret: str = "", rna: str = "", by: User, at: datetime) -> None:
        """Take its number of the public registers; one that it has already stays."""
        self.siret, self.rna = siret or self.siret, rna or self.rna
        self.save(update_fields=["siret", "rna"])
        self.sheets.create(source=FactSource.TYPED, at=at, by=by, facts={"siret": self.siret, "rna": self.rna})

    # Questions

    @property
    def is_identified(self) -> bool:
        """Whether a public register knows it; otherwise it is still being founded, or comes from the open data."""
        return bool(self.siret or self.rna)

    def has_ceased(self, *, on: date) -> bool:
        """Whether the registry says that its activity has ended."""
        return self.ceased_on is not None and self.ceased_on <= on


class FactSheet(models.Model):
    """What one source said of a structure, and when; never changed afterwards."""

    structure = models.ForeignKey(Structure, models.CASCADE, related_name="sheets")
    source = models.CharField("source", max_length=8, choices=FactSource)
    at = models.DateTimeField("le")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    facts = models.JSONField("ce qui a été dit", default=dict)

    class Meta:
        verbose_name = "fiche d’entreprise"

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.at:%Y-%m-%d}"


class Domain(models.Model):
    """A domain that a structure was proven to control: addresses there prove that one belongs to it."""

    structure = models.ForeignKey(Structure, models.CASCADE, related_name="domains")
    name = models.CharField("domaine", max_length=253)
    since = models.DateTimeField("depuis")
    # Whoever received the code there, or the member of staff who decided.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    until = models.DateTimeField("jusqu’à", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "domaine"
        indexes = (models.Index(fields=("name",), name="organisations_domain_name"),)
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "name"), condition=Q(until__isnull=True), name="organisations_domain_one_open"
            ),
        )

    def __str__(self) -> str:
        return self.name
