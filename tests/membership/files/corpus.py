"""Files that somebody might send to do harm: made here, none is kept in the repository.

Each says whether it may be kept as a picture or as a document. What is kept is then served to visitors: the tests look
at how.
"""

import gzip
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from tests.membership.files.making import (
    MARK,
    chunk,
    compressed_object,
    drawn,
    jpeg,
    pdf,
    png,
    png_claiming,
    saved,
    webp,
    with_chunk,
    with_segment,
)

PICTURE, DOCUMENT, NOTHING = "picture", "document", "nothing"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + MARK + b"</svg>"
HTML = b"<!doctype html><html><body>" + MARK + b"</body></html>"
SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file as a browser, or somebody who plays one, would send it."""

    what: str
    name: str
    contents: bytes
    taken_as: str = NOTHING
    said: str = ""  # the type that comes with it


def zipped(name="page.html", contents=HTML):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, contents)
    return written.getvalue()


def exif(**tags):
    found = Image.Exif()
    for tag, value in tags.items():
        found[int(tag[1:], 16)] = value
    return found.tobytes()


def located():
    """Where it was taken: 47° 39′ N."""
    found = Image.Exif()
    found.get_ifd(0x8825).update({1: "N", 2: (47.0, 39.0, 0.0), 3: "W", 4: (2.0, 45.0, 0.0)})
    found[0x010E] = MARK.decode()
    return found.tobytes()


def animated(form, **options):
    frames = [drawn(), Image.new("RGB", (400, 300), "green")]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100, **options)


def broken_checksum():
    data = bytearray(png())
    data[29] ^= 0xFF  # of the header
    return bytes(data)


def huge_jpeg():
    """Says 65,500 by 65,500 in its header."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(data)


