"""Pictures and documents made on the spot: honest ones, and what the hostile corpus starts from."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw

MARK = b"<script>document.title='active'</script>"


def drawn(size=(400, 300), mode="RGB"):
    """Half red, half blue, so that upright can be told from lying."""
    image = Image.new(mode, size, "blue" if mode in ("RGB", "RGBA") else 0)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1]), fill="red" if mode in ("RGB", "RGBA") else 1)
    return image


def saved(image, form, **options):
    written = BytesIO()
    image.save(written, form, **options)
    return written.getvalue()


def jpeg(size=(400, 300), **options):
    return saved(drawn(size), "JPEG", **options)


def png(size=(400, 300), mode="RGB", **options):
    return saved(drawn(size, mode), "PNG", **options)


def webp(size=(400, 300), **options):
    return saved(drawn(size), "WEBP", **options)


def chunk(kind, data):
    """A piece of a PNG, with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(data, kind, more):
    """A PNG with one more piece behind its header."""
    return data[:33] + chunk(kind, more) + data[33:]


def png_claiming(width, height, rows=b""):
    """A PNG whose header says that size, whatever follows."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_segment(data, marker, more):
    """A JPEG with one more segment at its beginning."""
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(more) + 2) + more + data[2:]


def pdf(catalog=b"", objects=b"", before=b"", after=b""):
    """A page with a sentence; ``catalog`` goes in the root, ``objects`` among the others."""
    return (
        before
        + b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R"
        + catalog
        + b">>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        + b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>\nendobj\n"
        + objects
        + b"\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
        + after
    )


def compressed_object(inside, extra=b"", head=b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"):
    """An object kept in a compressed part."""
    data = zlib.compress(inside)
    return b"9 0 obj\n<<" + head + extra + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream\nendobj\n"
