"""Files out of what was uploaded, packed or not: counted as they are read, and never written anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from fagtid.files.errors import FileRefused, refuse_file, told
from fagtid.information.exporting import FILES, README
from fagtid.information.refusals import TooMuchBrought

MOST_UPLOADED = 50_000_000  # bytes
MOST_UNPACKED = 100_000_000
MOST_IN_A_FILE = 10_000_000
MOST_IN_A_DOCUMENT = 50_000_000  # unpacked
MOST_FILES = 6_000
CHUNK = 1 << 16
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack more at a time than is asked for
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)
File = tuple[str, bytes | FileRefused]


@dataclass
class Room:
    """How much more the documents of one import may unpack to, all together."""

    left: int = MOST_UNPACKED

    def take(self, size: int) -> None:
        """Count what is unpacked."""
        self.left -= size
        if self.left < 0:
            raise TooMuchBrought("bytes", MOST_UNPACKED)


class Unpacking:
    """Files one after another, until there are too many or they are too large."""

    def __init__(self) -> None:
        self.files = self.size = 0

    def files_of(self, uploads: Iterable[tuple[str, IO[bytes]]]) -> Iterator[File]:
        """Name and content of each file, or why it cannot be read.

        Raises
        ------
        TooMuchBrought
            If the files are too many, or too large all together.
        """
        for name, stream in uploads:
            if name.casefold().endswith(".zip"):
                yield from self._packed(shown(name), stream)
            else:
                yield self._read(shown(name), stream)

    def _packed(self, name: str, stream: IO[bytes]) -> Iterator[File]:
        try:
            packed = zipfile.ZipFile(stream)
        except BROKEN:
            yield name, _damaged(name)
            return
        with packed:
            self._count(len(packed.infolist()))
            for entry in packed.infolist():
                if not entry.is_dir() and _is_meant(entry.filename):
                    yield self._entry(packed, entry)

    def _entry(self, packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> File:
        name = shown(entry.filename)
        if entry.flag_bits & 1 or entry.compress_type not in PLAIN:
            return name, refuse_file(
                name,
                expected=told("a file packed without a password, in the common way"),
                remedy=told("Pack it again as an ordinary .zip."),
            )
        try:
            with packed.open(entry) as stream:
                return self._read(name, stream, counted=True)
        except BROKEN:
            return name, _damaged(name)

    def _read(self, name: str, stream: IO[bytes], *, counted: bool = False) -> File:
        if not counted:
            self._count(1)
        content = bytearray()
        while chunk := stream.read(CHUNK):
            content += chunk
            self.size += len(chunk)
            if self.size > MOST_UNPACKED:
                raise TooMuchBrought("bytes", MOST_UNPACKED)
            if len(content) > MOST_IN_A_FILE:
                return name, refuse_file(
                    name,
                    expected=told("a file of %(most)s MB or less", most=MOST_IN_A_FILE // 1_000_000),
                    remedy=told("Take out pictures, or split it."),
                )
        return name, bytes(content)

    def _count(self, files: int) -> None:
        self.files += files
        if self.files > MOST_FILES:
            raise TooMuchBrought("files", MOST_FILES)


def check_packed(name: str, content: bytes, room: Room) -> None:
    """A document that is packed itself: refused where it unpacks to too much, or reaches out of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = 0
            for entry in packed.infolist():
                if entry.compress_type not in PLAIN:
                    raise _damaged(name)
                before = b""
                with packed.open(entry) as stream:
                    while chunk := stream.read(CHUNK):
                        size += len(chunk)
                        room.take(len(chunk))
                        if size > MOST_IN_A_DOCUMENT or b"<!DOCTYPE" in before + chunk:
                            raise _damaged(name)
                        before = chunk[-9:]
    except BROKEN:
        raise _damaged(name) from None


def _damaged(name: str) -> FileRefused:
    return refuse_file(
        name,
        expected=told("a whole file"),
        remedy=told(
            "The file is damaged, or is not what its name says. Save it again, and bring it in anew."
        ),
    )


def shown(name: str) -> str:
    """A file's name as it is told to people; it is never a path to anything."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[-200:]


def _is_meant(name: str) -> bool:
    """False for what computers put into packed files, for what explains our own, and for attachments."""
    parts = PurePosixPath(name).parts
    if any(one.endswith(FILES) for one in parts[:-1]):
        return False
    return bool(parts) and not parts[-1].startswith(".") and "__MACOSX" not in parts and name != README
