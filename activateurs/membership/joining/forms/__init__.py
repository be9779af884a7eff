"""Forms of the way in."""

from .pages import (
    BY_NAME,
    BY_RNA,
    BY_SIRET,
    NONE_OF_THEM,
    FactsForm,
    FamilyForm,
    KindForm,
    ListingForm,
    PageForm,
    StructureForm,
    WhoForm,
)
from .requests import AppealForm, ChangeForm

__all__ = [
    "BY_NAME",
    "BY_RNA",
    "BY_SIRET",
    "NONE_OF_THEM",
    "AppealForm",
    "ChangeForm",
    "FactsForm",
    "FamilyForm",
    "KindForm",
    "ListingForm",
    "PageForm",
    "StructureForm",
    "WhoForm",
]
