"""Settings, one module per concern; pick one of dev, demo, test or production."""
