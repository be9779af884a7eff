"""The forms of the editor, one per page."""
