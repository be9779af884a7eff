"""What a picture is for, and how many there may be."""

from dataclasses import dataclass

from django.db import models


class Use(models.TextChoices):
    """Where visitors see a picture."""

    PHOTO = "PHOTO", "Votre photo"
    LOGO = "LOGO", "Le logo de votre structure"
    WORK = "WORK", "Photo de vos réalisations"


@dataclass(frozen=True, slots=True)
class Making:
    """How many pictures of a use there may be, and what is made of each: sides of the squares in which it fits."""

    most: int
    small: int
    large: int
    shared: bool  # also a JPEG, for sites that show a link to the page (Open Graph)


MAKINGS: dict[Use, Making] = {
    Use.PHOTO: Making(most=1, small=240, large=640, shared=True),
    Use.LOGO: Making(most=1, small=240, large=640, shared=True),
    Use.WORK: Making(most=6, small=480, large=1280, shared=False),
}
MOST_BROCHURES = 5
