"""Invented activators, to show the site at work and to measure it at any size; every structure is named « (démo) »."""
