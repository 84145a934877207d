"""What is suggested while one types: what is known already, the client and the topic it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fagtid.frame.masked import masked
from fagtid.information import finding
from fagtid.information.finding import Result
from fagtid.information.models import Article, Client
from fagtid.information.queries import clients_for, taught_at
from fagtid.people.asking import Asker
from fagtid.questions import queries
from fagtid.questions.models import Answer, Question, Topic
from fagtid.search.likeness import MASKED, Wording, likeness, weights

WHILE_TYPING = 5
LONGEST_LOOKED_UP = 400
LONGEST_READ = 4_000  # of a paste that is too long to be asked
KINDS = ("article", "template", "answer", "question", "notice", "truth")
LEAST_LIKE = 0.2


def known(asker: Asker, text: str, client: Client | None) -> list[Result]:
    """What the bank and earlier questions say, the best first, with its scope."""
    read = MASKED.sub(" ", masked(text[:LONGEST_READ], asker.centre.pk))
    words = " ".join(read.split())[:LONGEST_LOOKED_UP]
    if len(words) < 3:
        return []
    scope = {"client": client, "kinds": KINDS}
    return finding.search(asker, words, typing=True, at_most=WHILE_TYPING, **scope)


def suggested(asker: Asker, typed: Mapping[str, Any], on_the_line: Client | None) -> dict[str, Any]:
    """Client and topic that the words are about, where none is chosen."""
    client = typed.get("client") or client_in(asker, typed["text"]) or on_the_line
    topic = typed.get("topic") or topic_of(asker, typed["text"], client)
    return {"client": client, "topic": topic}


def filled_in(asker: Asker, told: Mapping[str, Any], on_the_line: Client | None) -> dict[str, Any]:
    """The question with what is suggested for what was left open."""
    return {**told, **suggested(asker, told, on_the_line)}


def client_in(asker: Asker, text: str) -> Client | None:
    """The client that is named in the text, the longest name first."""
    low = f" {' '.join(text.casefold().split())} "
    named = [one for one in clients_for(asker) if one.name.casefold() in low]
    return max(named, key=lambda one: len(one.name), default=None)


def topic_of(asker: Asker, text: str, client: Client | None) -> Topic | None:
    """The topic whose name is in the words, else that of what the search finds first."""
    topics = list(queries.topics_for(asker))
    if not topics or len(text.strip()) < 3:
        return None
    taught = taught_at(asker.centre)
    mine = set(weights(text, taught))
    names = [(one, set(weights(one.name, taught))) for one in topics]
    named = [one for one, words in names if words and words <= mine]
    if named:
        return max(named, key=lambda one: len(one.name))
    by_name = {one.name.casefold(): one for one in topics}
    for result in known(asker, text, client):
        topic = _topic_of(result.one, by_name)
        if topic is not None and likeness(text, _words(result.one), Wording(taught)) >= LEAST_LIKE:
            return topic
    return None


def _topic_of(found: Any, by_name: Mapping[str, Topic]) -> Topic | None:
    if isinstance(found, Article):
        return by_name.get(found.situation.casefold())
    if isinstance(found, Answer):
        return found.question.topic
    return found.topic if isinstance(found, Question) else None


def _words(found: Any) -> str:
    if isinstance(found, Article):
        return f"{found.title} {found.keywords}"
    return found.question.text if isinstance(found, Answer) else str(found)
