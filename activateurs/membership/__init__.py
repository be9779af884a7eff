"""Who takes part in the programme."""
