"""Profiles: a person in a structure, of one of five kinds (A2.1 to A2.4, A3.5 to A3.7)."""
