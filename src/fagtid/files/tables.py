"""Rows out of a CSV file (packed or not) or an Excel workbook, one batch at a time."""

from __future__ import annotations

import csv
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, cast

from openpyxl import Workbook, load_workbook

from fagtid.files.errors import FileRefused, Told, refuse_file, told
from fagtid.files.records import Source
from fagtid.files.sources import (
    FingerprintedFile,
    Progress,
    is_zip,
    opened,
    text_lines,
    unpacked,
)

Row = list[str]
BATCH = 8_192
MOST_EMPTY_ROWS = 1_048_576  # all that a sheet can have
MOST_UNPACKED = 2_000_000_000  # bytes one sheet of a workbook may unpack to; sheets are read row by row
MOST_WORDS = 200_000_000  # bytes that all else in it may unpack to; that is held in memory
OTHER_DELIMITERS = {
    "\t": told("The columns seem to be separated by tabs: separate them by , or ;."),
    "|": told("The columns seem to be separated by |: separate them by , or ;."),
}

# What other systems call the columns; used for advice only, never to guess.
ALIASES = {
    "start": (
        "interval_start",
        "interval",
        "datetime",
        "date_time",
        "timestamp",
        "time",
        "from",
        "fra",
        "tid",
    ),
    "offered": ("calls", "call_volume", "volume", "count", "inbound", "tilbudt", "antall", "anrop"),
    "arrived": ("arrival", "start", "call_start", "timestamp", "time", "ankomst"),
    "outcome": ("status", "result", "disposition", "utfall"),
    "wait_seconds": ("wait", "wait_time", "waiting", "q_time", "holdtime", "asa", "ventetid"),
    "handle_seconds": ("handle_time", "aht", "talk_time", "duration", "ser_time", "behandlingstid"),
    "queue": ("skill", "line", "group", "kø", "ko"),
    "person": ("agent", "employee", "name", "id", "ansatt", "navn"),
    "end": ("to", "until", "stop", "slutt", "til"),
    "activity": ("duty", "task", "type", "aktivitet"),
}


@dataclass
class LeftOut:
    """The rows passed over in a lenient reading; a strict one refuses the file at the first."""

    lenient: bool
    faults: list[FileRefused] = field(default_factory=list)

    def take(self, refused: FileRefused) -> None:
        """Note one bad row, or refuse the file for it."""
        if not self.lenient:
            raise refused
        self.faults.append(refused)

    def check(self, rows: int) -> None:
        """Refuse a file that is mostly bad rows: nothing can be learned from what is left."""
        if len(self.faults) > 1_000 and 2 * len(self.faults) > rows:
            raise self.faults[0]


