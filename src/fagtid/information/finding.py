"""Search over a centre's bank and cards: an index near each process, followed up from the database.

The index is a cache. Every change in the database counts up the centre's mark; before it answers, a process
takes in what is newer than the mark its index has come to, or builds the index where there is none.
"""

from __future__ import annotations

import fcntl
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q, QuerySet

from fagtid.frame.clock import today
from fagtid.information import queries
from fagtid.information.models import Article, Client, Fact, Marks, Notice
from fagtid.information.notice_queries import notices_for
from fagtid.information.texts import plain_of
from fagtid.people.asking import LEADERS, Asker
from fagtid.people.models import Centre, Person, Team
from fagtid.search import (
    Document,
    Hit,
    IndexMissing,
    IndexUnusable,
    Query,
    SearchIndex,
    State,
    build_index,
    open_index,
)

ALL = "all"  # the audience of what everybody at the centre may read
EDITORS_ONLY, LEADERS_TOO = "editors", "leaders"
FOLLOWED = "followed"  # the file that tells the mark an index has come to
MOST_HITS = 20
LONGEST_LOOKED_UP = 400
Mark = tuple[str, int]  # which database, and the number of the change
NOTHING: Mark = ("none", 0)
_open: dict[int, SearchIndex] = {}
_opening = Lock()


@dataclass(frozen=True)
class Result:
    """Something found, as it stands in the database now, and how the index found it."""

    hit: Hit
    one: Any  # Article, Client, Notice, or a row of a `Source`
    source: Source | None = None


@dataclass(frozen=True)
class Source:
    """What another app lets be found: the first part of its documents' ids, its rows, its documents.

    ``rows`` takes the asker and tells what they may read; ``documents`` takes the centre's id and a mark.
    The rows' model has ``get_absolute_url`` and may have ``client``. ``shown`` is told what a person saw.
    """

    name: str
    rows: Callable[[Asker], QuerySet[Any]]
    documents: Callable[[int, int], Iterator[Document]]
    all_rows: Callable[[Centre], QuerySet[Any]]
    label: Any  # of its kind, in lists
    shown: Callable[[Sequence[Any], Person], None] | None = None


SOURCES: dict[str, Source] = {}
Wordings = Callable[[int, int], dict[int, list[str]]]
WORDINGS: list[Wordings] = []


def register(source: Source) -> None:
    """Let what another app has be found as well."""
    SOURCES[source.name] = source


def register_wordings(told: Wordings) -> None:
    """Let articles be found by how people ask: for a centre's id, and those changed after a mark."""
    WORDINGS.append(told)


def search(asker: Asker, words: str, *, typing: bool, at_most: int, **scope: Any) -> list[Result]:
    """The best answers first; ``scope`` may name a client, a situation and kinds."""
    client = scope.get("client")
    query = Query(
        text=words,
        centre=str(asker.centre.pk),
        audience=audience_of(asker),
        today=queries.day_of(asker),
        client=str(client.pk) if client else None,
        situation=scope.get("situation") or None,
        kinds=frozenset(scope.get("kinds", ())),
        typing=typing,
        synonyms=queries.taught_at(asker.centre),
        limit=at_most,
    )
    return results(asker, _hits(asker.centre.pk, query))


def note_shown(found: Sequence[Result], *, by: Person) -> None:
    """Tell those who keep what people have met that somebody sees these."""
    for source in SOURCES.values():
        rows = [one.one for one in found if one.source is source]
        if rows and source.shown is not None:
            source.shown(rows, by)


def led_to(centre: Centre, words: str, *, kinds: Sequence[str], at_most: int) -> list[tuple[str, int]]:
    """What is for everybody at the centre, for what the house itself compares: whose it is, its number."""
    query = Query(
        text=words[:LONGEST_LOOKED_UP],
        centre=str(centre.pk),
        audience=frozenset([ALL]),
        today=today(centre.timezone),
        kinds=frozenset(kinds),
        synonyms=queries.taught_at(centre),
        limit=at_most,
    )
    parts = (hit.id.partition("-") for hit in _hits(centre.pk, query))
    return [(name, int(number)) for name, _, number in parts]


