"""Gathers the words of the pages into each app's catalogue and compiles them: `make messages`.

Uses Babel, so that no gettext programs are needed. A translation that is there is kept; a message that is
gone is dropped; headers hold no date, host or line numbers, so that a change shows only what changed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "fagtid"
ALSO = {"intake": "files/*.py"}  # what knows no Django, and the app whose catalogue has its words
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "told": None,
}
LANGUAGE = "nb"


def apps() -> list[Path]:
    """Every part of the house that says something on a page."""
    found = sorted(path.parent for path in SOURCE.glob("*/apps.py"))
    return [app for app in found if any(messages_of(app)) or po_path(app).exists()]


def messages_of(app: Path) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """File, message (or its forms) and context of everything marked in an app."""
    also = SOURCE.glob(ALSO[app.name]) if app.name in ALSO else ()
    for path in sorted([*app.rglob("*.py"), *app.rglob("*.html"), *app.rglob("*.txt"), *also]):
        text = path.read_text(encoding="utf-8")
        code = text if path.suffix == ".py" else templatize(text, origin=str(path))
        for _line, function, found, _comments in extract_python(
            io.BytesIO(code.encode()), list(KEYWORDS), [], {}
        ):
            yield from _message(path, function, found)


def _message(
    path: Path, function: str, found: object
) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    parts = [one for one in (found if isinstance(found, tuple) else (found,)) if isinstance(one, str)]
    context = parts.pop(0) if "pgettext" in function and parts else None
    if parts:
        yield (
            str(path.relative_to(SOURCE)),
            tuple(parts[:2]) if function.startswith("n") else parts[0],
            context,
        )


def catalogue(app: Path) -> Catalog:
    """The app's catalogue: what is marked now, with the translations there are."""
    path = po_path(app)
    known = Catalog(locale=LANGUAGE)
    if path.exists():
        known = read_po(io.BytesIO(path.read_bytes()), locale=LANGUAGE)
    fresh = Catalog(locale=LANGUAGE, project="Fagtid", fuzzy=False)
    for _file, message, context in messages_of(app):
        old = known.get(message, context)
        fresh.add(message, old.string if old else None, context=context)
    return fresh


def po_path(app: Path) -> Path:
    """Where the catalogue lies."""
    return app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def po_text(found: Catalog) -> bytes:
    """The catalogue as a file, with a header that never changes by itself."""
    out = io.BytesIO()
    write_po(out, found, omit_header=True, sort_output=True, width=100)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Language: nb\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    return header.encode() + out.getvalue()


def mo_text(po: bytes) -> bytes:
    """The catalogue compiled."""
    out = io.BytesIO()
    found = read_po(io.BytesIO(po), locale=LANGUAGE)
    found.creation_date = found.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same every time
    write_mo(out, found)
    return out.getvalue()


def main() -> int:
    """Write every catalogue; tells how many messages lack a translation."""
    settings.configure(USE_I18N=True)
    django.setup()
    missing = 0
    for app in apps():
        path = po_path(app)
        path.parent.mkdir(parents=True, exist_ok=True)
        found = catalogue(app)
        path.write_bytes(po_text(found))
        path.with_suffix(".mo").write_bytes(mo_text(path.read_bytes()))
        missing += sum(not one.string or not all(one.string) for one in found if one.id)
    sys.stdout.write(f"{missing} messages without a translation\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
