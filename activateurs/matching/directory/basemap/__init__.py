"""The map's own background: outlines and town names drawn once from the reference data, then served as static files."""