def look_up(centre: Centre, words: str, *, kinds: Sequence[str], at_most: int) -> list[Any]:
    """The rows of the same, the best first."""
    found = led_to(centre, words, kinds=kinds, at_most=at_most)
    rows: dict[tuple[str, int], Any] = {}
    for name in dict.fromkeys(name for name, _ in found):
        numbers = [number for other, number in found if other == name]
        if name == "article":
            of_name: QuerySet[Any] = Article.objects.filter(centre=centre, pk__in=numbers)
        else:
            of_name = SOURCES[name].all_rows(centre).filter(pk__in=numbers)
        rows |= {(name, one.pk): one for one in of_name}
    return [rows[one] for one in found if one in rows]


def _hits(centre: int, query: Query) -> list[Hit]:
    try:
        return followed_index(centre).search(query)
    except IndexUnusable:  # gone or broken since it was looked at
        (Path(settings.SEARCH_ROOT) / str(centre) / FOLLOWED).unlink(missing_ok=True)
        return followed_index(centre).search(query)


def results(asker: Asker, hits: list[Hit]) -> list[Result]:
    """The rows behind the hits that the asker may read, in the same order."""
    wanted = _wanted(hits)
    kinds: dict[str, QuerySet[Any]] = {
        "article": queries.articles_for(asker).defer("body"),
        "client": queries.clients_for(asker),
        "notice": notices_for(asker).defer("body"),
        **{one.name: one.rows(asker) for one in SOURCES.values() if one.name in wanted},
    }
    rows = {
        f"{name}-{one.pk}": one
        for name, numbers in wanted.items()
        for one in kinds[name].filter(pk__in=numbers)
    }
    return [
        Result(hit, rows[hit.id], SOURCES.get(hit.id.partition("-")[0])) for hit in hits if hit.id in rows
    ]


def _wanted(hits: list[Hit]) -> dict[str, list[int]]:
    wanted: dict[str, list[int]] = {}
    for hit in hits:
        name, _, number = hit.id.partition("-")
        wanted.setdefault(name, []).append(int(number))
    return wanted


def audience_of(asker: Asker) -> frozenset[str]:
    """What the asker may find: what is for all, for their team, and more for editors and leaders."""
    teams = {asker.own_team, *asker.led_teams} - {None}
    above = [EDITORS_ONLY] if asker.has(*queries.EDITORS) else [LEADERS_TOO] if asker.has(*LEADERS) else []
    return frozenset([ALL, *above, *(f"team-{one}" for one in teams)])


def followed_index(centre: int) -> SearchIndex:
    """The centre's index with every change in it that the database has now."""
    directory = Path(settings.SEARCH_ROOT) / str(centre)
    with _opening:
        index = _open.get(centre)
        if index is None or come_to(directory) != newest(centre):
            index = _open[centre] = _follow(centre, directory, index)
    return index


def warm_up() -> None:
    """Open every centre's index, or build it, so that the first who asks need not wait."""
    for centre in Marks.objects.values_list("centre", flat=True):
        followed_index(centre)
    connection.close()


def newest(centre: int) -> Mark:
    """The mark of the centre's latest change."""
    found = Marks.objects.filter(centre=centre).values_list("database", "last").first()
    return (str(found[0]), found[1]) if found else NOTHING


def come_to(directory: Path) -> Mark | None:
    """The mark that the index has come to; ``None`` where it does not tell."""
    with suppress(OSError, ValueError):
        database, last = (directory / FOLLOWED).read_text("ascii").split()
        return database, int(last)
    return None


def forget() -> None:
    """Let go of the indexes that are open, as a new process begins."""
    with _opening:
        _open.clear()


def _follow(centre: int, directory: Path, index: SearchIndex | None) -> SearchIndex:
    with alone(directory):
        before, latest = come_to(directory), newest(centre)
        try:
            if before is None or before[0] != latest[0] or before[1] > latest[1]:
                raise IndexMissing(directory, "no index that follows this database")
            index = index or open_index(directory)
            if before != latest:
                index.update(documents(centre, after=before[1]))
        except IndexUnusable:
            index = build_index(directory, documents(centre))
        tell_come_to(directory, latest)
        return index


