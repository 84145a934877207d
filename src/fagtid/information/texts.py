"""Markdown as articles have it: to a page, cleaned; to plain words, for the search."""

from __future__ import annotations

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "code", "pre", "blockquote"}
TAGS |= {"a", "table", "thead", "tbody", "tr", "th", "td"}
SCHEMES = {"http", "https", "mailto", "tel"}
FILL_IN = re.compile(r"\{([^{}\n]{1,40})\}")  # what the agent fills in: {navn}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])


def html_of(text: str) -> SafeString:
    """The text as a page shows it: headings one step down, no pictures or markup of the writer's own."""
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.tag in ("h1", "h2", "h3"):
            token.tag = f"h{int(token.tag[1]) + 1}"
    told: str = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(told, tags=TAGS, url_schemes=SCHEMES, link_rel="noopener noreferrer")
    return mark_safe(clean)


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
