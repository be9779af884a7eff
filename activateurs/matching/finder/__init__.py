"""The search: nearest first, filters, counts, map, and why each result stands where it does (A3.4)."""
