"""Tables to take away: semicolons and a byte order mark, as Norwegian spreadsheets want them."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from fagtid.frame.tables import harmless


def csv_answer(name: str, head: Iterable[object], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A CSV file to save; no cell is read as a formula."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([harmless(str(value)) for value in head])
    writer.writerows([harmless(str(value)) for value in row] for row in rows)
    return answer
