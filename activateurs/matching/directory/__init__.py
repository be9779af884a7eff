"""The public pages of the directory: list, map, profile (A2.4, A3.4 to A3.7)."""
