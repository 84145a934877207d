"""One article as a text file: its facts between two lines of ---, a `key: value` each, then its text.

A value of several lines has `key: |` and then its lines, each set in by two spaces. The text of the article
is everything after the second ---, so nothing in it can be taken for a fact.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from fagtid.files.errors import refuse_file, told
from fagtid.information.models import Article

FENCE = "---"
KEYS = {  # as the file has them, and as the article does
    "kind": "kind",
    "title": "title",
    "client": "client",
    "product": "product",
    "situation": "situation",
    "from": "starts_on",
    "until": "ends_on",
    "keywords": "keywords",
    "owner": "owner",
    "version": "version",
    "withdrawn": "withdrawn",
    "why": "why",
    "next_step": "next_step",
}
LONG = ("why", "next_step")  # may have several lines
HEADING = re.compile(r"#{1,6}\s")
YES = ("yes", "ja", "true", "1")
NO = ("no", "nei", "false", "0", "")
KINDS = {
    **{kind: kind for kind in Article.Kind.values},
    "artikkel": "article",
    "call template": "template",
    "samtalemal": "template",
    "mal": "template",
}


def sheet_of(article: Article) -> str:
    """The article as a file; read back, it is the same."""
    lines = [FENCE]
    for key, name in KEYS.items():
        text = _written(article, name)
        if key not in LONG:
            lines.append(f"{key}: {' '.join(text.split())}".rstrip())
        elif not text and article.is_template:
            lines.append(f"{key}:")
        elif text:
            lines += [f"{key}: |", *(f"  {line}".rstrip() for line in text.split("\n"))]
    return "\n".join([*lines, FENCE, "", plain_lines(article.body), ""])


def _written(article: Article, name: str) -> str:
    if name in ("client", "owner"):
        named = getattr(article, name)
        return named.name if named else ""
    if name == "withdrawn":
        return "no" if article.withdrawn_at is None else "yes"
    value = getattr(article, name)
    return value.isoformat() if isinstance(value, date) else plain_lines(str(value or ""))


def plain_lines(text: str) -> str:
    """A text with one kind of line ends, and nothing empty at either end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def read_sheet(file: str, text: str) -> dict[str, Any]:
    """What a file says of one article, by the names the article has; a key that is not there is not told.

    A file without facts has its first heading for its title, else its own name.
    """
    text = plain_lines(text)
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        return read_plain(file, text)
    end = next((place for place, line in enumerate(lines) if place and line.rstrip() == FENCE), None)
    if end is None:
        raise refuse_file(
            file,
            row=1,
            expected=told("a second line of --- after the facts"),
            remedy=told("Write --- on a line of its own above the text."),
        )
    facts = _facts(file, lines[1:end])
    return as_article(file, None, facts) | {"body": plain_lines("\n".join(lines[end + 1 :]))}


def read_plain(file: str, text: str) -> dict[str, Any]:
    """A text with nothing but its heading to go by."""
    lines = text.split("\n")
    place = next((number for number, line in enumerate(lines) if HEADING.match(line)), None)
    heading = lines[place].strip("# ") if place is not None else ""
    if place is not None and heading and not any(map(str.strip, lines[:place])):
        lines = lines[place + 1 :]  # a heading further down stays in its place
    return {
        "kind": "article",
        "title": heading or stem_of(file),
        "client": "",
        "body": plain_lines("\n".join(lines)),
    }


def stem_of(file: str) -> str:
    """What a file is called, as a title."""
    stem = re.split(r"[/\\]", file)[-1].rsplit(".", maxsplit=1)[0]
    return " ".join(re.sub(r"[_-]", " ", stem).split())


def _facts(file: str, lines: list[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    open_key = ""
    for number, line in enumerate(lines, 2):
        if open_key and (line.startswith("  ") or not line.strip()):
            facts[open_key] += line[2:] + "\n"
            continue
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        key, value = key.strip().casefold(), value.strip()
        if not colon or key not in KEYS:
            raise refuse_file(
                file,
                row=number,
                value=line,
                expected=told("one of %(known)s, then a colon", known=", ".join(KEYS)),
                remedy=told("Correct the line, or remove it."),
            )
        open_key = key if key in LONG and value == "|" else ""
        facts[key] = "" if open_key else value
    return facts


def as_article(file: str, row: int | None, facts: dict[str, str]) -> dict[str, Any]:
    """Facts by the names the article has; what its own centre counts is left out."""
    named: dict[str, Any] = {KEYS[key]: plain_lines(value) for key, value in facts.items()}
    named.pop("version", None)
    named["kind"] = _one_of(file, row, "kind", named.get("kind") or "article", KINDS)
    answers = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    named["withdrawn"] = _one_of(file, row, "withdrawn", named.get("withdrawn", ""), answers)
    for key in ("from", "until"):
        if KEYS[key] in named:
            named[KEYS[key]] = _day(file, row, key, named[KEYS[key]])
    return {"title": "", "client": "", **named}


def _one_of(file: str, row: int | None, key: str, value: str, known: dict[str, Any]) -> Any:
    if value.casefold() not in known:
        raise refuse_file(
            file,
            row=row,
            column=key,
            value=value,
            expected=told("one of %(known)s", known=", ".join(filter(None, known))),
            remedy=told("Correct it, or leave it out."),
        )
    return known[value.casefold()]


def _day(file: str, row: int | None, key: str, value: str) -> str | None:
    try:
        # A workbook's day comes with midnight.
        return date.fromisoformat(value.removesuffix(" 00:00:00")).isoformat() if value else None
    except ValueError:
        raise refuse_file(
            file,
            row=row,
            column=key,
            value=value,
            expected=told("a day as 2027-01-31"),
            remedy=told("Correct it, or leave it out."),
        ) from None
