"""Pages of the programme's staff."""
