"""Which addresses of videos are taken: pages of the sites of the setting, that lead nowhere else."""

import pytest
from django.core.exceptions import ValidationError

from activateurs.membership.activators.forms.showcase import allowed_video


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://www.youtube.com/watch?v=abc&t=12", "https://www.youtube.com/watch?v=abc&t=12"),
        ("http://youtu.be/abc", "https://youtu.be/abc"),
    ],
)
def test_a_page_of_a_video_is_taken(given, kept):
    assert allowed_video(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "https://www.youtube.com/redirect?q=https://pirate.example/",
        "https://www.youtube.com/redirect?q=https%3A%2F%2Fpirate.example%2F",
        "https://www.youtube.com/redirect?q=//pirate.example/",
        "https://pirate.example/watch?v=abc",
        "javascript://www.youtube.com/%0aalert(1)",
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(given):
    with pytest.raises(ValidationError):
        allowed_video(given)
