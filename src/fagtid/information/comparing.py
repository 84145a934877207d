"""What an import would do to the bank as it is now: what is new, what changes, what is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fagtid.files.errors import refuse_file, told
from fagtid.information.models import Article, BankImport, Client, Fact, FactField
from fagtid.information.sheets import plain_lines

SAME = ("title", "body", "why", "next_step", "keywords", "product", "situation", "starts_on", "ends_on")
DAYS = ("starts_on", "ends_on")
Told = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One article or card, as it is and as it is to be; ``found`` is what it changes."""

    act: str  # new, changed or same
    told: Told
    found: Article | Client | None = None
    changes: dict[str, Any] = field(default_factory=dict)  # by the names the article or the card has
    labels: tuple[str, ...] = ()  # of what changes

    @property
    def told_as(self) -> list[Any]:
        """What must be as it was when it was looked at."""
        found = self.found
        return [self.act, self.told, found and (found.pk, found.version), sorted(self.changes)]


@dataclass
class Comparison:
    """All that an import would do, and what it would leave out and why."""

    articles: list[Entry] = field(default_factory=list)
    cards: list[Entry] = field(default_factory=list)
    clients: list[str] = field(default_factory=list)  # new ones that only articles name
    faults: list[Told] = field(default_factory=list)
    assumed: list[Told] = field(default_factory=list)  # encodings that files were read in

    @property
    def entries(self) -> list[Entry]:
        """Cards first, as articles may be of their clients."""
        return self.cards + self.articles

    def of(self, act: str) -> list[Entry]:
        """Those that are new, changed or the same."""
        return [one for one in self.entries if one.act == act]

    @property
    def new(self) -> list[Entry]:
        """What is not there yet."""
        return self.of("new")

    @property
    def changed(self) -> list[Entry]:
        """What says something else."""
        return self.of("changed")

    @property
    def same(self) -> list[Entry]:
        """What is there already."""
        return self.of("same")

    @property
    def to_do(self) -> int:
        """How many are written."""
        return len(self.new) + len(self.changed)

    @property
    def mark(self) -> str:
        """Another one where anything of it has become otherwise."""
        told_as = repr([[one.told_as for one in self.entries], self.clients])
        return hashlib.sha256(told_as.encode()).hexdigest()


def compare(brought: BankImport) -> Comparison:
    """What it would do now."""
    out = Comparison(
        faults=list(brought.told.get("faults", ())), assumed=list(brought.told.get("assumed", ()))
    )
    clients = {one.name.casefold(): one for one in Client.objects.filter(centre=brought.centre_id)}
    _compare_cards(brought, clients, out)
    named = {one.told["client"].casefold() for one in out.cards} | set(clients)
    articles = list(_of_known_clients(brought, named, out))
    _compare_articles(brought, articles, out)
    return out


def _fault(out: Comparison, told_of: Told, key: str, expected: str, remedy: str) -> None:
    value = told_of.get(key) or told_of["client"]
    fault = refuse_file(
        told_of["file"], row=told_of["row"], column=key, value=value, expected=expected, remedy=remedy
    ).fault
    out.faults.append(fault.as_json())


def _compare_cards(brought: BankImport, clients: dict[str, Client], out: Comparison) -> None:
    labels = {one.key: one.label for one in FactField.objects.filter(centre=brought.centre_id)}
    held: dict[tuple[int, str], str] = {}
    found = Fact.objects.filter(client__centre=brought.centre_id, holds=True)
    for client_id, key, value in found.values_list("client", "field__key", "value"):
        held[client_id, key] = value
    seen = set()
    for card in brought.told.get("cards", ()):
        name = card["client"].casefold()
        if name in seen:
            _stands_twice(out, card, "client")
            continue
        seen.add(name)
        client = clients.get(name)
        before = {key: held.get((client.pk, key), "") for key in labels} if client else {}
        changes = {key: value for key, value in card["facts"].items() if value != before.get(key, "")}
        act = "new" if client is None else "changed" if changes else "same"
        out.cards.append(Entry(act, card, client, changes, tuple(labels.get(key, key) for key in changes)))


