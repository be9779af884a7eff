"""Staff decides who belongs to a structure when nobody there can, and sees its people."""
