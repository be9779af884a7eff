"""Write the whole search index again."""

from typing import Any

from django.core.management.base import BaseCommand

from activateurs.matching.finder.actions import rebuild_entries
from activateurs.matching.finder.models import Entry


class Command(BaseCommand):
    """Useful after a restored backup or a change of the taxonomy's words; the site stays up meanwhile."""

    help = "Écrit à nouveau l’index de recherche, profil par profil, sans arrêter le site."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild and say how far it is."""
        for done in rebuild_entries():
            self.stdout.write(f"\r{done} profils", ending="")
            self.stdout.flush()
        listed = Entry.objects.filter(listed=True).count()
        self.stdout.write(f"\rIndex à jour : {listed} profils visibles.")