def _stands_twice(out: Comparison, told_of: Told, key: str) -> None:
    remedy = told("Keep one of them, or give them other titles, products or situations.")
    _fault(out, told_of, key, told("each article and each client once"), remedy)


def _of_known_clients(brought: BankImport, known: set[str], out: Comparison) -> Iterator[Told]:
    new: dict[str, str] = {}
    for article in brought.told.get("articles", ()):
        name = article["client"]
        if name and name.casefold() not in known:
            if not brought.make_clients:
                remedy = told("Correct it, or tick that such clients are to be made.")
                _fault(out, article, "client", told("a client that is there"), remedy)
                continue
            new.setdefault(name.casefold(), name)
        yield article
    out.clients = list(new.values())


def _name_of(told_of: Told) -> tuple[str, ...]:
    return (
        str(told_of.get("kind", "article")),
        told_of["title"].casefold(),
        told_of["client"].casefold(),
        "withdrawn" if told_of.get("withdrawn") else "",
    )


def _whole_name(told_of: Told) -> tuple[str, ...]:
    scope = (told_of.get("product", ""), told_of.get("situation", ""))
    return (*_name_of(told_of), *(one.casefold() for one in scope))


def _compare_articles(brought: BankImport, articles: list[Told], out: Comparison) -> None:
    """By kind, title and client; where several share these, by product and situation too."""
    there: dict[tuple[str, ...], list[Article]] = {}
    for one in Article.objects.filter(centre=brought.centre_id).select_related("client").order_by("-pk"):
        there.setdefault(_name_of(_as_told(one)), []).append(one)
    brought_as: dict[tuple[str, ...], list[Told]] = {}
    for article in articles:
        brought_as.setdefault(_name_of(article), []).append(article)
    entries = {}
    for name, group in brought_as.items():
        for article, entry in _matched(group, there.get(name, []), out):
            entries[id(article)] = entry
    out.articles = [entries[id(one)] for one in articles if id(one) in entries]


def _matched(group: list[Told], there: list[Article], out: Comparison) -> Iterator[tuple[Told, Entry]]:
    left, seen = list(there), set()
    rest = []
    for article in group:
        whole = _whole_name(article)
        exact = [one for one in left if _whole_name(_as_told(one)) == whole]
        withdrawn = bool(article.get("withdrawn"))
        if withdrawn:  # what holds no more is not changed, so another one is another
            exact = [one for one in exact if not _changes(article, one)]
        elif whole in seen:
            _stands_twice(out, article, "title")
            continue
        seen.add(whole)
        if exact:
            left.remove(exact[0])
            yield article, _entry(article, exact[0])
        elif withdrawn:
            yield article, _entry(article, None)
        else:
            rest.append(article)
    for article in rest:
        only = len(left) == 1 and len(rest) == 1
        yield article, _entry(article, left[0] if only else None)


def _entry(article: Told, found: Article | None) -> Entry:
    if found is None:
        return Entry("new", article)
    changes = _changes(article, found)
    fields: dict[str, Any] = {one.name: one for one in Article._meta.get_fields()}
    labels = tuple(fields[name].verbose_name for name in changes)
    return Entry("changed" if changes else "same", article, found, changes, labels)


def _as_told(article: Article) -> Told:
    return {
        "kind": article.kind,
        "title": article.title,
        "client": article.client.name if article.client else "",
        "product": article.product,
        "situation": article.situation,
        "withdrawn": article.withdrawn_at is not None,
    }


def _changes(article: Told, found: Article) -> dict[str, Any]:
    """What is told and is not as it is; a key that is not told changes nothing."""
    changes = {}
    for name in SAME:
        if name in article and article[name] != plain(getattr(found, name)):
            changes[name] = value_of(name, article[name])
    return changes


def plain(value: Any) -> str | None:
    """A value as files hold it."""
    return value.isoformat() if isinstance(value, date) else value and plain_lines(str(value))


def value_of(name: str, text: str | None) -> Any:
    """A value as an article holds it."""
    return date.fromisoformat(text) if name in DAYS and text else text
