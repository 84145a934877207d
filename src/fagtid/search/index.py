"""The index: open it, build it, ask it, change it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tantivy

from fagtid.search.asking import read_question
from fagtid.search.compounds import everyday
from fagtid.search.documents import Document, Hit, Query, Standing, State
from fagtid.search.errors import IndexDamaged, IndexMissing
from fagtid.search.generations import (
    Generation,
    Mark,
    in_use,
    mark_of,
    new_generation,
    put_in_use,
    writing,
)
from fagtid.search.integrity import check_files
from fagtid.search.query import QueryBuilder
from fagtid.search.schema import laid_out, make_schema, stored_text
from fagtid.search.snippets import Marker, marked, passage

WAIT_S = 30.0  # for another writer
_BUILD_BYTES, _UPDATE_BYTES = 128_000_000, 20_000_000  # the engine's working memory
_MOST_HITS = 1_000
_TRIES, _RETRY_S = 3, 0.02


def build_index(
    directory: str | os.PathLike[str], documents: Iterable[Document], *, wait_s: float = WAIT_S
) -> SearchIndex:
    """Build the index from all its documents, and put it in use in one step.

    Parameters
    ----------
    directory : path
        Made where it is missing. An index that is there is searched until the new one stands, whatever its
        state.
    documents : iterable of Document
        Read once, while the lock is held: what `SearchIndex.update` is told meanwhile comes after. Of two
        with the same id the last counts.
    wait_s : float
        How long to wait for another writer.

    Raises
    ------
    IndexBusy
        When another kept writing.
    """
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    with writing(folder, wait_s):
        generation = new_generation(folder)
        told = ((document.id, laid_out(document)) for document in documents)
        _write(tantivy.Index(make_schema(), path=str(generation)), told, (), _BUILD_BYTES)
        put_in_use(folder, generation)
    return open_index(folder)


def open_index(directory: str | os.PathLike[str]) -> SearchIndex:
    """Open the index in a directory.

    Raises
    ------
    IndexMissing, IndexOutdated, IndexDamaged
        All are `IndexUnusable`: build it again with `build_index`.
    """
    index = SearchIndex(Path(directory))
    index.refresh()
    everyday()  # takes a moment, which the first who asks should not wait for
    return index


@dataclass(frozen=True, slots=True)
class _Opened:
    generation: Generation
    written: Mark
    index: tantivy.Index
    sound: frozenset[str]

    def is_latest(self, directory: Path) -> bool:
        """Whether nothing was written since."""
        return self.generation.mark == mark_of(directory) and self.written == self.generation.written()


class SearchIndex:
    """An index in use. Threads may share one; every process opens its own.

    Each search looks at the directory first, so it sees every change that another process has finished.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._opened: _Opened | None = None
        self._opening = threading.Lock()

    def __len__(self) -> int:
        """Documents in the index, seen or not."""
        n_documents: int = self.refresh().searcher().num_docs
        return n_documents

    def search(self, query: Query) -> list[Hit]:
        """The best hits: what is current on the day first, then the rest; each by score.

        Parameters
        ----------
        query : Query
            Text without a word finds nothing.

        Raises
        ------
        IndexMissing, IndexOutdated, IndexDamaged
        """
        question = read_question(query.text, query.synonyms, typing=query.typing)
        if not question.clauses or not query.audience:
            return []
        index = self.refresh()
        with self._damage_told():
            searcher = index.searcher()
            builder = QueryBuilder(index.schema, searcher, query)
            found = list(_found(searcher, builder.build(question), min(query.limit, _MOST_HITS)))
            marker = Marker(question, frozenset(builder.mistyped))
            return [_hit(score, searcher.doc(address), marker, query.today) for score, address in found]

    def update(
        self, documents: Iterable[Document] = (), deleted: Iterable[str] = (), *, wait_s: float = WAIT_S
    ) -> None:
        """Put documents in, in place of those with the same id, and take others out; all of it or nothing.

        Parameters
        ----------
        documents : iterable of Document
        deleted : iterable of str
            Ids; those not in the index are passed over.
        wait_s : float
            How long to wait for another writer.

        Raises
        ------
        IndexBusy
            When another kept writing. Nothing was changed.
        IndexMissing, IndexOutdated, IndexDamaged
        """
        told = [(document.id, laid_out(document)) for document in documents]
        gone = list(deleted)
        self.refresh()
        with self._damage_told(), writing(self.directory, wait_s):
            _write(self.refresh(), told, gone, _UPDATE_BYTES)

    def refresh(self) -> tantivy.Index:
        """The engine's index as it lies on the disk now.

        Raises
        ------
        IndexMissing, IndexOutdated, IndexDamaged
        """
        opened = self._opened
        with suppress(FileNotFoundError):
            if opened and opened.is_latest(self.directory):
                return opened.index
        with self._opening:
            return self._reopened()

    def _reopened(self) -> tantivy.Index:
        """Open what is in use. Files may be replaced meanwhile, so what fails is tried again."""
        for _ in range(_TRIES - 1):
            with suppress(IndexMissing, IndexDamaged):
                return self._open(in_use(self.directory))
            time.sleep(_RETRY_S)
        return self._open(in_use(self.directory))

    def _open(self, generation: Generation) -> tantivy.Index:
        before = self._opened
        with self._damage_told():
            written = generation.written()
            if before and before.generation == generation:
                index, sound = before.index, check_files(generation.path, before.sound)
            else:
                sound = check_files(generation.path, frozenset())
                index = tantivy.Index.open(str(generation.path))
                index.config_reader("manual")
            index.reload()
        self._opened = _Opened(generation, written, index, sound)
        return index

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """What the engine says of broken files, in our words; a panic of the engine among them."""
        try:
            yield
        except (ValueError, OSError) as error:
            if self.directory.exists():
                raise IndexDamaged(self.directory, f"the index cannot be read ({error})") from error
            raise IndexMissing(self.directory, "the index is gone") from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise IndexDamaged(self.directory, f"the index cannot be read ({error})") from error


def _write(
    index: tantivy.Index,
    documents: Iterable[tuple[str, tantivy.Document]],
    deleted: Iterable[str],
    memory_bytes: int,
) -> None:
    writer = index.writer(memory_bytes, 1)
    try:
        for each in deleted:
            writer.delete_documents_by_term("id", each)
        for name, document in documents:
            writer.delete_documents_by_term("id", name)
            writer.add_document(document)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def _found(
    searcher: tantivy.Searcher, queries: Iterable[tantivy.Query], limit: int
) -> Iterator[tuple[float, tantivy.DocAddress]]:
    """Hits of one query after the other until there are enough."""
    left = limit
    for query in queries:
        if left > 0:
            hits = searcher.search(query, limit=left, count=False, weight_by_field="weight").hits
            left -= len(hits)
            yield from hits


def _hit(score: float, stored: tantivy.Document, marker: Marker, today: date) -> Hit:
    snippet, opens, closes = passage(stored_text(stored, "body"), marker)
    return Hit(
        id=stored["id"][0],
        kind=stored["kind"][0],
        standing=_standing(stored, today),
        score=score,
        title=marked(stored_text(stored, "title"), marker),
        snippet=snippet,
        opens=opens,
        closes=closes,
    )


def _standing(stored: tantivy.Document, today: date) -> Standing:
    state = State(stored["state"][0])
    if state is not State.CURRENT:
        return Standing(state.value)
    if stored["ends"][0] < today.toordinal():
        return Standing.EXPIRED
    return Standing.COMING if stored["starts"][0] > today.toordinal() else Standing.CURRENT