@dataclass
class Table:
    """A header and the rows under it.

    Attributes
    ----------
    header
        Column names as the file has them, trimmed.
    decimal_comma
        True where numbers may be written ``12,5``.
    left_out
        What a lenient reading passed over.
    rows
        Rows handed out so far, empty ones not counted.
    """

    file: str
    header: tuple[str, ...]
    body: Iterator[Row]
    decimal_comma: bool
    disk: FingerprintedFile
    left_out: LeftOut
    progress: Progress | None = None
    rows: int = 0
    columns: dict[str, int] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """True when the file has the column ``name``, its own or mapped."""
        return name in self.columns

    def batches(self) -> Iterator[tuple[int, list[Row]]]:
        """The rows in order, many at a time, with the number of the first; the header is row 1."""
        first, empty = 2, 0
        while batch := self._next_batch():
            if any(map(any, batch)):
                yield first, batch
                empty = 0
            else:
                empty += len(batch)
            if empty > MOST_EMPTY_ROWS:
                raise self.fault(
                    first,
                    expected=told("rows"),
                    remedy=told("The file is all but empty: fetch it again."),
                )
            first += len(batch)
            self.left_out.check(first)
            if self.progress is not None:
                self.progress(self.disk.position, self.disk.size)

    def _next_batch(self) -> list[Row]:
        try:
            return list(islice(self.body, BATCH))
        except csv.Error as error:
            raise refuse_file(
                self.file,
                expected=told("well-formed CSV (%(why)s)", why=str(error)),
                remedy=told("Look for an unclosed quotation mark."),
            ) from None

    def whole_rows(self, first: int, batch: Iterable[Row]) -> Iterator[tuple[int, Row]]:
        """The non-empty rows of a batch with their numbers; one of the wrong width is refused or left out."""
        width = len(self.header)
        for number, row in enumerate(batch, first):
            if not any(map(str.strip, row)):
                continue
            self.rows += 1
            if len(row) > width and not any(map(str.strip, row[width:])):
                row = row[:width]
            if len(row) == width:
                yield number, row
            else:
                self.left_out.take(self._wrong_width(number, row))

    def _wrong_width(self, number: int, row: Row) -> FileRefused:
        return self.fault(
            number,
            value=told("%(count)s values", count=len(row)),
            expected=told("%(count)s, one for each column", count=len(self.header)),
            remedy=told("The row is cut short, or a value with the delimiter in it lacks quotation marks."),
        )

    def keep(self, first: int, batch: Iterable[Row], take: Callable[[int, Row], None]) -> None:
        """Hand each whole row to ``take``; what it refuses is left out or refuses the file."""
        for number, row in self.whole_rows(first, batch):
            try:
                take(number, row)
            except FileRefused as refused:
                self.left_out.take(refused)

    def keep_all(self, take: Callable[[int, Row], None]) -> None:
        """`keep` every row of the table."""
        for first, batch in self.batches():
            self.keep(first, batch, take)

    def source(self) -> Source:
        """Which file this was, after its last row."""
        faults = tuple(refused.fault for refused in self.left_out.faults)
        return Source(Path(self.file).name, self.disk.read_to_end(), self.rows, faults)

    def fault(
        self,
        row: int | None,
        *,
        expected: str,
        remedy: str,
        name: str | None = None,
        value: str | None = None,
    ) -> FileRefused:
        """The refusal of one place in the table; ``name`` is the product's own name of the column."""
        column = self.header[self.columns[name]] if name in self.columns else name
        return refuse_file(self.file, row=row, column=column, value=value, expected=expected, remedy=remedy)

    def choose_columns(
        self, needed: tuple[str, ...], optional: tuple[str, ...], mapping: Mapping[str, str]
    ) -> None:
        """Find each column by its own name or by the name it is mapped to.

        Raises
        ------
        FileRefused
            If one is missing or there twice, or ``mapping`` names what is not there.
        """
        for name in mapping:
            if name not in needed + optional:
                known = ", ".join(needed + optional)
                raise self.fault(
                    1,
                    name=name,
                    expected=told("--map of one of %(known)s", known=known),
                    remedy=told("Drop --map %(name)s=….", name=name),
                )
        for name in needed + optional:
            position = self._position(mapping.get(name, name))
            if position is not None:
                self.columns[name] = position
            elif name in needed or name in mapping:
                raise self._missing(name, mapping)

    def _position(self, wanted: str) -> int | None:
        places = [i for i, name in enumerate(self.header) if name.casefold() == wanted.strip().casefold()]
        if len(places) > 1:
            raise refuse_file(
                self.file,
                row=1,
                column=wanted,
                value=told("%(count)s columns of that name", count=len(places)),
                expected=told("one"),
                remedy=told("Rename or remove the others."),
            )
        return places[0] if places else None

    def _missing(self, name: str, mapping: Mapping[str, str]) -> FileRefused:
        wanted = mapping.get(name, name)
        return refuse_file(
            self.file,
            row=1,
            column=wanted,
            value=", ".join(self.header),
            expected=told("a column %(name)s", name=wanted),
            remedy=self._advice(name, mapping),
        )

    def _advice(self, name: str, mapping: Mapping[str, str]) -> Told:
        for delimiter, advice in OTHER_DELIMITERS.items():
            if len(self.header) == 1 and delimiter in self.header[0]:
                return advice
        nearest = nearest_column(name, self.header)
        if nearest is None:
            return told("If it has another name there, read with --map %(name)s=NAME.", name=name)
        return told(
            "If it is the column %(nearest)s, read with --map %(name)s=%(nearest)s.",
            name=name,
            nearest=nearest,
        )


