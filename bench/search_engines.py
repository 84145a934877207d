"""Four searches behind one face: build, search with a snippet. Each with the Norwegian it comes with."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from bench.search_corpora import Text
from fagtid.search import Document, Query, SearchIndex, build_index

LIMIT = 10
ALL, TODAY = frozenset({"all"}), date(2026, 1, 1)
POSTGRES = {"host": "/var/run/postgresql", "dbname": "postgres"}


class Engine(Protocol):
    """A search that can be measured."""

    name: str

    def build(self, folder: Path, texts: Iterable[Text]) -> None:
        """Index the texts; ``folder`` is empty and its own."""

    def search(self, text: str, *, typing: bool = False) -> list[str]:
        """Ids of the best hits, each of which a snippet was made of."""

    def size_bytes(self) -> int:
        """What it takes on the disk."""

    def close(self) -> None:
        """Let go of what was built."""


def words_of(text: str) -> list[str]:
    """The words of a question, for engines that want them apart."""
    return list(dict.fromkeys(re.findall(r"[^\W_]+", text.lower())))


def files_bytes(folder: Path) -> int:
    """Of a directory."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


class Fagtid:
    """This product's."""

    name = "Fagtid (tantivy)"
    index: SearchIndex

    def build(self, folder: Path, texts: Iterable[Text]) -> None:
        self.folder = folder
        self.index = build_index(folder, map(as_document, texts))

    def search(self, text: str, *, typing: bool = False) -> list[str]:
        asked = Query(text=text, centre="c", audience=ALL, today=TODAY, typing=typing, limit=LIMIT)
        return [hit.id for hit in self.index.search(asked)]

    def size_bytes(self) -> int:
        return files_bytes(self.folder)

    def close(self) -> None:
        del self.index


def as_document(text: Text) -> Document:
    """A text as an article that all may see."""
    keywords = (text.keyword,) if text.keyword else ()
    return Document(text.id, "article", "c", ALL, text.title, text.body, keywords)


class Fts5:
    """SQLite's, its own ranking with the title counting double; it knows no Norwegian."""

    name = "SQLite FTS5"

    def build(self, folder: Path, texts: Iterable[Text]) -> None:
        self.file = folder / "fts.sqlite3"
        self.base = sqlite3.connect(self.file)
        self.base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, body, keyword, "
            "tokenize = 'unicode61 remove_diacritics 0')"
        )
        rows = ((one.id, one.title, one.body, one.keyword) for one in texts)
        self.base.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
        self.base.commit()

    def search(self, text: str, *, typing: bool = False) -> list[str]:
        words = [f'"{word}"' for word in words_of(text)]
        if typing and words:
            words[-1] += "*"
        found = self.base.execute(
            "SELECT id, snippet(t, 2, '[', ']', '…', 30) FROM t WHERE t MATCH ? "
            "ORDER BY bm25(t, 0, 2, 1, 1) LIMIT ?",
            (" OR ".join(words), LIMIT),
        )
        return [name for name, _ in found]

    def size_bytes(self) -> int:
        return self.file.stat().st_size

    def close(self) -> None:
        self.base.close()


class Postgres:
    """PostgreSQL's full text with its Norwegian configuration, title weighing more, long texts less."""

    name = "PostgreSQL"

    def __init__(self) -> None:
        import psycopg  # noqa: PLC0415 (OperationalError where no server lets us in)

        self.base = psycopg.connect(**POSTGRES, autocommit=True)

    def build(self, folder: Path, texts: Iterable[Text]) -> None:
        self.base.execute("DROP TABLE IF EXISTS bench_search")
        self.base.execute(
            "CREATE UNLOGGED TABLE bench_search (id text, title text, body text, keyword text, "
            "found tsvector GENERATED ALWAYS AS ("
            "setweight(to_tsvector('norwegian', title || ' ' || keyword), 'A') || "
            "to_tsvector('norwegian', body)) STORED)"
        )
        with (
            self.base.cursor() as cursor,
            cursor.copy("COPY bench_search (id, title, body, keyword) FROM STDIN") as rows,
        ):
            for one in texts:
                rows.write_row((one.id, one.title, one.body, one.keyword))
        self.base.execute("CREATE INDEX ON bench_search USING gin (found)")
        self.base.execute("ANALYZE bench_search")

    def search(self, text: str, *, typing: bool = False) -> list[str]:
        words = words_of(text)
        if typing and words:
            words[-1] += ":*"
        found = self.base.execute(
            "SELECT id, ts_headline('norwegian', body, asked) FROM (SELECT id, body, asked "
            "FROM bench_search, to_tsquery('norwegian', %s) AS asked WHERE found @@ asked "
            "ORDER BY ts_rank(found, asked, 1) DESC LIMIT %s) AS best",
            (" | ".join(words), LIMIT),
        )
        return [row[0] for row in found]

    def size_bytes(self) -> int:
        row = self.base.execute("SELECT pg_total_relation_size('bench_search')").fetchone()
        assert row
        return int(row[0])

    def close(self) -> None:
        self.base.execute("DROP TABLE bench_search")
        self.base.close()


class Whoosh:
    """Whoosh with its Norwegian analyser and BM25F, title counting double."""

    name = "Whoosh"

    def build(self, folder: Path, texts: Iterable[Text]) -> None:
        from whoosh import fields, index  # noqa: PLC0415 (of the extra `bench`)
        from whoosh.analysis import LanguageAnalyzer  # noqa: PLC0415

        analyser = LanguageAnalyzer("no")
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(analyser, field_boost=2.0),
            body=fields.TEXT(analyser, stored=True),
            keyword=fields.TEXT(analyser),
        )
        self.folder = folder
        writer = index.create_in(str(folder), schema).writer(limitmb=256)
        for one in texts:
            writer.add_document(id=one.id, title=one.title, body=one.body, keyword=one.keyword)
        writer.commit()
        self.searcher: Any = index.open_dir(str(folder)).searcher()

    def search(self, text: str, *, typing: bool = False) -> list[str]:
        from whoosh.query import Or, Prefix, Term  # noqa: PLC0415

        fields = ("title", "body", "keyword")
        terms: list[Any] = [Term(name, word) for name in fields for word in self._stems(text)]
        if typing:
            terms += [Prefix(name, words_of(text)[-1]) for name in fields]
        hits = self.searcher.search(Or(terms), limit=LIMIT)
        return [hit["id"] for hit in hits if hit.highlights("body") is not None]

    def _stems(self, text: str) -> Iterator[str]:
        return (token.text for token in self.searcher.schema["body"].analyzer(text, mode="query"))

    def size_bytes(self) -> int:
        return files_bytes(self.folder)

    def close(self) -> None:
        self.searcher.close()
