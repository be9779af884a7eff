"""A picture is made again: upright, small, and nothing but its pixels."""

from io import BytesIO

import pytest
from PIL import Image

from activateurs.membership.files import images
from activateurs.membership.files.choices import MAKINGS, Use
from activateurs.membership.files.refusals import MOST_BYTES, RefusedError
from tests.membership.files.corpus import located
from tests.membership.files.making import drawn, jpeg, png, saved, webp
from tests.membership.files.sending import upload

ORIENTATION = 0x0112


def opened(made, end):
    return Image.open(BytesIO(made.files[end]))


def refused(contents, name="photo.jpg"):
    with pytest.raises(RefusedError) as told:
        images.read(upload(contents, name), Use.PHOTO)
    return str(told.value)


@pytest.mark.parametrize("use", Use)
def test_two_sizes_and_one_to_share(use):
    made = images.read(upload(jpeg((2000, 1000))), use)
    making = MAKINGS[use]
    assert made.sizes == {
        str(making.small): [making.small, making.small // 2],
        str(making.large): [making.large, making.large // 2],
    }
    for side in (making.small, making.large):
        assert list(opened(made, f"{side}.webp").size) == made.sizes[str(side)]
    assert (f"{making.large}.jpg" in made.files) is making.shared


def test_a_small_one_is_not_blown_up():
    assert images.read(upload(jpeg((120, 90))), Use.WORK).sizes == {"480": [120, 90], "1280": [120, 90]}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_lies_is_stood_up(orientation):
    """As the camera said, before what it said is thrown away."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    made = opened(images.read(upload(jpeg((400, 200), exif=exif.tobytes(), quality=95)), Use.PHOTO), "640.webp")
    lies = orientation > 4
    assert made.size == ((200, 400) if lies else (400, 200))
    red_first = orientation in (1, 4, 5, 6)
    first = made.getpixel((5, 5))
    assert (first[0] > first[2]) is red_first


@pytest.mark.parametrize(
    "sent",
    [
        (jpeg(exif=located(), comment=b"secret", icc_profile=b"profile"), "a.jpg"),
        (webp(exif=located(), icc_profile=b"profile", xmp=b"<secret/>"), "a.webp"),
        (png(exif=located(), icc_profile=b"profile"), "a.png"),
    ],
    ids=["jpeg", "webp", "png"],
)
def test_nothing_told_beside_the_pixels_stays(sent):
    made = images.read(upload(*sent), Use.PHOTO)
    for end, contents in made.files.items():
        kept = opened(made, end)
        assert dict(kept.getexif()) == {}
        assert not {"icc_profile", "xmp", "comment", "exif"} & kept.info.keys()
        assert b"secret" not in contents


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA"])
def test_every_kind_of_colour_is_read(mode):
    made = images.read(upload(saved(drawn().convert(mode), "PNG"), "a.png"), Use.LOGO)
    assert opened(made, "640.jpg").mode == "RGB"


def test_what_is_transparent_stays_so_and_is_white_when_shared():
    made = images.read(upload(saved(Image.new("RGBA", (200, 200), (0, 0, 0, 0)), "PNG"), "a.png"), Use.LOGO)
    assert opened(made, "640.webp").getpixel((5, 5))[3] == 0
    assert opened(made, "640.jpg").getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_image():
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "green")]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    kept = opened(images.read(upload(moving, "a.webp"), Use.PHOTO), "640.webp")
    assert not getattr(kept, "is_animated", False)
    assert kept.getpixel((5, 5))[0] > 200


class TestIsRefusedWithWhatToDo:
    def test_when_too_heavy(self):
        assert "10\u00a0Mo" in refused(jpeg() + b"\0" * MOST_BYTES)

    def test_when_too_many_points(self):
        assert "25\u00a0millions" in refused(saved(Image.new("1", (5001, 5000)), "PNG"), "a.png")

    def test_not_at_the_limit(self):
        made = images.read(upload(saved(Image.new("1", (5000, 5000)), "PNG"), "a.png"), Use.PHOTO)
        assert made.sizes["640"] == [640, 640]

    def test_when_its_name_lies(self):
        assert refused(png(), "photo.jpg") == images.MISNAMED

    def test_when_cut_off(self):
        assert refused(jpeg()[:900]) == images.BROKEN

    def test_when_it_is_none(self):
        assert refused(b"<svg/>", "logo.svg") == images.NOT_AN_IMAGE

    def test_when_nothing_can_be_seen_on_it(self):
        assert refused(png((99, 99)), "a.png") == images.TOO_SMALL