def nearest_column(name: str, header: Iterable[str]) -> str | None:
    """The column of ``header`` most likely to hold what the product calls ``name``."""
    by_fold = {column.casefold(): column for column in header if column}
    for alias in ALIASES.get(name, ()):
        if alias in by_fold:
            return by_fold[alias]
    close = get_close_matches(name, list(by_fold), n=1, cutoff=0.5)
    return by_fold[close[0]] if close else None


@contextmanager
def read_table(path: Path, *, lenient: bool = False, progress: Progress | None = None) -> Iterator[Table]:
    """Open a CSV file, a packed one or a workbook as a table; columns are chosen afterwards."""
    with opened(path) as disk:
        stream = unpacked(disk, str(path))
        if is_zip(stream, str(path)):
            with workbook_table(path, disk, lenient=lenient, progress=progress) as table:
                yield table
        else:
            yield csv_table(path, text_lines(stream, str(path)), disk, lenient=lenient, progress=progress)


def csv_table(
    path: Path,
    lines: Iterator[str],
    disk: FingerprintedFile,
    *,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Table:
    """The table in lines of CSV; ``,`` or ``;`` is told from the header."""
    head = list(islice(lines, 1))
    delimiter = delimiter_of("".join(head))
    rows = csv.reader(chain(head, lines), delimiter=delimiter)
    header = _header(path, rows)
    return Table(str(path), header, rows, delimiter == ";", disk, LeftOut(lenient), progress)


@contextmanager
def workbook_table(
    path: Path, disk: FingerprintedFile, *, lenient: bool = False, progress: Progress | None = None
) -> Iterator[Table]:
    """The table in the first sheet of an Excel workbook."""
    with path.open("rb") as file:  # ours to close: openpyxl leaves a file it cannot read open
        with _reading_workbook(str(path)):
            _check_unpacked_size(file, str(path))
            book = load_workbook(file, read_only=True, data_only=True)
        rows = _sheet_rows(book, str(path))
        yield Table(str(path), _header(path, rows), rows, False, disk, LeftOut(lenient), progress)


def delimiter_of(header: str) -> str:
    """``;`` when the header has more of them than of ``,`` outside quotation marks."""
    bare = "".join(header.split('"')[::2])
    return ";" if bare.count(";") > bare.count(",") else ","


def _header(path: Path, rows: Iterator[Row]) -> tuple[str, ...]:
    try:
        names = [name.strip() for name in next(rows, [])]
    except csv.Error:
        names = []
    while names and not names[-1]:
        names.pop()
    if not names:
        raise refuse_file(
            str(path),
            row=1,
            expected=told("a header row"),
            remedy=told("The file is empty or starts with an empty row."),
        )
    return tuple(names)


def _sheet_rows(book: Workbook, file: str) -> Iterator[Row]:
    with _reading_workbook(file):
        rows = _cells_of_first_sheet(book)
    width = 0
    while True:
        with _reading_workbook(file):
            cells = next(rows, None)
        if cells is None:
            return
        row = [cell_text(cell) for cell in cells]
        width = width or len(row)
        yield row + [""] * (width - len(row))


def _cells_of_first_sheet(book: Workbook) -> Iterator[tuple[object, ...]]:
    sheet = cast(Any, book.worksheets[0])
    sheet.reset_dimensions()  # what a workbook says of its own size is often wrong
    return iter(sheet.iter_rows(values_only=True))


@contextmanager
def _reading_workbook(file: str) -> Iterator[None]:
    """Tell a damaged workbook; openpyxl raises whatever its parsers stumble on."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FileRefused:
        raise
    except Exception as error:
        raise refuse_file(
            file,
            expected=told("a whole Excel workbook (%(why)s)", why=type(error).__name__),
            remedy=told("The file is damaged or cut short: save it again as .xlsx, or as CSV UTF-8."),
        ) from None


def _check_unpacked_size(file: BinaryIO, name: str) -> None:
    with zipfile.ZipFile(file) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    words = sum(size for name, size in sizes.items() if not name.startswith("xl/worksheets/"))
    if words > MOST_WORDS or max(sizes.values(), default=0) > MOST_UNPACKED:
        raise refuse_file(
            name, expected=told("a workbook that unpacks to less"), remedy=told("Save it as CSV UTF-8.")
        )


def cell_text(value: object) -> str:
    """A workbook's cell as the text a CSV file would have."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).encode(errors="replace").decode()
