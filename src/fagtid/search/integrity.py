"""Whether the engine's files are whole. It takes them at their word, and broken ones can end the process.

Notes
-----
Each file of a segment ends with a checksum of what is before (CRC-32 in a JSON footer, the footer's length, a
magic number: tantivy's format 7). `meta.json` names the segments in use.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

_NEEDED = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term")
_MAGIC, _TAIL = 1337, struct.Struct("<II")
_BLOCK_BYTES = 1 << 20


def check_files(generation: Path, sound: frozenset[str]) -> frozenset[str]:
    """Read every file that is new and compare its checksum.

    Parameters
    ----------
    generation : path
        The engine's directory.
    sound : frozenset of str
        Names found whole before; a file is never written twice.

    Returns
    -------
    frozenset of str
        Names of the files in use, all whole.

    Raises
    ------
    ValueError
        Naming the file that is not. A file that is gone is a FileNotFoundError.
    """
    names = frozenset(_in_use(generation))
    for name in names - sound:
        if not _is_whole(generation / name):
            raise ValueError(f"{name} is broken")
    return names


def _in_use(generation: Path) -> Iterator[str]:
    try:
        segments = json.loads((generation / "meta.json").read_bytes())["segments"]
        for segment in segments:
            name = segment["segment_id"].replace("-", "")
            yield from (name + ending for ending in _NEEDED)
            if segment["deletes"]:
                yield f"{name}.{segment['deletes']['opstamp']}.del"
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"meta.json is broken ({error})") from error


def _is_whole(file: Path) -> bool:
    size = file.stat().st_size
    if size < _TAIL.size:
        return False
    with file.open("rb") as content:
        content.seek(size - _TAIL.size)
        footer_bytes, magic = _TAIL.unpack(content.read(_TAIL.size))
        left = size - _TAIL.size - footer_bytes
        if magic != _MAGIC or left < 0:
            return False
        content.seek(0)
        told = 0
        while left:
            block = content.read(min(left, _BLOCK_BYTES))
            told, left = zlib.crc32(block, told), left - len(block)
        return _says(content.read(footer_bytes), told)


def _says(footer: bytes, checksum: int) -> bool:
    try:
        return bool(json.loads(footer)["crc"] == checksum)
    except (ValueError, KeyError, TypeError):
        return False
