"""What the privacy page promises to members is what the settings do."""

import pytest

pytestmark = pytest.mark.django_db


def test_delays_are_those_of_the_settings(client, settings):
    settings.LEAVING_ERASE_DAYS, settings.EXPORT_KEEP_DAYS = 31, 9
    page = client.get("/donnees-personnelles/").content.decode()
    for words in ("31 jours", "9 jours", "puis 5 ans", "un collègue peut reprendre votre demande"):
        assert words in page
