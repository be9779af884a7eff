"""Pages of the activator's space. Sign-in is required everywhere, by default."""
