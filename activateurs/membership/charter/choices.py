"""Stored codes and their French words."""

from django.db import models


class Text(models.TextChoices):
    """What a member accepts (A6)."""

    CHARTER = "CHARTER", "Charte des activateurs"
    TERMS = "TERMS", "Conditions d’utilisation"

    @property
    def slug(self) -> str:
        """How addresses of staff name it."""
        return SLUGS[self]

    @property
    def path(self) -> str:
        """Where anybody reads the version in force."""
        return PATHS[self]

    @property
    def with_article(self) -> str:
        """« la charte… », « les conditions… », inside a sentence."""
        return IN_A_SENTENCE[self]


SLUGS = {Text.CHARTER: "charte", Text.TERMS: "conditions"}
PATHS = {Text.CHARTER: "/charte/", Text.TERMS: "/conditions-d-utilisation/"}
IN_A_SENTENCE = {Text.CHARTER: "la charte des activateurs", Text.TERMS: "les conditions d’utilisation"}


def text_of(slug: str) -> Text:
    """The text that an address names; raises ``KeyError`` for another word."""
    return {word: text for text, word in SLUGS.items()}[slug]


class ReminderStage(models.TextChoices):
    """What a person was last told of a new version, in the order in which it is told."""

    ANNOUNCED = "1-ANNOUNCED", "Annonce"
    BEFORE = "2-BEFORE", "Rappel"
    LAST_DAY = "3-LAST_DAY", "Dernier jour"
