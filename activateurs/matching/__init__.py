"""A business meets an activator."""
