"""Bringing files into the bank: looked at, carried out once and whole, or put away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import IO, Any

from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information import services
from fagtid.information.comparing import SAME, Comparison, Entry, compare, value_of
from fagtid.information.models import Article, BankImport, Client, FactField
from fagtid.information.reading import Read
from fagtid.information.refusals import IsSettled, LooksOtherwise, TooMuchBrought
from fagtid.information.unpacking import MOST_UPLOADED, Unpacking
from fagtid.people.models import Centre, Person

KEPT = timedelta(days=7)


def bring_in(
    centre: Centre,
    uploads: Iterable[tuple[str, IO[bytes]]],
    *,
    size: int,
    make_clients: bool,
    by: Person,
) -> BankImport:
    """Read files, and keep what they say until it is carried out or put away; the files are not kept."""
    if size > MOST_UPLOADED:
        raise TooMuchBrought("bytes", MOST_UPLOADED)
    keys = FactField.objects.filter(centre=centre).values_list("key", flat=True)
    read = Read(list(keys))
    read.read_all(Unpacking().files_of(uploads))
    return BankImport.objects.create(
        centre=centre, told=read.told, make_clients=make_clients, brought_by=by, brought_at=now()
    )


def look_again(brought: BankImport, *, make_clients: bool) -> None:
    """Look at the same in another way."""
    ready = BankImport.objects.filter(pk=brought.pk, state=BankImport.State.READY)
    if not ready.update(make_clients=make_clients):
        raise IsSettled(brought)


def put_away(brought: BankImport) -> None:
    """Forget what was brought in."""
    ready = BankImport.objects.filter(pk=brought.pk, state=BankImport.State.READY)
    if not ready.update(state=BankImport.State.PUT_AWAY, told={}, settled_at=now()):
        raise IsSettled(brought)


def forget_old(moment: datetime) -> int:
    """What nobody has settled for a week is put away."""
    old = BankImport.objects.filter(state=BankImport.State.READY, brought_at__lt=moment - KEPT)
    return old.update(state=BankImport.State.PUT_AWAY, told={}, settled_at=moment)


@transaction.atomic
def carry_out(brought: BankImport, *, mark: str, by: Person) -> Comparison:
    """Write what was looked at, all of it or nothing; ``mark`` tells that it is still the same."""
    rows = BankImport.objects.select_for_update(of=("self",)).select_related("centre")
    fresh = rows.get(pk=brought.pk)
    if fresh.state != BankImport.State.READY:
        raise IsSettled(fresh)
    found = compare(fresh)
    if found.mark != mark:
        raise LooksOtherwise
    _hold(found)
    try:
        _Writing(fresh.centre, by).write(found)
    except ChangedMeanwhile:
        raise LooksOtherwise from None
    fresh.state, fresh.told, fresh.settled_at = BankImport.State.DONE, {}, now()
    fresh.summary = {"new": len(found.new), "changed": len(found.changed)}
    fresh.save(update_fields=["state", "told", "settled_at", "summary"])
    return found


def _hold(found: Comparison) -> None:
    """Take every row that is to change before the centre's mark, as those do who change one."""
    for model, entries in ((Article, found.articles), (Client, found.cards)):
        rows: Any = model._default_manager
        keys = [one.found.pk for one in entries if one.act == "changed" and one.found]
        list(rows.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


class _Writing:
    """Writes by the acts that people use, so that history and search follow."""

    def __init__(self, centre: Centre, by: Person) -> None:
        self.centre, self.by = centre, by
        self.clients = {one.name.casefold(): one for one in Client.objects.filter(centre=centre)}
        here = Person.objects.filter(centre=centre, left_at=None)
        names = [one.name for one in here]
        self.owners = {one.name: one for one in here if names.count(one.name) == 1}

    def write(self, found: Comparison) -> None:
        """All that is new or changes."""
        for name in found.clients:
            self._add_client(name)
        for card in found.cards:
            if card.act != "same":
                self._write_card(card)
        for one in found.articles:
            if one.act == "new":
                self._write_article(one)
            elif one.act == "changed" and isinstance(one.found, Article):
                services.change_article(one.found, one.changes, version=one.found.version, by=self.by)

    def _add_client(self, name: str) -> Client:
        client = self.clients[name.casefold()] = services.add_client(self.centre, name)
        return client

    def _write_card(self, card: Entry) -> None:
        found = card.found if isinstance(card.found, Client) else self._add_client(card.told["client"])
        if card.changes:
            services.write_facts(found, card.changes, version=found.version, by=self.by)

    def _write_article(self, one: Entry) -> None:
        given = {name: value_of(name, one.told[name]) for name in SAME if name in one.told}
        given["client"] = self.clients.get(one.told["client"].casefold())
        given["owner"] = self.owners.get(one.told.get("owner", ""))
        written = services.write_article(self.centre, one.told["kind"], given, by=self.by)
        if one.told.get("withdrawn"):
            services.withdraw_article(written, replaced_by=None, by=self.by)
