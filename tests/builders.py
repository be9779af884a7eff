"""Plain functions that build what a test needs; each announces its change as the application does."""

import csv
import json
from functools import cache
from itertools import count
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from activateurs.foundation.accounts.actions import grant_role, set_up_app
from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import User
from activateurs.foundation.geo import lookup
from activateurs.foundation.geo.models import Commune, Department, PostalCode, Region
from activateurs.foundation.geo.names import normalise
from activateurs.membership.activators import changes
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Expertise, Profile, Sector
from activateurs.membership.activators.taxonomy import load_taxonomy
from activateurs.membership.charter.loading import load_texts
from activateurs.membership.organisations.choices import Proof
from activateurs.membership.organisations.choices import Role as StructureRole
from activateurs.membership.organisations.models import Membership, Structure

DATA = Path(settings.BASE_DIR) / "data"
VANNES = "56260"
# Of the application of codes of every member of staff.
APP_SECRET = "ORSXG5DTMVRXEZLUNFZQ2424"
NEW_USER = object()

_numbers = count(1)


@cache
def _real_communes() -> dict[str, dict[str, str]]:
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        return {row["insee_code"]: row for row in csv.DictReader(file)}


@cache
def _real_names(areas: str) -> dict[str, str]:
    rows = json.loads((DATA / f"{areas}.json").read_text(encoding="utf-8"))
    return {row["code"]: row["name"] for row in rows}


def make_commune(insee_code=VANNES, **fields):
    """The real commune of that INSEE code (once), any field changed by ``fields``."""
    lookup.forget()
    return make_communes([insee_code], **fields)[0]


def communes_named(name):
    """INSEE codes of every real commune of that name."""
    return [code for code, row in _real_communes().items() if row["name"] == name]


def make_communes(insee_codes, **fields):
    """Real communes with their department, region and postal codes; the existing ones are left as they are."""
    rows = [_real_communes()[code] for code in insee_codes]
    Region.objects.bulk_create(
        [Region(code=code, name=_real_names("regions")[code]) for code in {row["region"] for row in rows}],
        ignore_conflicts=True,
    )
    departments = {row["department"]: row["region"] for row in rows}
    Department.objects.bulk_create(
        [
            Department(code=code, name=_real_names("departments")[code], region_id=region)
            for code, region in departments.items()
        ],
        ignore_conflicts=True,
    )
    communes = [
        Commune(
            **{
                "insee_code": row["insee_code"],
                "name": row["name"],
                "search_name": normalise(fields.get("name", row["name"])),
                "department_id": row["department"],
                "population": int(row["population"] or 0),
                "latitude": float(row["latitude"]) if row["latitude"] else None,
                "longitude": float(row["longitude"]) if row["longitude"] else None,
                "position": row["position"],
                **fields,
            }
        )
        for row in rows
    ]
    Commune.objects.bulk_create(communes, ignore_conflicts=True)
    PostalCode.objects.bulk_create(
        [PostalCode(code=code, commune_id=row["insee_code"]) for row in rows for code in row["postal_codes"].split()],
        ignore_conflicts=True,
    )
    return communes


def make_taxonomy():
    """Every theme, expertise, family and sector of the project's files."""
    load_taxonomy(folder=DATA)


def make_texts(at=None):
    """The first version of the charter and of the terms of use, as the project's files have them."""
    load_texts(folder=DATA / "texts", at=at or timezone.now())


def make_user(email="", **fields):
    """A person who signs in by e-mail."""
    return User.objects.create_user(email or f"personne{next(_numbers)}@exemple.example", **fields)


def make_staff(*roles, region="53", email=""):
    """A person who holds these roles (a regional agent that of Bretagne), with an application of codes."""
    user = make_user(email)
    set_up_app(user=user, secret=APP_SECRET)
    for role in roles:
        place = region if role is Role.REGIONAL_AGENT else ""
        grant_role(user=user, role=role, region=place, by=None, at=timezone.now())
    return user


def make_structure(name="", commune=None, **fields):
    """A structure in a commune (Vannes unless told)."""
    commune = commune or make_commune()
    first = commune.postal_codes.order_by("code").first()
    values = {"postal_code": first.code if first else "", "town": commune.name, **fields}
    return Structure.objects.create(name=name or f"Atelier numéro {next(_numbers)}", commune=commune, **values)


def make_membership(structure=None, user=None, *, role=StructureRole.MANAGER, at=None, **fields):
    """A person who belongs to a structure, as its manager unless told; staff has checked it unless told."""
    return Membership.objects.create(
        structure=structure or make_structure(),
        user=user or make_user(),
        role=role,
        since=at or timezone.now(),
        **{"proven_by": Proof.STAFF, **fields},
    )


def make_profile(
    kind=Kind.ADVISER,
    commune=None,
    expertises=("site-internet",),
    *,
    sectors=(),
    areas=(),
    published=True,
    user=NEW_USER,
    structure=None,
    at=None,
    **fields,
):
    """A profile; ``user=None`` is a listing that waits for its person, ``areas`` are (level, code) pairs."""
    at = at or timezone.now()
    number = next(_numbers)
    if not Expertise.objects.exists():
        make_taxonomy()
    profile = Profile.objects.create(
        kind=kind,
        structure=structure or make_structure(commune=commune),
        user=make_user() if user is NEW_USER else user,
        **{
            "slug": f"profil-{number}",
            "first_name": "Camille",
            "last_name": f"Le Goff {number}",
            "presentation": "J’aide les commerces à se faire connaître sur internet.",
            "created_at": at,
            "confirmed_on": at.date(),
            **fields,
        },
    )
    profile.expertises.set(_all_of(Expertise, "slug", expertises))
    profile.sectors.set(_all_of(Sector, "code", sectors))
    for level, code in areas:
        profile.areas.create(level=level, code=code)
    if published:
        profile.publish(by=None, at=at)
    changes.announce([profile.pk])
    return profile


def make_reference(profile, **fields):
    """A client case whose client agreed to be named; announced by who needs it."""
    values = {"business": "Fournil", "need": "Vendre", "work": "Une boutique", "year": 2025}
    return profile.references.create(**{**values, "consented_on": "2025-01-15", **fields})


def _all_of(model, key, wanted):
    found = list(model.objects.filter(**{f"{key}__in": list(wanted)}))
    assert len(found) == len(set(wanted)), f"unknown {key} among {wanted}"
    return found
