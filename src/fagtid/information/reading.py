"""What files say of articles and cards: each read by its kind, and one clear fault for what cannot be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fagtid.files.cells import cell
from fagtid.files.errors import Fault, FileRefused, refuse_file, told
from fagtid.files.tables import Row, Table, read_table
from fagtid.frame.tables import as_it_was
from fagtid.information.converting import read_docx, read_html
from fagtid.information.encodings import UTF8, NotText, decoded
from fagtid.information.exporting import LABELS
from fagtid.information.models import Article
from fagtid.information.sheets import as_article, read_sheet
from fagtid.information.unpacking import File, Room, check_packed

COLUMNS = {
    "title": ("tittel",),
    "body": ("text", "tekst"),
    "client": ("oppdragsgiver", "kunde", "avis"),
    "situation": ("situasjon",),
    "product": ("produkt",),
    "from": ("fra", "gjelder fra"),
    "until": ("til", "gjelder til"),
    "keywords": ("nøkkelord", "andre ord"),
    "kind": ("type",),
    "why": ("hvorfor",),
    "next_step": ("next step", "neste steg"),
}
NEEDED = ("title", "body")
MOST_ROWS, LONGEST_FACT, LONGEST_NAME = 10_000, 400, 120
TEXTS = ("title", "body", "why", "next_step", "keywords", "product", "situation")
READABLE = ".md, .txt, .html, .docx, .csv, .xlsx, .zip"


@dataclass
class Read:
    """What was understood, as JSON holds it: articles, rows of cards, and faults."""

    keys: Sequence[str]  # of the lines that the centre's cards have
    articles: list[dict[str, Any]] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    faults: list[dict[str, Any]] = field(default_factory=list)
    assumed: list[dict[str, Any]] = field(default_factory=list)  # encodings that are not UTF-8
    room: Room = field(default_factory=Room)

    @property
    def told(self) -> dict[str, Any]:
        """All of it."""
        found = {"articles": self.articles, "cards": self.cards, "faults": self.faults}
        return found | {"assumed": self.assumed}

    def read_all(self, files: Iterable[File]) -> None:
        """Read each file; what is wrong with one is noted, and the others are read all the same."""
        for name, content in files:
            try:
                if isinstance(content, FileRefused):
                    raise content
                self._read(name, content)
            except FileRefused as refused:
                self._note(name, refused.fault)

    def _note(self, name: str, fault: Fault) -> None:
        self.faults.append(replace(fault, file=name).as_json())

    def _read(self, name: str, content: bytes) -> None:
        if not content.strip():
            raise refuse_file(
                name, expected=told("some text"), remedy=told("The file is empty. Fetch it again.")
            )
        kind = Path(name).suffix.casefold()
        if kind in (".csv", ".xlsx"):
            self._read_table(name, content, kind)
        elif kind == ".docx":
            self._keep(name, None, read_docx(name, content, self.room))
        elif kind in (".html", ".htm"):
            self._keep(name, None, read_html(name, self._text(name, content)))
        elif kind in (".md", ".markdown", ".txt"):
            self._keep(name, None, read_sheet(name, self._text(name, content)))
        else:
            raise refuse_file(
                name,
                expected=told("a file whose name ends with one of %(known)s", known=READABLE),
                remedy=told("Save it as one of these."),
            )

    def _text(self, name: str, content: bytes) -> str:
        text, encoding = text_of(name, content)
        if encoding != UTF8:
            self.assumed.append({"file": name, "encoding": encoding})
        return text

    def _keep(self, name: str, row: int | None, article: dict[str, Any]) -> None:
        check_article(name, row, article)
        self.articles.append({"file": name, "row": row, **article})

    def _read_table(self, name: str, content: bytes, kind: str) -> None:
        if kind == ".xlsx":
            check_packed(name, content, self.room)
        else:
            content = self._text(name, content).encode()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"table{kind}"
            path.write_bytes(content)
            with read_table(path, lenient=True) as table:
                names = [one.casefold() for one in table.header]
                if names[0] in ("client", *COLUMNS["client"]) and not {"title", "tittel"} & set(names):
                    self._read_cards(name, table)
                else:
                    self._read_articles(name, table)
                for refused in table.left_out.faults:
                    self._note(name, refused.fault)

    def _read_articles(self, name: str, table: Table) -> None:
        by_fold = {one.casefold(): one for one in table.header}
        mapping = {
            key: by_fold[one] for key, also in COLUMNS.items() for one in (key, *also) if one in by_fold
        }
        check_columns(table, set(mapping.values()), COLUMNS, [key for key in NEEDED if key not in mapping])
        table.choose_columns(NEEDED, tuple(key for key in COLUMNS if key not in NEEDED), mapping)

        def take(number: int, row: Row) -> None:
            _check_rows(table, number)
            cells = {key: as_it_was(cell(table, row, key)) for key in COLUMNS}
            facts = {key: value for key, value in cells.items() if value and key != "body"}
            article = as_article(name, number, facts) | {"body": cells["body"]}
            self._keep(name, number, article)

        table.keep_all(take)

    def _read_cards(self, name: str, table: Table) -> None:
        check_columns(table, {table.header[0], *self.keys}, ("client", *self.keys), [])

        def take(number: int, row: Row) -> None:
            _check_rows(table, number)
            client, *values = (as_it_was(one.strip()) for one in row)
            if client == LABELS:
                return
            facts = {key: value for key, value in zip(table.header[1:], values, strict=True) if value}
            _check_text(name, number, "client", client, LONGEST_NAME, needed=True)
            for key, value in facts.items():
                _check_text(name, number, key, value, LONGEST_FACT)
            self.cards.append({"file": name, "row": number, "client": client, "facts": facts})

        table.keep_all(take)


def check_columns(table: Table, there: set[str], known: Iterable[str], missing: Sequence[str]) -> None:
    """Columns that say nothing here are refused, so that none is lost unseen; so is one that is missing."""
    unknown = [one for one in table.header if one not in there]
    twice = [one for one in table.header if table.header.count(one) > 1]
    if unknown or missing or twice:
        raise refuse_file(
            table.file,
            row=1,
            column=(unknown or twice or missing)[0],
            expected=told("each column once, of %(known)s", known=", ".join(known)),
            remedy=told("Rename the column, remove it, or add it."),
        )


def _check_rows(table: Table, number: int) -> None:
    if number > MOST_ROWS:
        raise table.fault(
            number,
            expected=told("%(most)s rows or fewer", most=MOST_ROWS),
            remedy=told("Split the table."),
        )


def text_of(name: str, content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding it was read in."""
    try:
        return decoded(content)
    except NotText:
        raise refuse_file(
            name, expected=told("text"), remedy=told("This is no text file, whatever its name. Leave it out.")
        ) from None


def check_article(name: str, row: int | None, article: dict[str, Any]) -> None:
    """A title and a text, none too long, and no end before its beginning."""
    fields: dict[str, Any] = {one.name: one for one in Article._meta.get_fields()}
    for key in TEXTS:
        text = article.get(key, "")
        _check_text(name, row, key, text, fields[key].max_length, needed=key in NEEDED)
    _check_text(name, row, "client", article["client"], LONGEST_NAME)
    first, last = article.get("starts_on"), article.get("ends_on")
    if first and last and last < first:
        raise refuse_file(
            name,
            row=row,
            column="until",
            value=last,
            expected=told("a day that is not before %(first)s", first=first),
            remedy=told("Correct one of them."),
        )


def _check_text(name: str, row: int | None, key: str, text: str, most: int, *, needed: bool = False) -> None:
    if needed and not text:
        raise refuse_file(
            name, row=row, column=key, expected=told("some text"), remedy=told("Write it, or leave this out.")
        )
    if len(text) > most:
        raise refuse_file(
            name,
            row=row,
            column=key,
            value=text,
            expected=told("%(most)s characters or fewer; there are %(count)s", most=most, count=len(text)),
            remedy=told("Shorten it, or split it."),
        )
