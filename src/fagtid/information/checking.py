"""What a file is by its content: a closed list is taken in, pictures are written anew without what they tell.

One function, `checked`. It reads bytes and raises `FileLeftOut`; it neither stores nor knows who asks.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from fagtid.information.encodings import NotText, decoded
from fagtid.information.models import Attachment
from fagtid.information.models.attachments import LONGEST_NAME
from fagtid.information.refusals import FileLeftOut
from fagtid.information.unpacking import BROKEN

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000  # of all its pictures together, where it moves
MOST_FRAMES = 200
Kind = Attachment.Kind
FORMATS = {"PNG": Kind.PNG, "JPEG": Kind.JPEG, "GIF": Kind.GIF, "WEBP": Kind.WEBP}
SUFFIXES = {"jpeg": Kind.JPEG, "jpe": Kind.JPEG, **{one.value: one for one in Kind}}
PACKED = {
    "word/document.xml": Kind.DOCX,
    "xl/workbook.xml": Kind.XLSX,
    "ppt/presentation.xml": Kind.PPTX,
}
ODT = b"application/vnd.oasis.opendocument.text"
RUNS = ("vbaproject.bin", "basic/", "scripts/")  # programs inside a document
UNSAFE = re.compile(r"[^\w.-]+")
KEPT = ("duration", "loop", "transparency", "background", "icc_profile", "disposal")


@dataclass(frozen=True)
class Checked:
    """A file that is taken in, as it is stored."""

    name: str
    kind: str
    content: bytes


def checked(name: str, content: bytes) -> Checked:
    """The file under a safe name, its kind told by its content.

    Raises
    ------
    FileLeftOut
        If it is empty, too large, broken, of another kind than those taken in, or not what its name says.
    """
    shown = shown_name(name)
    if not content:
        raise FileLeftOut(shown, "empty")
    if len(content) > MOST_BYTES:
        raise FileLeftOut(shown, "large", MOST_BYTES // 1_000_000)
    kind = _kind(shown, content)
    said = SUFFIXES.get(PurePosixPath(shown).suffix[1:].casefold())
    if kind in Attachment.PICTURES and (said is None or said in Attachment.PICTURES):
        return Checked(_named(shown, kind), kind, _picture_anew(shown, content))
    if said is not kind:
        raise FileLeftOut(shown, "disguised")
    return Checked(safe_name(shown), kind, content)


def shown_name(name: str) -> str:
    """A file's name as it is told to people: no path, nothing unseen."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(one for one in unicodedata.normalize("NFC", last) if one.isprintable()).strip()
    return plain[-LONGEST_NAME:] or "?"


def safe_name(name: str) -> str:
    """Letters of any language, digits, point, line and - only, so that it can stand in a text."""
    path = PurePosixPath(UNSAFE.sub("-", shown_name(name)))
    stem = path.stem.strip(".-") or "file"
    return f"{stem[: LONGEST_NAME - 16]}{path.suffix.lower()}"


def _named(name: str, kind: str) -> str:
    """The name with the ending that belongs to its content."""
    safe = PurePosixPath(safe_name(name))
    is_right = SUFFIXES.get(safe.suffix[1:]) == kind
    return safe.name if is_right else f"{safe.stem}.{kind}"


def _kind(name: str, content: bytes) -> Kind:
    picture = _picture_kind(content)
    if picture is not None:
        return picture
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-2048:]:
            raise FileLeftOut(name, "broken")
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _packed_kind(name, content)
    return _text_kind(name, content)


def _picture_kind(content: bytes) -> Kind | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return Kind.GIF
    return Kind.WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _packed_kind(name: str, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [one.casefold() for one in packed.namelist()]
            if any(one.endswith(RUNS[0]) or one.startswith(RUNS[1:]) for one in names):
                raise FileLeftOut(name, "runs")
            for part, kind in PACKED.items():
                if part in names and "[content_types].xml" in names:
                    return kind
            if "mimetype" in names and packed.open("mimetype").read(len(ODT) + 1) == ODT:
                return Kind.ODT
    except BROKEN:
        raise FileLeftOut(name, "broken") from None
    raise FileLeftOut(name, "kind")


def _text_kind(name: str, content: bytes) -> Kind:
    said = SUFFIXES.get(PurePosixPath(name).suffix[1:].casefold())
    try:
        if said in (Kind.TXT, Kind.CSV):
            decoded(content)
            return said
    except NotText:
        raise FileLeftOut(name, "disguised") from None
    raise FileLeftOut(name, "kind" if said is None else "disguised")


def _picture_anew(name: str, content: bytes) -> bytes:
    """The picture written once more: turned as it was held, without place, camera or anything hidden."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _written_anew(name, content)
    except FileLeftOut:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileLeftOut(name, "pixels", MOST_PIXELS // 1_000_000) from None
    except Exception:  # the readers raise whatever they stumble on
        raise FileLeftOut(name, "broken") from None


def _written_anew(name: str, content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=tuple(FORMATS)) as found:
        pixels, frames = found.width * found.height, int(getattr(found, "n_frames", 1))
        if frames > MOST_FRAMES or pixels * frames > MOST_PIXELS:
            raise FileLeftOut(name, "pixels", MOST_PIXELS // 1_000_000)
        told: dict[str, Any] = {"format": found.format}
        if found.format == "JPEG":
            told |= {"quality": 90, "optimize": True}
        if frames > 1 and found.format in ("GIF", "WEBP"):
            pictures = [_bare(one) for one in ImageSequence.Iterator(found)]
            told |= {"save_all": True, "append_images": pictures[1:], "loop": found.info.get("loop", 0)}
            told |= {"duration": [one.info.get("duration", 100) for one in pictures]}
        else:
            pictures = [_bare(found)]
    out = io.BytesIO()
    pictures[0].save(out, **told)
    if out.tell() > MOST_BYTES:
        raise FileLeftOut(name, "large", MOST_BYTES // 1_000_000)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(picture.copy())
    turned.info = {key: value for key, value in picture.info.items() if key in KEPT}
    return turned
