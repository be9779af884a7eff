"""Bricks that know nothing about activators."""