def huge_webp():
    """An extended WebP whose canvas is the largest that its header can say."""
    canvas = b"\x10\x00\x00\x00" + b"\xff\x3f\x00" + b"\xff\x3f\x00"
    body = b"WEBP" + b"VP8X" + struct.pack("<I", len(canvas)) + canvas + webp()[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def pixel_bomb():
    """900 million points in a few kilobytes."""
    return png_claiming(30_000, 30_000, zlib.compress(bytes(3751) * 30_000, 9))


HONEST = jpeg()
PICTURES = [
    Hostile("a script in a comment of a JPEG", "photo.jpg", with_segment(HONEST, 0xFE, MARK), PICTURE),
    Hostile("a page in front of the pixels", "photo.jpg", with_segment(HONEST, 0xE5, HTML), PICTURE),
    Hostile("a page behind a JPEG", "photo.jpg", HONEST + HTML, PICTURE),
    Hostile("an archive behind a JPEG", "photo.jpg", HONEST + zipped(), PICTURE),
    Hostile("a program for Java behind a PNG", "photo.png", png() + zipped("A.class", b"\xca\xfe\xba\xbe"), PICTURE),
    Hostile("a page named as a picture", "photo.jpg", HTML, said="image/jpeg"),
    Hostile("a page that begins as a PNG", "photo.png", b"\x89PNG\r\n\x1a\n" + HTML),
    Hostile("a page that begins as a GIF", "photo.gif", b"GIF89a/*" + HTML + b"*/=0;"),
    Hostile("a drawing with a script", "logo.svg", SVG, said="image/svg+xml"),
    Hostile("the same named as a PNG", "logo.png", SVG, said="image/png"),
    Hostile("the same compressed", "logo.svgz", gzip.compress(SVG, mtime=0)),
    Hostile("a GIF that is an archive", "photo.gif", saved(drawn().convert("P"), "GIF") + zipped()),
    Hostile("the same named as a JPEG", "photo.jpg", saved(drawn().convert("P"), "GIF") + zipped()),
    Hostile("a script in the words of a PNG", "photo.png", with_chunk(png(), b"tEXt", b"Comment\0" + MARK), PICTURE),
    Hostile(
        "a script in the description of a PNG",
        "photo.png",
        with_chunk(png(), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + MARK),
        PICTURE,
    ),
    Hostile(
        "words of a PNG that swell",
        "photo.png",
        with_chunk(png(), b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)),
    ),
    Hostile("a script in the camera's notes", "photo.jpg", jpeg(exif=exif(x010E=MARK.decode())), PICTURE),
    Hostile("the place where it was taken", "photo.jpg", jpeg(exif=located()), PICTURE),
    Hostile("a colour profile that is a page", "photo.jpg", jpeg(icc_profile=HTML), PICTURE),
    Hostile("a colour profile in a WebP", "photo.webp", webp(icc_profile=HTML, exif=exif(x013B="Moi")), PICTURE),
    Hostile("a name that climbs", "../../../../etc/passwd.png", png(), PICTURE),
    Hostile("a name that climbs in Windows", "..\\..\\windows\\win.ini.png", png(), PICTURE),
    Hostile("two endings, a picture last", "photo.php.jpg", HONEST, PICTURE),
    Hostile("two endings, a program last", "photo.jpg.php", HONEST),
    Hostile("two endings, a page last", "photo.jpg.html", HONEST, said="text/html"),
    Hostile("no ending", "photo", HONEST),
    Hostile("a name on two lines", "photo.jpg\r\nContent-Type: text/html\r\n\r\n.jpg", HONEST, NOTHING),
    Hostile("a name with an empty character", "photo.html\0.jpg", HONEST, PICTURE),
    Hostile("a name that reads backwards", "photo\u202egpj.exe", HONEST),
    Hostile("a name that reads backwards, well ended", "photo\u202eexe.jpg", HONEST, PICTURE),
    Hostile("a name that is a tag", '"><img src=x onerror=alert(1)>.jpg', HONEST, PICTURE),
    Hostile("a name without end", "a" * 600 + ".jpg", HONEST, PICTURE),
    Hostile("nothing", "photo.jpg", b""),
    Hostile("a JPEG cut in two", "photo.jpg", HONEST[: len(HONEST) // 2]),
    Hostile("a PNG cut in two", "photo.png", png()[: len(png()) // 2]),
    Hostile("a WebP cut in two", "photo.webp", webp()[: len(webp()) // 2]),
    Hostile("a PNG whose header is wrong", "photo.png", broken_checksum()),
    Hostile("900 million points", "photo.png", pixel_bomb()),
    Hostile("4 billion points", "photo.png", png_claiming(2**31 - 1, 2)),
    Hostile("a JPEG that says it is immense", "photo.jpg", huge_jpeg()),
    Hostile("a WebP that says it is immense", "photo.webp", huge_webp()),
    Hostile("just over 25 million points", "photo.png", saved(Image.new("1", (5001, 5000)), "PNG")),
    Hostile("one point", "photo.png", png((1, 1))),
    Hostile("a BMP named as a JPEG", "photo.jpg", saved(drawn(), "BMP")),
    Hostile("a TIFF", "photo.tif", saved(drawn(), "TIFF")),
    Hostile("a TIFF named as a PNG", "photo.png", saved(drawn(), "TIFF")),
    Hostile("an icon", "photo.ico", saved(drawn((128, 128)), "ICO")),
    Hostile("PostScript, which is a program", "photo.jpg", saved(drawn(), "EPS")),
    Hostile("a picture of a phone that we do not read", "photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + HTML),
    Hostile("a PNG named as a JPEG", "photo.jpg", png()),
    Hostile("a PNG said to be a page", "photo.png", png(), PICTURE, said="text/html"),
    Hostile("a WebP that moves", "photo.webp", animated("WEBP"), PICTURE),
    Hostile("a PNG that moves", "photo.png", animated("PNG"), PICTURE),
    Hostile("a GIF that moves", "photo.gif", animated("GIF")),
    Hostile("a JPEG followed by another", "photo.jpg", animated("MPO"), PICTURE),
    Hostile("a PNG with a piece unknown", "photo.png", with_chunk(png(), b"evIl", HTML), PICTURE),
    Hostile("a PNG that ends twice", "photo.png", png() + chunk(b"IEND", b"") + HTML, PICTURE),
    Hostile("a program of Windows", "photo.jpg", b"MZ\x90\0" + HONEST),
    Hostile("a program of Linux", "photo.png", b"\x7fELF" + png()),
]
DOCUMENTS = [
    Hostile("a program in a PDF", "plaquette.pdf", pdf(objects=b"4 0 obj\n" + SCRIPT + b"\nendobj")),
    Hostile("a program that runs when it is opened", "plaquette.pdf", pdf(catalog=b"/OpenAction " + SCRIPT)),
    Hostile(
        "a program whose name is written in figures", "a.pdf", pdf(catalog=b"/OpenAction<</S/J#61vaScript/JS(1)>>")
    ),
    Hostile("a program in a compressed part", "a.pdf", pdf(objects=compressed_object(b"4 0 " + SCRIPT))),
    Hostile(
        "a program in a compressed part, in figures",
        "a.pdf",
        pdf(objects=compressed_object(b"4 0 <</S/#4aavaScript/JS(1)>>")),
    ),
    Hostile(
        "a compressed part that is coded besides",
        "a.pdf",
        pdf(objects=compressed_object(b"4 0 " + SCRIPT, b"/DecodeParms<</Predictor 12/Columns 4>>")),
    ),
    Hostile(
        "a compressed part compressed twice",
        "a.pdf",
        pdf(objects=compressed_object(zlib.compress(SCRIPT), head=b"/Type/ObjStm/Filter[/FlateDecode/FlateDecode]")),
    ),
    Hostile(
        "a compressed part whose name is hidden",
        "a.pdf",
        pdf(objects=compressed_object(SCRIPT, head=b"/Type/Obj#53tm/Filter/FlateDecode")),
    ),
    Hostile(
        "a compressed part in another manner",
        "a.pdf",
        pdf(objects=compressed_object(SCRIPT, head=b"/Type/ObjStm/Filter/LZWDecode")),
    ),
    Hostile("a compressed part that swells", "a.pdf", pdf(objects=compressed_object(bytes(40_000_000)))),
    Hostile("a file attached", "a.pdf", pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(a.exe) 5 0 R]>>>>")),
    Hostile("a program of the machine to start", "a.pdf", pdf(catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>")),
    Hostile("a form with programs", "a.pdf", pdf(catalog=b"/AcroForm<</XFA 6 0 R>>")),
    Hostile("a form that sends", "a.pdf", pdf(objects=b"4 0 obj\n<</S/SubmitForm/F(https://x.example)>>\nendobj")),
    Hostile("another file to open", "a.pdf", pdf(catalog=b"/OpenAction<</S/GoToE/T<<>>>>")),
    Hostile("a locked PDF", "a.pdf", pdf().replace(b"/Root", b"/Encrypt 7 0 R/Root")),
    Hostile("a PDF cut in two", "a.pdf", pdf()[:-30]),
    Hostile("a PDF that is an archive", "a.pdf", pdf(after=zipped())),
    Hostile("a page in front of a PDF", "a.pdf", pdf(before=HTML)),
    Hostile("a page behind a PDF", "a.pdf", pdf(after=HTML)),
    Hostile("a page named as a PDF", "a.pdf", HTML, said="application/pdf"),
    Hostile("a PDF named as a page", "a.pdf.html", pdf(), said="text/html"),
    Hostile("a PDF named as a program", "a.pdf.exe", pdf()),
    Hostile("a PDF said to be a page", "a.pdf", pdf(), DOCUMENT, said="text/html"),
    Hostile("a script in the words of a PDF", "a.pdf", pdf(objects=b"4 0 obj\n(" + MARK + b")\nendobj"), DOCUMENT),
    Hostile("a page in the words of a PDF", "a.pdf", pdf(objects=b"%" + HTML), DOCUMENT),
    Hostile("a PDF that climbs", "../../static/a.pdf", pdf(), DOCUMENT),
    Hostile("a PDF whose name reads backwards", "plaquette\u202efdp.pdf", pdf(), DOCUMENT),
    Hostile("a document of an office", "plaquette.docx", zipped("word/document.xml")),
    Hostile("the same with programs", "plaquette.docm", zipped("word/vbaProject.bin")),
    Hostile("an archive that swells, named as a PDF", "a.pdf", zipped("zero", bytes(20_000_000))),
    Hostile("an empty PDF", "a.pdf", b""),
    Hostile("a PDF too heavy", "a.pdf", pdf(objects=b"%" + b"x" * 10_000_000)),
    Hostile("an animation with programs", "a.swf", b"CWS\x0a" + HTML),
]
CORPUS = PICTURES + DOCUMENTS
