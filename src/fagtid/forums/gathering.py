"""What fills an agenda by itself: sources, each a function of a session.

Another app offers its own from its ``AppConfig.ready``::

    from fagtid.forums.gathering import Proposed, Source, register

    register(Source("question", _("Question"), questions_for_forum))

where ``questions_for_forum(session)`` answers with `Proposed`, one for each thing to talk about. Nothing is
stored until somebody votes for it, moves it or takes it up; ``key`` joins the two and must be the same each
time. A source is asked whenever the agenda is shown: a few database questions at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fagtid.forums.reasons import Reason
from fagtid.people.models import Person
from fagtid.planning.models import Session


@dataclass(frozen=True)
class Proposed:
    """Something to talk about, and why.

    ``key`` names it for ever, such as ``notice-12``, 60 characters at most. ``reason`` is a code with facts,
    or one sentence where it is in one language only. ``weight`` puts it in its place until the host moves it:
    50 for what must be talked through now, 30 for what is soon to matter, 10 for what would be good to; each
    vote adds 5. What ``stays`` is taken away by its source alone; all else is gone for a group when most of
    it has talked of it.
    """

    key: str
    title: str
    reason: Reason | str
    weight: int
    minutes: int
    since: datetime
    link: str = ""
    stays: bool = False


Propose = Callable[[Session], Iterable[Proposed]]
Settle = Callable[[str, Session, Person], object]


@dataclass(frozen=True)
class Source:
    """One kind of thing on agendas.

    ``settle`` is called with the key, the session and who says so when a group has talked a thing through.
    """

    kind: str
    label: Any
    propose: Propose
    settle: Settle | None = None


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Offer a source; registered anew, the later stands."""
    _sources[source.kind] = source


def sources() -> list[Source]:
    """All there are, in the order they were offered."""
    return list(_sources.values())


def source_of(kind: str) -> Source | None:
    """The source of a kind."""
    return _sources.get(kind)


def register_own() -> None:
    """What the house has itself."""
    from fagtid.forums import proposing, raised  # noqa: PLC0415 (models are ready only now)

    for source in (*proposing.OWN, *raised.RAISED):
        register(source)
