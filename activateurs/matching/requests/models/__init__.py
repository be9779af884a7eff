"""A request, who holds it, and where it stands."""

from .request import ContactRequest, ContactRequestQuerySet
from .rows import Correction, Holding, Stage
from .wish import Wish

__all__ = ["ContactRequest", "ContactRequestQuerySet", "Correction", "Holding", "Stage", "Wish"]
