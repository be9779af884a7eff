"""What the tags of ``{% load ui %}`` do, by family; ``templatetags/ui.py`` registers them."""
