"""The page of the editor where a person accepts the texts."""

from .acceptance import page

__all__ = ["page"]
