"""Web pages and Word documents as Markdown: what a reader sees of them, and nothing that runs."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import mammoth
import nh3
from bs4 import BeautifulSoup
from markdownify import markdownify

from fagtid.files.errors import FileRefused, refuse_file, told
from fagtid.information.sheets import plain_lines, stem_of
from fagtid.information.texts import SCHEMES, TAGS
from fagtid.information.unpacking import Room, check_packed

HEADINGS = {f"h{step}" for step in range(1, 7)}
UNSEEN = {"script", "style", "title", "noscript", "template", "iframe", "object", "svg", "textarea"}
TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
TITLE_STYLE = "p[style-name='Title'] => h1:fresh\np[style-name='Tittel'] => h1:fresh"


def read_html(file: str, text: str) -> dict[str, Any]:
    """A page; its first heading is the title, else what the page is called."""
    try:
        clean = nh3.clean(
            text,
            tags=TAGS | HEADINGS,
            clean_content_tags=UNSEEN,
            attributes={"a": {"href"}},
            url_schemes=SCHEMES,
            link_rel=None,
        )
        page = BeautifulSoup(clean, "html.parser")  # never of what is not cleaned: that can take hours
        named = TITLE.search(text)
        title = _take_heading(page) or (" ".join(unescape(named[1]).split()) if named else "")
        body = plain_lines(markdownify(str(page), heading_style="ATX", bullets="-", table_infer_header=True))
    except Exception as error:  # the parsers raise whatever they stumble on
        raise _unreadable(file, error) from None
    return {"kind": "article", "title": title or stem_of(file), "client": "", "body": body}


def _take_heading(page: BeautifulSoup) -> str:
    """The text of the first heading; it is taken out where nothing stands before it."""
    heading = page.find(list(HEADINGS))
    if heading is None:
        return ""
    title = " ".join(heading.get_text(" ").split())
    if not "".join(map(str, heading.find_all_previous(string=True))).strip():
        heading.decompose()
    return title


def read_docx(file: str, content: bytes, room: Room) -> dict[str, Any]:
    """A Word document, without its pictures."""
    check_packed(file, content, room)
    try:
        no_pictures = mammoth.images.img_element(lambda image: {})
        html = mammoth.convert_to_html(
            io.BytesIO(content), style_map=TITLE_STYLE, convert_image=no_pictures
        ).value
    except Exception as error:  # the parsers raise whatever they stumble on
        raise _unreadable(file, error) from None
    return read_html(file, html)


def _unreadable(file: str, error: Exception) -> FileRefused:
    return refuse_file(
        file,
        expected=told("a whole document (%(why)s)", why=type(error).__name__),
        remedy=told("Open it, save it again, and bring it in anew."),
    )
