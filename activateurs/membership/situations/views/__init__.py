"""Pages of changes of situation."""
