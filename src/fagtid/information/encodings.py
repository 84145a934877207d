"""Text out of bytes: UTF-8, UTF-16 by its mark, and else what its letters make most likely."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

UTF8 = "UTF-8"
LIKELY = ["cp1252", "cp850", "mac_roman"]  # what programs in the Nordic countries have written
NAMES = {"cp1252": "Windows-1252", "cp850": "DOS (850)", "mac_roman": "Mac Roman"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", UTF8),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


class NotText(Exception):
    """The bytes are no text in any encoding that is known here."""


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the encoding it was read in."""
    text, encoding = _decoded(content)
    if CONTROL.search(text):
        raise NotText
    return text, encoding


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError:
                raise NotText from None
    try:
        return content.decode("utf-8"), UTF8
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> tuple[str, str]:
    if CONTROL.search(content.decode("latin-1")):
        raise NotText
    best = from_bytes(content, cp_isolation=LIKELY, enable_fallback=False).best()
    codec = best.encoding if best is not None and best.encoding in NAMES else "cp1252"
    try:
        return content.decode(codec), NAMES[codec]
    except UnicodeDecodeError:
        raise NotText from None
