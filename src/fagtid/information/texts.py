"""Markdown as articles have it: to a page, cleaned; to plain words, for the search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "code", "pre", "blockquote"}
TAGS |= {"a", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {**nh3.ALLOWED_ATTRIBUTES, "img": {"src", "alt", "loading"}}
SCHEMES = {"http", "https", "mailto", "tel"}
FILL_IN = re.compile(r"\{([^{}\n]{1,40})\}")  # what the agent fills in: {navn}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])


@dataclass(frozen=True)
class Picture:
    """A picture that a text may show: where it is, and what it shows."""

    address: str
    shows: str


def html_of(text: str, pictures: Mapping[str, Picture] | None = None) -> SafeString:
    """The text as a page shows it: headings one step down, no markup of the writer's own.

    A picture is shown where ``pictures`` has it by its name in small letters, or its number; of another
    stands what it shows.
    """
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.tag in ("h1", "h2", "h3"):
            token.tag = f"h{int(token.tag[1]) + 1}"
        if token.children:
            token.children = [_shown(child, pictures or {}) for child in token.children]
    told: str = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        told,
        tags=TAGS | {"img"},
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return mark_safe(clean)


def _shown(token: Token, pictures: Mapping[str, Picture]) -> Token:
    if token.type != "image":
        return token
    picture = pictures.get(_named(token))
    if picture is None:
        return Token("text", "", 0, content=token.content)
    if not token.content:
        token.children = [Token("text", "", 0, content=picture.shows)]
    token.attrs = {"src": picture.address, "alt": "", "loading": "lazy"}
    return token


def _named(token: Token) -> str:
    return unquote(str(token.attrGet("src") or "")).casefold()


def names_of_pictures(text: str) -> Iterator[str]:
    """What a text names as pictures, in small letters."""
    for token in _markdown.parse(text):
        for child in token.children or ():
            if child.type == "image":
                yield _named(child)


def plain_of(text: str) -> str:
    """The words of the text without its marks; what stands alone ends with a full stop."""
    blocks, cells = [], []
    for token in _markdown.parse(text):
        if token.type == "inline":
            cells.append("".join(_words(child.type, child.content) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            cells.append(token.content)
        if token.type not in ("td_open", "td_close", "th_open", "th_close", "inline") and cells:
            blocks.append(" ".join(cells).strip())
            cells = []
    return "\n".join(block if block[-1:] in ".!?:" else f"{block}." for block in blocks if block)


def _words(kind: str, content: str) -> str:
    return " " if kind in ("softbreak", "hardbreak") else content


def fill_ins(text: str) -> list[str]:
    """Names of what is to be filled in, each once, as they come."""
    return list(dict.fromkeys(FILL_IN.findall(text)))
