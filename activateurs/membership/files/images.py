"""Pictures that people send: read with suspicion, then made again from their pixels alone.

What is kept is written here from the first byte to the last: place, camera, comments, colour profiles and whatever was
hidden behind or inside the file stay out. Nothing is decoded before its kind, weight and dimensions are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin

from .choices import MAKINGS
from .refusals import RefusedError, check_size, ending_of

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

    from .choices import Use

MOST_PIXELS = 25_000_000
LEAST_SIDE = 100
# Format as Pillow names it → endings of file names. MPO is a JPEG followed by others, as some phones write.
ENDINGS = {
    "JPEG": {"jpg", "jpeg", "jpe", "jfif"},
    "MPO": {"jpg", "jpeg", "jpe", "jfif"},
    "PNG": {"png"},
    "WEBP": {"webp"},
}
# No other reader of Pillow is ever given what people send.
READERS = (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile)
_FORMATS = tuple(str(reader.format) for reader in READERS)
NOT_AN_IMAGE = "Ce fichier n’est pas une image JPEG, PNG ou WebP. Enregistrez-la sous l’un de ces formats."
TOO_LARGE = "Cette image dépasse 25\u00a0millions de points. Réduisez-la, ou choisissez-en une autre."
TOO_SMALL = f"Cette image est trop petite\u00a0: il faut au moins {LEAST_SIDE} points de large ou de haut."
BROKEN = "Cette image est abîmée ou incomplète. Enregistrez-la de nouveau, ou choisissez-en une autre."
MISNAMED = (
    "Le nom de ce fichier ne dit pas ce qu’il contient. Ouvrez l’image, puis enregistrez-la en JPEG, PNG ou WebP."
)
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
ORIENTATION = 0x0112  # tag of EXIF
# A picture of 25 million points fills 100 MB while it is read: one at a time in a process.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Made:
    """What is kept of a picture: contents by the end of their names, sizes by the side of the square."""

    files: dict[str, bytes]  # « 640.webp » → contents
    sizes: dict[str, list[int]]


def read(file: UploadedFile[Any], use: Use) -> Made:
    """The picture in every size of its use; of an animation, the first image. Raises ``RefusedError``."""
    check_size(file)
    with _one_at_a_time:
        try:
            file.seek(0)
            return _made(file, use)
        except RefusedError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise RefusedError(TOO_LARGE) from error
        except UnidentifiedImageError as error:
            raise RefusedError(NOT_AN_IMAGE) from error
        except Exception as error:  # a reader that stumbles on hostile bytes may raise anything
            raise RefusedError(BROKEN) from error


def _made(file: UploadedFile[Any], use: Use) -> Made:
    making = MAKINGS[use]
    with Image.open(file, formats=_FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise RefusedError(TOO_LARGE)
        if max(image.size) < LEAST_SIDE:
            raise RefusedError(TOO_SMALL)
        if ending_of(file) not in ENDINGS[str(image.format)]:
            raise RefusedError(MISNAMED)
        large = _pixels(image, making.large)
    small = large.copy()
    small.thumbnail((making.small, making.small))
    files = {f"{side}.webp": _webp(one) for side, one in ((making.small, small), (making.large, large))}
    if making.shared:
        files[f"{making.large}.jpg"] = _jpeg(large)
    return Made(files, {str(making.small): list(small.size), str(making.large): list(large.size)})


def _pixels(image: Image.Image, side: int) -> Image.Image:
    """The picture upright, in a square of that side: its pixels and nothing else."""
    image.draft("RGB", (side, side))  # a JPEG is read at a fraction of its size
    if image.mode not in ("RGB", "L", "RGBA"):
        image.load()
        exif = image.getexif()
        converted = image.convert("RGBA" if image.has_transparency_data else "RGB")
        converted.getexif()[ORIENTATION] = exif.get(ORIENTATION, 1)
        image = converted
    image.thumbnail((side, side))
    upright = ImageOps.exif_transpose(image)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    return Image.frombytes(upright.mode, upright.size, upright.tobytes())


def _webp(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "WEBP", quality=82, method=4)
    return written.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    """On white where it is transparent."""
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    written = BytesIO()
    paper.save(written, "JPEG", quality=85, optimize=True)
    return written.getvalue()
