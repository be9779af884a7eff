"""Activateurs: small French businesses find someone near them who helps them go digital."""
