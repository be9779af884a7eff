"""Hypothesis without a stop-watch: a test is right or wrong, how long it takes depends on the machine."""

from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")
