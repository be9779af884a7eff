"""What an activator sees once signed in (P2)."""
