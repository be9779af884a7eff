"""Saving a page: what is written, told in the history, announced; what is refused."""

from datetime import UTC, datetime

import pytest

from activateurs.matching.finder.models import Entry
from activateurs.membership.activators import actions, steps
from activateurs.membership.activators.contents import digest
from activateurs.membership.activators.models import Change
from tests.builders import make_profile, make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def save(profile, slugs, **options):
    step = steps.find("savoir-faire", profile.kind)
    return actions.save_step(
        profile=profile, step=step, values={"expertises": slugs}, at=AT, **{"by": profile.user, **options}
    )


def test_it_is_written_told_and_found():
    profile = make_profile(expertises=["site-internet"])
    change = save(profile, ["paiement", "vente-en-ligne"])
    assert set(profile.expertises.values_list("slug", flat=True)) == {"paiement", "vente-en-ligne"}
    assert (change.at, change.by, change.step) == (AT, profile.user, "savoir-faire")
    assert change.before == {"Vos savoir-faire": "Avoir un site internet ou le refaire (site internet)"}
    assert "Vendre sur internet" in change.after["Vos savoir-faire"]
    assert Entry.objects.get(profile_id=profile.pk).expertises.split() == ["vente-en-ligne", "paiement"]


def test_nothing_is_told_when_nothing_differs():
    profile = make_profile(expertises=["site-internet"])
    assert save(profile, ["site-internet"]) is None
    assert not Change.objects.exists()


def test_what_somebody_else_changed_is_not_overwritten():
    profile = make_profile(expertises=["site-internet"])
    seen = digest(steps.find("savoir-faire", profile.kind).read(profile))
    save(profile, ["paiement"], by=make_user())
    with pytest.raises(actions.ChangedMeanwhileError):
        save(profile, ["vente-en-ligne"], expected=seen, page="a" * 16)
    assert list(profile.expertises.values_list("slug", flat=True)) == ["paiement"]


def test_the_same_page_may_save_again():
    profile = make_profile(expertises=["site-internet"])
    seen = digest(steps.find("savoir-faire", profile.kind).read(profile))
    for slugs in (["paiement"], ["vente-en-ligne"]):
        assert save(profile, slugs, expected=seen, page="a" * 16)
    with pytest.raises(actions.ChangedMeanwhileError):
        save(profile, ["paiement", "gestion-clients"], expected=seen, page="a" * 16, by=make_user())


def test_sent_twice_is_saved_once():
    profile = make_profile(expertises=["site-internet"])
    seen = digest(steps.find("savoir-faire", profile.kind).read(profile))
    assert save(profile, ["paiement"], expected=seen)
    assert save(profile, ["paiement"], expected=seen) is None
