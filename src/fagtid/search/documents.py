"""What goes into the index, what is asked of it, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fagtid.search.synonyms import NONE_TAUGHT, Synonyms


class State(StrEnum):
    """What the writer says of a text."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


class Standing(StrEnum):
    """What a text is on the day of the search; only what is current can stand on top."""

    CURRENT = "current"
    COMING = "coming"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be found.

    Attributes
    ----------
    id : str
        Unique in the index, whatever the kind.
    kind : str
        `article`, `notice`, `template`, `client`, `question`: the caller's own word.
    centre : str
        Only searches for the same centre find it.
    audience : frozenset of str
        Who may see it, in the caller's own terms; a searcher sees it who has at least one of them. Empty:
        nobody.
    title, body : str
        Plain text.
    keywords : tuple of str
        Found as if they stood in the title, and never shown.
    clients, products, situations : frozenset of str
        What it holds for; empty means all.
    starts, ends : date or None
        First and last day it holds; None is open.
    state : State
        A superseded or expired text is found below the current ones, whatever its days.
    boost : float, > 0
        1 is usual; 2 doubles the score. For how much a text is used, say. Below 0.5 and above 5 it is cut.
    """

    id: str
    kind: str
    centre: str
    audience: frozenset[str]
    title: str
    body: str = ""
    keywords: tuple[str, ...] = ()
    clients: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    situations: frozenset[str] = frozenset()
    starts: date | None = None
    ends: date | None = None
    state: State = State.CURRENT
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for.

    Attributes
    ----------
    text : str
        Words, or a question as it was put.
    centre : str
        The searcher's centre.
    audience : frozenset of str
        The terms of what the searcher may see; empty finds nothing.
    today : date
        Decides what is current.
    client, product, situation : str or None
        Who is on the line and why: texts for them are preferred, texts for others left out, texts for all
        kept.
    kinds : frozenset of str
        Only these; empty means all.
    typing : bool
        Whether the last word may still lack letters.
    synonyms : Synonyms
        What the centre has taught.
    limit : int, >= 1
        Most hits wanted.
    """

    text: str
    centre: str
    audience: frozenset[str]
    today: date
    client: str | None = None
    product: str | None = None
    situation: str | None = None
    kinds: frozenset[str] = frozenset()
    typing: bool = False
    synonyms: Synonyms = NONE_TAUGHT
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of plain text, not escaped; ``is_match`` where it is what was looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found.

    Attributes
    ----------
    score : float
        Comparable within one search and one standing only.
    title, snippet : tuple of Fragment
        In order; the snippet is the passage of the body that answers best, empty when the body is.
    opens, closes : bool
        Whether the snippet leaves out text before it, after it.
    """

    id: str
    kind: str
    standing: Standing
    score: float
    title: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]
    opens: bool
    closes: bool
