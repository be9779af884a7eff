"""Regions, departments, communes, distance: where people and businesses are (A3.4)."""
