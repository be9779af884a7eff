"""The documents of profiles, read in bulk: what is kept beside a profile costs as many queries for one as for all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from activateurs.foundation.language.discretion import without_contacts
from activateurs.membership.activators.choices import Availability
from activateurs.membership.activators.models import Certification, ClientReference, Video
from activateurs.membership.files.choices import MAKINGS, Use
from activateurs.membership.files.models import Brochure, Picture
from activateurs.membership.situations.models import Delegation

from .documents import Attached, Case, Certificate, Document, Film, Paper, Shot, document_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from activateurs.matching.finder.projection import Shown


def written_of(profiles: Sequence[Shown]) -> dict[int, Document]:
    """The document of each of these profiles, by its id."""
    beside = _attached([one.profile.pk for one in profiles])
    # Only somebody away is replaced: there is nothing to ask of the others.
    away = [one.profile.pk for one in profiles if one.profile.availability == Availability.ABSENT]
    for profile_id in Delegation.objects.agreed().filter(profile__in=away).values_list("profile_id", flat=True):
        beside[profile_id].delegated = True
    return {one.profile.pk: document_of(one, beside[one.profile.pk]) for one in profiles}


def _attached(profile_ids: Sequence[int]) -> dict[int, Attached]:
    """What is kept beside each profile."""
    found: dict[int, Attached] = defaultdict(Attached)
    _add_references(found, profile_ids)
    videos = Video.objects.filter(profile_id__in=profile_ids).order_by("pk")
    for profile_id, title, url in videos.values_list("profile_id", "title", "url"):
        found[profile_id].videos.append(Film(title=title, url=url))
    given = Certification.objects.filter(profile_id__in=profile_ids).order_by("-year", "pk")
    for profile_id, name, issuer, year, url in given.values_list("profile_id", "name", "issuer", "year", "url"):
        found[profile_id].certifications.append(Certificate(name=name, issuer=issuer, year=year, url=url))
    _add_files(found, profile_ids)
    return found


def _add_files(found: dict[int, Attached], profile_ids: Sequence[int]) -> None:
    """Pictures and documents, the oldest first."""
    for picture in Picture.objects.filter(profile_id__in=profile_ids).order_by("pk"):
        exhibits, shot = found[picture.profile_id].exhibits, _shot(picture)
        if picture.use == Use.PHOTO:
            exhibits["photo"] = shot
        elif picture.use == Use.LOGO:
            exhibits["logo"] = shot
        else:
            exhibits["shots"].append(shot)
    for one in Brochure.objects.filter(profile_id__in=profile_ids).order_by("pk"):
        paper = Paper(title=without_contacts(one.title), name=one.name, size=one.size)
        found[one.profile_id].exhibits["papers"].append(paper)


def _shot(picture: Picture) -> Shot:
    making = MAKINGS[Use(picture.use)]
    large, small = picture.sizes[str(making.large)], picture.sizes[str(making.small)]
    return Shot(
        alt=without_contacts(picture.alt),
        large=(picture.named(making.large), *large),
        small=(picture.named(making.small), *small),
        shared=picture.named(making.large, "jpg") if making.shared else "",
    )


def _add_references(found: dict[int, Attached], profile_ids: Sequence[int]) -> None:
    """Client cases whose client agreed to be named, the latest first."""
    rows = ClientReference.objects.filter(profile_id__in=profile_ids, consented_on__isnull=False)
    columns = rows.order_by("-year", "pk").values_list("profile_id", "business", "need", "work", "result", "year")
    for profile_id, business, need, work, result, year in columns:
        found[profile_id].references.append(Case(business=business, need=need, work=work, result=result, year=year))
