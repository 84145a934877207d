"""What the search is measured on: two sets of questions with answers, and 100,000 short articles."""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SEED, MANY, SENTENCES = 1, 100_000, (3, 12)


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus."""

    id: str
    title: str
    body: str
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the documents that answer it."""

    text: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class QualitySet:
    """Documents and questions put to them."""

    name: str
    texts: list[Text]
    questions: list[Asked]


def records(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON lines file, packed or not."""
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in text.decode().splitlines()]


def digdir() -> QualitySet:
    """Self-service documentation: the answers, and the pages they were not taken from."""
    folder = SHARED / "digdir_docs_nb"
    answers, pages = records(folder / "answers.jsonl"), records(folder / "articles.jsonl.gz")
    taken = {answer["path"] for answer in answers}
    texts = [Text(one["fid"], "", one["answer"], one["product"] or "") for one in answers]
    texts += [
        Text(one["path"], one["title"] or "", f"{one['summary'] or ''}\n{one['text']}", one["product"] or "")
        for one in pages
        if one["path"] not in taken
    ]
    questions = [
        Asked(one["question"], frozenset(one["relevant_ids"]))
        for one in records(folder / "questions_dev.jsonl")
    ]
    return QualitySet("digdir_docs_nb", texts, questions)


def norquad() -> QualitySet:
    """Encyclopedia and news, the validation questions."""
    folder = SHARED / "norquad_nb"
    texts = [
        Text(one["doc_id"], one["title"] or "", one["text"]) for one in records(folder / "documents.jsonl.gz")
    ]
    with (folder / "questions_validation.csv").open(encoding="utf-8", newline="") as lines:
        questions = [Asked(row["question"], frozenset({row["doc_id"]})) for row in csv.DictReader(lines)]
    return QualitySet("norquad_nb", texts, questions)


def short_articles(n_texts: int = MANY) -> Iterator[Text]:
    """Articles mixed of sentences of real ones, the same every time; a title is real, with a number."""
    articles = records(SHARED / "m365_insights_nb" / "articles.jsonl.gz")
    sentences = [
        sentence
        for article in articles
        for sentence in re.split(r"(?<=[.!?:])\s+", article["text"])
        if 20 <= len(sentence) <= 300
    ]
    rng = random.Random(SEED)
    for number in range(n_texts):
        body = " ".join(rng.choice(sentences) for _ in range(rng.randint(*SENTENCES)))
        yield Text(f"m{number}", f"{rng.choice(articles)['title']} {number}", body)


def short_questions(n_questions: int) -> list[str]:
    """One to six words in a row of a real title or sentence, as somebody types them."""
    rng = random.Random(SEED + 1)
    articles = records(SHARED / "m365_insights_nb" / "articles.jsonl.gz")
    found = []
    while len(found) < n_questions:
        told = re.findall(r"[^\W\d_]+", rng.choice(articles)[rng.choice(("title", "text"))])
        if len(told) > 6:
            start, length = rng.randrange(len(told) - 6), rng.randint(1, 6)
            found.append(" ".join(told[start : start + length]))
    return found
