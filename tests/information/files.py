"""Files as people send them, made here: pictures that tell where they were taken, documents, a program."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(64)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PLACE = 0x8825  # the part of a photo's facts that tells where it was taken


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), colour: str = "navy") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def photo() -> bytes:
    """A photo held on its side, with camera, place and a comment."""
    facts = Image.Exif()
    facts[0x0112], facts[0x010F] = 6, "Kameraet"
    facts.get_ifd(PLACE).update({1: "N", 2: (69.0, 39.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG", exif=facts, comment=b"hemmelig")
    return out.getvalue()


def moving() -> bytes:
    """A GIF of three pictures."""
    pictures = [Image.new("RGB", (20, 20), one) for one in ("red", "green", "blue")]
    out = io.BytesIO()
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=200, comment=b"hemmelig")
    return out.getvalue()


def document(part: str = "word/document.xml", *also: str) -> bytes:
    """An Office document as far as its kind shows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in ("[Content_Types].xml", part, *also):
            packed.writestr(name, "<x/>")
    return out.getvalue()


def odt() -> bytes:
    """An OpenDocument text as far as its kind shows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", "<x/>")
    return out.getvalue()
