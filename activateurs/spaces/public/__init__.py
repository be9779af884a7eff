"""Home and legal pages (P1)."""
