"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from fagtid.files.errors import refuse_file

Content = bytes | str


def write_all(directory: Path | str, files: Mapping[str, Content]) -> None:
    """Write a set of files into a directory, all of them or none.

    The new directory is built beside the old one and takes its place in one move. What else the
    old one held is kept.

    Parameters
    ----------
    files
        Content by name relative to the directory, such as ``calendars/p1.ics``; text is UTF-8.

    Raises
    ------
    FileRefused
        If a name leads out of the directory or the disk refuses; nothing has changed then.
    """
    with _naming(Path(directory)):
        target = Path(directory).resolve()
        for name in files:
            _check_name(target, name)
        if target.exists() and not target.is_dir():
            raise refuse_file(
                str(target), expected="a directory", remedy="Choose another --out, or move the file."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        built = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            _build(built, target, files)
            _take_place(built, target)
        finally:
            shutil.rmtree(built, ignore_errors=True)


def write_file(path: Path | str, content: Content) -> None:
    """Write one file, whole or not at all; its directory is made where it is missing.

    Raises
    ------
    FileRefused
        If the disk refuses; nothing has changed then.
    """
    with _naming(Path(path)):
        target = Path(path).resolve()
        if target.is_dir():
            raise refuse_file(
                str(target), expected="a file name, not a directory", remedy="Name a file in it."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        built = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(as_bytes(content))
            built.chmod(0o666 & ~_umask())
            built.replace(target)
        finally:
            built.unlink(missing_ok=True)


def as_bytes(content: Content) -> bytes:
    """``content`` as it goes to the disk."""
    return content.encode() if isinstance(content, str) else content


def _check_name(target: Path, name: str) -> None:
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\0" in name:
        raise refuse_file(
            str(target),
            value=name,
            expected="a name inside the directory",
            remedy="Rename it: no .. and no leading /.",
        )


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Tell a refusal of the disk with the path it is about."""
    try:
        yield
    except (
        OSError,
        shutil.Error,
        RuntimeError,
        ValueError,
    ) as error:  # the last two: a path that loops or cannot be
        why = getattr(error, "strerror", None) or str(error)
        raise refuse_file(
            str(target),
            expected=f"a place that can be written ({why})",
            remedy="Check the access and the free space.",
        ) from None


def _build(built: Path, target: Path, files: Mapping[str, Content]) -> None:
    """Fill the new directory: what the old one holds, as links, and the new files over it."""
    if target.exists():
        shutil.copytree(target, built, symlinks=True, copy_function=_link_or_copy, dirs_exist_ok=True)
    else:
        built.chmod(0o777 & ~_umask())
    for name, content in files.items():
        path = built / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # a link to the old file: writing through it would change that one
        path.write_bytes(as_bytes(content))


def _link_or_copy(source: str, to: str) -> None:
    try:
        os.link(source, to, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, to, follow_symlinks=False)


def _take_place(built: Path, target: Path) -> None:
    if not target.exists():
        built.rename(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    try:
        target.rename(aside)
        try:
            built.rename(target)
        except BaseException:
            aside.rename(target)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
