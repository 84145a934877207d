"""Bytes and lines out of a file: fingerprinted, unpacked, and never more at a time than a line may hold."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from fagtid.files.errors import FileRefused, refuse_file, told, why

LONGEST_LINE = 65_536  # bytes; a row of a real export is a few hundred
BUFFER = 1 << 20
GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Progress = Callable[[int, int], None]


class FingerprintedFile(io.RawIOBase):
    """A file that sums up its own SHA-256 as it is read from start to end."""

    def __init__(self, raw: BinaryIO, size: int) -> None:
        self.raw, self.size, self.position = raw, size, 0
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        """Always: it is there to be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` from the file."""
        view = memoryview(cast(bytearray, buffer))
        chunk = self.raw.read(len(view))
        view[: len(chunk)] = chunk
        self.digest.update(chunk)
        self.position += len(chunk)
        return len(chunk)

    def read_to_end(self) -> str:
        """SHA-256 of the whole file, once what is left of it has been read."""
        while self.read(BUFFER):
            pass
        return self.digest.hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[FingerprintedFile]:
    """The file, open for reading; refused by name when it cannot be."""
    with _openable(path) as raw:
        yield FingerprintedFile(raw, os.fstat(raw.fileno()).st_size)


def _openable(path: Path) -> BinaryIO:
    try:
        return path.open("rb", buffering=0)
    except FileNotFoundError:
        raise refuse_file(
            str(path), expected=told("a file that exists"), remedy=told("Check the path.")
        ) from None
    except IsADirectoryError:
        raise refuse_file(
            str(path), expected=told("a file, not a directory"), remedy=told("Name the file inside it.")
        ) from None
    except (OSError, ValueError) as error:
        raise refuse_file(
            str(path),
            expected=told("a readable file (%(why)s)", why=getattr(error, "strerror", None) or str(error)),
            remedy=told("Check the access."),
        ) from None


def read_small(path: Path, most: int) -> tuple[bytes, str]:
    """All bytes of a file that may hold at most ``most``, and their SHA-256."""
    with opened(path) as file:
        content = io.BufferedReader(file).read(most + 1)
    if len(content) > most:
        raise refuse_file(
            str(path),
            expected=told("at most %(most)s MB", most=most // 1_000_000),
            remedy=told("Check that it is the right file."),
        )
    return content, hashlib.sha256(content).hexdigest()


def decoded(content: bytes, file: str) -> str:
    """``content`` as UTF-8 text without its byte order mark."""
    if b"\0" in content:
        refuse_binary(file, content.count(b"\n", 0, content.index(b"\0")) + 1)
    try:
        return content.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        refuse_encoding(
            file, content.count(b"\n", 0, error.start) + 1, error.start, error.object[error.start]
        )


def unpacked(file: FingerprintedFile, name: str) -> io.BufferedReader:
    """The stream of the file's content: itself, or what is inside when it is gzip."""
    stream: io.BufferedReader = io.BufferedReader(file, BUFFER)
    if _starts_with(stream, GZIP_MAGIC, name):
        unzipped = gzip.GzipFile(fileobj=stream, mode="rb")
        return io.BufferedReader(cast(io.RawIOBase, unzipped), BUFFER)
    return stream


def is_zip(stream: io.BufferedReader, name: str) -> bool:
    """True when the content starts as a zip archive does, which is what .xlsx is."""
    return _starts_with(stream, ZIP_MAGIC, name)


def _starts_with(stream: io.BufferedReader, magic: bytes, name: str) -> bool:
    with unpacking(name):
        return stream.peek(len(magic)).startswith(magic)


def text_lines(stream: io.BufferedReader, file: str) -> Iterator[str]:
    """Lines as text with their ends; refused at the first that no text file would have."""
    position, number = 0, 0
    with unpacking(file):
        while raw := stream.readline(LONGEST_LINE + 1):
            number += 1
            if b"\0" in raw:
                refuse_binary(file, number)
            if len(raw) > LONGEST_LINE:
                _refuse_long_line(file, number)
            try:
                line = raw.decode()
            except UnicodeDecodeError as error:
                refuse_encoding(file, number, position + error.start, raw[error.start])
            yield line if position else line.removeprefix("\ufeff")
            position += len(raw)


@contextmanager
def unpacking(file: str) -> Iterator[None]:
    """Tell a damaged or unreadable file from a bad row."""
    try:
        yield
    except FileRefused:
        raise
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise refuse_file(
            file,
            expected=told("a whole gzip file (%(why)s)", why=why(error)),
            remedy=told("The file is damaged or cut short: fetch it again."),
        ) from None
    except OSError as error:
        raise refuse_file(
            file,
            expected=told("a readable file (%(why)s)", why=error.strerror or str(error)),
            remedy=told("Check the disk and the access."),
        ) from None


def _refuse_long_line(file: str, number: int) -> NoReturn:
    raise refuse_file(
        file,
        row=number,
        expected=told("lines of at most %(bytes)s bytes", bytes=LONGEST_LINE),
        remedy=told("This is not a table: check that it is the right file."),
    )


def refuse_binary(file: str, number: int) -> NoReturn:
    """Refuse content with a zero byte in it."""
    raise refuse_file(
        file,
        row=number,
        value=told("a zero byte"),
        expected=told("text in UTF-8"),
        remedy=told("Save it as CSV UTF-8, or check that it is the right file."),
    )


def refuse_encoding(file: str, number: int, position: int, byte: int) -> NoReturn:
    """Refuse content that is not UTF-8, naming the byte."""
    raise refuse_file(
        file,
        row=number,
        value=told("byte %(byte)s at position %(position)s", byte=f"0x{byte:02x}", position=position),
        expected=told("text in UTF-8"),
        remedy=told("Save it as UTF-8 (in Excel: CSV UTF-8)."),
    )
