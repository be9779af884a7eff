"""What becomes of a published profile: confirmed, absent, handed over, gone (A3.8, A6)."""
