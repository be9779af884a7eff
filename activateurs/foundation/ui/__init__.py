"""Layouts, design-system components, form rendering: every line of DSFR markup lives here."""
