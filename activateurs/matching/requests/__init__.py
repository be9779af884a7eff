"""A business writes to an activator and follows its request (A4.1, A4.7, A4.9, A5.1)."""
