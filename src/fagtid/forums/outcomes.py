"""What a decision can become. Another app offers its own from its ``AppConfig.ready``, as for agendas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fagtid.forums.models import Outcome
from fagtid.information.notice_queries import notices_for
from fagtid.information.queries import articles_for
from fagtid.people.asking import Asker
from fagtid.voice.queries import proposals_for


@dataclass(frozen=True)
class Thing:
    """Something that was made: its title, and its page where the asker may open it."""

    label: Any
    title: str
    address: str


@dataclass(frozen=True)
class OutcomeKind:
    """What it is called, and how its title and page are found; ``None`` where they are not the asker's."""

    kind: str
    label: Any
    find: Callable[[Asker, int], tuple[str, str] | None]


def _article(asker: Asker, made: int) -> tuple[str, str] | None:
    found = articles_for(asker).filter(pk=made).first()
    return (found.title, reverse("information:article", args=[made])) if found else None


def _notice(asker: Asker, made: int) -> tuple[str, str] | None:
    found = notices_for(asker).filter(pk=made).first()
    return (found.title, reverse("information:notice", args=[made])) if found else None


def _proposal(asker: Asker, made: int) -> tuple[str, str] | None:
    found = proposals_for(asker).filter(pk=made).first()
    return (str(found.title), found.get_absolute_url()) if found else None


ARTICLE, TEMPLATE, NOTICE, PROPOSAL = "article", "template", "notice", "proposal"
_kinds: dict[str, OutcomeKind] = {}


def register(kind: OutcomeKind) -> None:
    """Offer a kind; registered anew, the later stands."""
    _kinds[kind.kind] = kind


for one in (
    OutcomeKind(ARTICLE, _("Article"), _article),
    OutcomeKind(TEMPLATE, _("Call template"), _article),
    OutcomeKind(NOTICE, _("Notice"), _notice),
    OutcomeKind(PROPOSAL, _("Proposal"), _proposal),
):
    register(one)


def label_of(kind: str) -> Any:
    """What a kind is called."""
    return _kinds[kind].label if kind in _kinds else kind


def made_of(asker: Asker, outcomes: Iterable[Outcome]) -> list[Thing]:
    """What was made, as far as the asker may see it; what is only asked for is told so without a title."""
    return [_thing(asker, one) for one in outcomes if one.kind in _kinds]


def _thing(asker: Asker, outcome: Outcome) -> Thing:
    kind = _kinds[outcome.kind]
    title, address = (kind.find(asker, outcome.made) if outcome.made else None) or ("", "")
    return Thing(kind.label, title, address)
