"""Figures for a member: how its profile is seen, beside the others of its kind and region (A5.2)."""