def tell_come_to(directory: Path, mark: Mark) -> None:
    """Write down the mark in one step."""
    new = directory / f"{FOLLOWED}.new"
    new.write_text(f"{mark[0]} {mark[1]}", "ascii")
    new.replace(directory / FOLLOWED)


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """One at a time follows an index: what was read first must not be written last."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / f"{FOLLOWED}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def documents(centre: int, after: int = -1) -> Iterator[Document]:
    """What can be found at a centre, or what has changed after a mark."""
    held = Count("uses", filter=Q(uses__held=True))
    articles = Article.objects.filter(centre=centre, mark__gt=after).annotate(times=held)
    told: list[dict[int, list[str]]] | None = None
    for article in articles.iterator(1000):
        told = [asked(centre, after) for asked in WORDINGS] if told is None else told
        yield document_of(article, [line for asked in told for line in asked.get(article.pk, ())])
    clients = Client.objects.filter(centre=centre, mark__gt=after)
    yield from cards(clients)
    notices = Notice.objects.filter(centre=centre, mark__gt=after).exclude(state=Notice.State.DRAFT)
    for notice in notices.prefetch_related("teams", "units"):
        yield notice_document(notice)
    for source in SOURCES.values():
        yield from source.documents(centre, after)


def document_of(article: Any, wordings: Sequence[str] = ()) -> Document:
    """An article, annotated with the times it held, as the index has it, and how people ask for it."""
    parts = (article.body, article.why, article.next_step)
    return Document(
        id=f"article-{article.pk}",
        kind=article.kind,
        centre=str(article.centre_id),
        audience=frozenset([ALL]),
        title=article.title,
        body="\n".join(plain_of(part) for part in parts if part),
        keywords=(*(word.strip() for word in article.keywords.split(",") if word.strip()), *wordings),
        clients=_named(str(article.client_id or "")),
        products=_named(article.product),
        situations=_named(article.situation),
        starts=article.starts_on,
        ends=article.ends_on,
        state=State.SUPERSEDED if article.withdrawn_at else State.CURRENT,
        boost=1.0 + math.log1p(article.times) / 10,
    )


def notice_document(notice: Notice) -> Document:
    """A notice as the index has it, for those it is for, leaders and editors."""
    teams = {one.pk for one in notice.teams.all()}
    units = [one.pk for one in notice.units.all()]
    teams |= set(Team.objects.filter(unit__in=units).values_list("pk", flat=True)) if units else set()
    own = [f"team-{one}" for one in teams] or [ALL]
    return Document(
        id=f"notice-{notice.pk}",
        kind="notice",
        centre=str(notice.centre_id),
        audience=frozenset([*own, EDITORS_ONLY, LEADERS_TOO]),
        title=notice.title,
        body=plain_of(notice.body),
        clients=_named(str(notice.client_id or "")),
        products=_named(notice.product),
        starts=notice.starts_on,
        ends=notice.ends_on,
        state=State.SUPERSEDED if notice.state == Notice.State.WITHDRAWN else State.CURRENT,
    )


def _named(value: str) -> frozenset[str]:
    return frozenset([value] if value else [])


def cards(clients: QuerySet[Client]) -> Iterator[Document]:
    """Clients' cards as the index has them, a line for each fact."""
    facts: dict[int, list[str]] = {}
    for fact in Fact.objects.filter(client__in=clients, holds=True).exclude(value="").select_related("field"):
        facts.setdefault(fact.client_id, []).append(f"{fact.field.label}: {fact.value}")
    for client in clients:
        yield Document(
            id=f"client-{client.pk}",
            kind="client",
            centre=str(client.centre_id),
            audience=frozenset([ALL]),
            title=client.name,
            body="\n".join(facts.get(client.pk, ())),
            clients=_named(str(client.pk)),
            state=State.EXPIRED if client.left_at else State.CURRENT,
        )
