"""Pages of the editor, and the addresses at which files are served."""
