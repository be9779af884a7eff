"""Structures to which activators belong (A2.3)."""
