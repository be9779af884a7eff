from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from stdnum.fr import siret as siret_key

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.accounts.models import User
from activateurs.foundation.accounts.policies import roles_of
from activateurs.matching.requests.choices import REACHED_STATES
from activateurs.matching.requests.models import ContactRequest
from activateurs.membership.activators import changes
from activateurs.membership.activators.models import Profile, Publication
from activateurs.membership.charter.models import Acceptance
from activateurs.membership.charter.policies import outstanding_of
from activateurs.membership.organisations.models import BelongingRequest, Invitation, Membership, Structure
from activateurs.spaces.demo import actions, known
from tests.builders import make_profile, make_texts

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
FEW = 80


def told():
    return [
        (
            profile.slug,
            profile.kind,
            profile.structure.name,
            profile.structure.siret,
            profile.presentation,
            profile.confirmed_on,
            sorted(profile.expertises.values_list("slug", flat=True)),
            sorted(profile.areas.values_list("level", "code")),
            sorted(profile.references.values_list("business", "work")),
        )
        for profile in Profile.objects.order_by("slug").select_related("structure")
    ]


@pytest.fixture
def demo(reference_data):
    actions.load(profiles=FEW, at=AT)


def test_every_structure_is_named_as_demonstration_data(demo):
    names = Structure.objects.values_list("name", flat=True)
    assert len(names) == FEW
    assert all(name.endswith(" (démo)") for name in names)


def test_identifiers_are_well_formed_and_belong_to_nobody(demo):
    for siret, website in Structure.objects.values_list("siret", "website"):
        assert siret_key.is_valid(siret)
        assert siret.startswith("0")
        assert website == "" or website.endswith(".example")
    assert all(email.endswith("@demo.activateurs.example") for email in User.objects.values_list("email", flat=True))
    assert all(
        phone.startswith("06 39 98") for phone in Profile.objects.exclude(phone="").values_list("phone", flat=True)
    )


def test_the_same_people_every_time(demo):
    before = told()
    assert actions.remove() == FEW
    assert not Structure.objects.exists()
    assert not User.objects.exists()
    actions.load(profiles=FEW, at=AT)
    assert told() == before


def test_those_who_are_published_accepted_the_texts(reference_data):
    make_texts()
    actions.load(profiles=FEW, at=AT)
    published = list(Profile.objects.published().filter(user__isnull=False))
    assert published
    assert not any(outstanding_of(published, on=AT.date() + timedelta(days=365 * 50)).values())
    actions.remove()
    assert not Acceptance.objects.exists()


def test_those_who_are_published_belong_to_their_structure(reference_data):
    actions.load(profiles=FEW, at=AT)
    published = Profile.objects.published().filter(user__isnull=False)
    assert published.exists()
    managing = Membership.objects.managers().values_list("structure", "user")
    assert set(published.values_list("structure", "user")) <= set(managing)
    hers = Profile.objects.get(slug=known.ADVISER_SLUG)
    assert BelongingRequest.objects.to_decide_by(hers.user).count() == 1
    assert BelongingRequest.objects.for_staff().count() == 1
    assert Invitation.objects.undecided().filter(structure=hers.structure).count() == 1


def test_a_smaller_load_is_the_beginning_of_a_larger_one(demo):
    before = {slug: rest for slug, *rest in told()}
    actions.remove()
    actions.load(profiles=FEW // 4, at=AT)
    assert all(before[slug] == rest for slug, *rest in told())


def test_dates_follow_the_day_of_loading(demo):
    before = dict(Profile.objects.exclude(confirmed_on=None).values_list("slug", "confirmed_on"))
    actions.remove()
    later = timedelta(days=10)
    actions.load(profiles=FEW, at=AT + later)
    after = dict(Profile.objects.exclude(confirmed_on=None).values_list("slug", "confirmed_on"))
    assert after == {slug: day + later for slug, day in before.items()}


def test_nothing_is_dated_after_the_day_of_loading(demo):
    assert not Profile.objects.filter(confirmed_on__gt=AT.date()).exists()
    assert not Publication.objects.filter(published_at__gt=AT).exists()


def test_the_known_adviser_of_vannes(demo):
    profile = Profile.objects.listed().get(user__email=known.ADVISER_EMAIL)
    assert profile.structure.commune_id == "56260"
    assert profile.shown_on_map()
    assert profile.takes_requests(on=AT.date())
    assert profile.references.count() == 3
    assert profile.videos.count() == 2
    assert not profile.user.has_usable_password()


def test_one_known_person_per_role(demo):
    staff = User.objects.filter(email__in=known.STAFF)
    held = {role for person in staff for role, _ in roles_of(person)}
    assert held == set(Role)
    assert not any(person.has_usable_password() for person in staff)


def test_texts_have_no_blank_left_and_are_not_repeated(demo):
    texts = list(Profile.objects.exclude(presentation="").values_list("presentation", flat=True))
    assert not [text for text in texts if "{" in text or "  " in text]
    assert len(set(texts)) == len(texts)


def test_a_listing_without_person_shows_neither_name_nor_text(demo):
    listings = Profile.objects.filter(user=None)
    assert listings
    assert set(listings.values_list("first_name", "presentation", "on_map")) == {("", "", False)}


def test_every_change_is_announced(reference_data, monkeypatch):
    heard = []
    monkeypatch.setattr(changes, "_listeners", [heard.extend])
    actions.load(profiles=FEW, at=AT)
    assert sorted(set(heard)) == list(Profile.objects.order_by("pk").values_list("pk", flat=True))


def test_all_or_none(reference_data, monkeypatch):
    monkeypatch.setattr(actions, "CHUNK", 20)

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.load(profiles=FEW, at=AT, progress=stop)
    assert not Profile.objects.exists()
    assert not actions.is_loaded()


def test_a_second_load_leaves_everything_as_it_is(demo, capsys):
    Profile.objects.filter(slug=known.ADVISER_SLUG).update(role="changed by a visitor")
    call_command("load_demo", "--profiles", "5")
    assert "already" in capsys.readouterr().out
    assert Profile.objects.count() == FEW
    assert Profile.objects.get(slug=known.ADVISER_SLUG).role == "changed by a visitor"


def test_reset_touches_only_the_demonstration(demo):
    kept = make_profile()
    call_command("load_demo", "--profiles", "3", "--reset")
    assert Profile.objects.count() == 4
    assert Profile.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("profiles", ["0", "-1"])
def test_a_senseless_size_is_refused(profiles):
    with pytest.raises(CommandError):
        call_command("load_demo", "--profiles", profiles)


def test_without_places_it_says_what_to_do():
    with pytest.raises(CommandError, match="load_places"):
        call_command("load_demo", "--profiles", "3")


def test_the_adviser_finds_requests_in_every_state(demo):
    adviser = User.objects.get(email=known.ADVISER_EMAIL)
    states = ContactRequest.objects.visible_to(adviser).with_standing().values_list("state_now", flat=True)
    assert set(states) == set(REACHED_STATES)
    assert actions.remove() == FEW
    assert not ContactRequest.objects.exists()


def test_the_known_adviser_shows_pictures_and_a_document(demo, client):
    page = client.get(f"/activateurs/{known.ADVISER_SLUG}/").content.decode()
    for words in ("Portrait dessiné", "Logo de Nolwenn", "En images", "Mon accompagnement en une page (PDF"):
        assert words in page
