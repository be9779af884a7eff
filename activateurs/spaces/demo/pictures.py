"""Pictures and a document for the known adviser: drawn here, so that nobody is taken for real."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from activateurs.membership.files import actions, images
from activateurs.membership.files.choices import Use

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.membership.activators.models import Profile

SKIN, HAIR, COAT, SEA, SAND, INK = "#e8b796", "#5a2d1a", "#1f4e79", "#cfe6f2", "#f4ead8", "#1e1e1e"


def load(*, adviser: Profile, at: datetime) -> None:
    """Give the adviser a portrait, a logo, two pictures of her work and a leaflet."""
    shown = (
        (Use.PHOTO, _portrait(), "Portrait dessiné de Nolwenn Le Bihan"),
        (Use.LOGO, _logo(), "Logo de Nolwenn Le Bihan, conseil internet"),
        (Use.WORK, _shop(), "Une boutique en ligne de fromages, sur un téléphone"),
        (Use.WORK, _agenda(), "L’agenda en ligne d’un salon de coiffure"),
    )
    for use, drawn, alt in shown:
        file = BytesIO()
        drawn.save(file, "PNG")
        made = images.read(SimpleUploadedFile("dessin.png", file.getvalue()), use)
        actions.add_picture(profile=adviser, use=use, made=made, alt=alt, by=adviser.user, at=at)
    actions.add_brochure(
        profile=adviser, contents=_leaflet(), title="Mon accompagnement en une page", by=adviser.user, at=at
    )


def _sheet(size: tuple[int, int], colour: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    sheet = Image.new("RGB", size, colour)
    return sheet, ImageDraw.Draw(sheet)


def _portrait() -> Image.Image:
    sheet, draw = _sheet((640, 640), SEA)
    draw.ellipse((170, 90, 470, 470), fill=HAIR)
    draw.ellipse((90, 440, 550, 900), fill=COAT)
    draw.rounded_rectangle((275, 360, 365, 500), 40, fill=SKIN)
    draw.ellipse((215, 150, 425, 410), fill=SKIN)
    draw.pieslice((200, 110, 440, 330), 180, 360, fill=HAIR)
    for x in (280, 360):
        draw.ellipse((x - 10, 268, x + 10, 288), fill=INK)
    draw.arc((275, 300, 365, 365), 25, 155, fill="#a4442f", width=8)
    return sheet


def _logo() -> Image.Image:
    sheet, draw = _sheet((640, 320), "white")
    draw.rounded_rectangle((20, 40, 260, 280), 40, fill=COAT)
    draw.text((140, 160), "NB", font=_letters(110), fill="white", anchor="mm")
    for row, (text, size) in enumerate((("Nolwenn Le Bihan", 38), ("conseil internet", 38), ("DEMO", 26))):
        draw.text((290, 95 + row * 60), text, font=_letters(size), fill=INK, anchor="lm")
    return sheet


def _shop() -> Image.Image:
    sheet, draw = _sheet((1200, 900), SAND)
    draw.rounded_rectangle((400, 60, 800, 840), 50, fill=INK)
    draw.rounded_rectangle((420, 90, 780, 810), 30, fill="white")
    draw.text((600, 140), "Quatre Vents", font=_letters(44), fill=INK, anchor="mm")
    for row, colour in enumerate(("#f2c14e", "#e8a33d", "#f7dd8d")):
        top = 190 + row * 190
        draw.pieslice((450, top, 600, top + 150), 20, 340, fill=colour)
        draw.text((620, top + 50), ("Tomme", "Bleu", "Fleuri")[row], font=_letters(36), fill=INK, anchor="lm")
        draw.rounded_rectangle((620, top + 85, 750, top + 130), 10, fill=COAT)
    return sheet


def _agenda() -> Image.Image:
    sheet, draw = _sheet((1200, 900), SEA)
    draw.rounded_rectangle((120, 90, 1080, 810), 30, fill="white")
    draw.text((600, 150), "Coiffure du Port", font=_letters(54), fill=INK, anchor="mm")
    for column, day in enumerate(("lun.", "mar.", "mer.", "jeu.", "ven.")):
        left = 170 + column * 176
        draw.text((left + 78, 225), day, font=_letters(36), fill=INK, anchor="mm")
        for row in range(5):
            taken = (column * 3 + row * 2) % 5 < 3  # noqa: PLR2004 - three in five
            top = 265 + row * 105
            draw.rounded_rectangle((left, top, left + 156, top + 90), 12, fill=COAT if taken else "#e5eef5")
    return sheet


def _letters(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _leaflet() -> bytes:
    """One page of PDF."""
    lines = (
        (24, "Nolwenn Le Bihan, conseil numérique (démo)"),
        (14, "1. Un premier rendez-vous gratuit, dans votre boutique ou votre atelier."),
        (14, "2. Trois priorités écrites, avec ce que chacune coûte et rapporte."),
        (14, "3. Un point tous les mois, jusqu'à ce que vous n'ayez plus besoin de moi."),
    )
    words = b"BT 60 760 Td " + b" ".join(
        b"/F1 %d Tf (%s) Tj 0 -40 Td" % (size, text.replace("(", r"\(").replace(")", r"\)").encode("cp1252"))
        for size, text in lines
    ) + b" ET"  # fmt: skip
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
