"""Pages that put several contexts together; no models here."""
