"""Messages to people: one registry, an outbox of rows, delivery by the worker (A4.1)."""
