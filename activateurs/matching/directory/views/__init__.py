"""The pages of the directory, a module per page."""
