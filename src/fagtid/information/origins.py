"""Where articles came from: apps above register what they know, and the page of an article shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fagtid.information.models import Article
from fagtid.people.asking import Asker


@dataclass(frozen=True)
class Origin:
    """Something an article came of, in words, and its page."""

    title: str
    address: str


Tell = Callable[[Asker, Article], list[Origin]]
_tellers: dict[str, Tell] = {}


def register(name: str, tell: Tell) -> None:
    """Offer what one app knows of where articles came from."""
    _tellers[name] = tell


def origins_of(asker: Asker, article: Article) -> list[Origin]:
    """All that is known."""
    return [one for tell in _tellers.values() for one in tell(asker, article)]
