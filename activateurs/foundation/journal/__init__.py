"""What happened: anonymous daily counters (A5.2, law.md 22)."""
