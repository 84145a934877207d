"""The whole bank as files: one for each article and template, the clients' cards, and how to read them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.text import slugify

from fagtid.frame.tables import harmless
from fagtid.information import attaching, queries
from fagtid.information.models import Article
from fagtid.information.sheets import sheet_of
from fagtid.people.asking import Asker

README, CARDS = "README.txt", "clients.csv"
FILES = ".files"  # ends the folder of an article's attachments, beside it
LABELS = "# label"  # what the row of labels has where the others have their client
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a"})


def bank_zip(asker: Asker) -> bytes:
    """Everything in the bank, packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(README, render_to_string("information/export_readme.txt", {"label": LABELS}))
        packed.writestr(CARDS, cards_csv(asker))
        taken: set[str] = set()
        with_files = queries.articles_with_files(asker)
        for article in queries.articles_to_export(asker):
            name = _file_name(article, taken)
            packed.writestr(name, sheet_of(article))
            for file in attaching.held_by(article) if article.pk in with_files else ():
                packed.writestr(f"{name.removesuffix('.md')}{FILES}/{file.name}", bytes(file.stored.content))
    return out.getvalue()


def _file_name(article: Article, taken: set[str]) -> str:
    """Letters, digits and - only; no two alike, in small or capital letters."""
    client = slugify((article.client.name if article.client else "all").translate(LETTERS))[:40]
    title = slugify(article.title.translate(LETTERS))[:60].strip("-")
    stem = f"{article.kind}s/{client or 'client'}-{title or 'untitled'}"
    name, number = f"{stem}.md", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.md"
    taken.add(name)
    return name


def cards_csv(asker: Asker) -> str:
    """A row for each client, a column for each line of the cards; the second row has the lines' labels."""
    fields = list(queries.fields_for(asker))
    held = queries.facts_by_client(asker)
    rows = [["client", *(one.key for one in fields)], [LABELS, *(one.label for one in fields)]]
    for client in queries.clients_for(asker):
        facts = held.get(client.pk, {})
        rows.append([client.name, *(facts.get(one.key, "") for one in fields)])
    return _written(rows)


def _written(rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
