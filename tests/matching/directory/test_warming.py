"""Before the processes fork, a search for each need is answered; the site also starts when there is nothing to find."""

import pytest
from django.utils import timezone

from activateurs.matching.directory.warming import warm
from activateurs.matching.finder import index, taxonomy
from tests.builders import make_profile


@pytest.mark.django_db
def test_the_counts_of_each_need_are_kept(reference_data):
    make_profile(expertises=["vente-en-ligne"], works_remotely=True)
    warm(on=timezone.localdate())
    kept = index._holder.current().kept
    assert len(kept) > 2 * len(taxonomy.current().need_labels)


@pytest.mark.django_db
def test_an_empty_database_stops_nothing():
    warm(on=timezone.localdate())
