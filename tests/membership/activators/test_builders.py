import pytest

from activateurs.membership.activators.choices import AreaLevel
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.activators.models import Profile
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_built_profile_is_listed_where_it_was_put():
    profile = builders.make_profile(areas=[(AreaLevel.DEPARTMENT, "56")], sectors=["G"], on_map=True)
    assert list(Profile.objects.listed()) == [profile]
    assert profile.structure.commune_id == builders.VANNES
    assert profile.structure.postal_code == "56000"


def test_a_built_profile_may_be_hidden():
    builders.make_profile(published=False)
    builders.make_profile(Kind.INSTITUTION, builders.make_commune("35238"))
    assert not Profile.objects.listed().exists()
