"""A request, who holds it, and where it stands."""

from .request import ContactRequest, ContactRequestQuerySet
from .rows import Correction, Holding, Stage

__all__ = ["ContactRequest", "ContactRequestQuerySet", "Correction", "Holding", "Stage"]
