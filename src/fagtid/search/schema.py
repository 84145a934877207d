"""The fields of the index, and a document laid out in them.

Notes
-----
Texts are analysed here, in Python, and given to the engine as terms between spaces. One field holds the
words' stems (`exact`), one the roots of words and of compounds' parts (`related`), one the words as written
(`written`, for what is half typed or mistyped). Title and keywords go into the same fields as the body,
repeated: documents that have no title are then measured by the same yardstick as those that have. A phone
number in groups is there as one word too (`numbers.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

import tantivy

from fagtid.search.analysis import Terms, terms, word_texts
from fagtid.search.documents import Document
from fagtid.search.numbers import whole_numbers
from fagtid.search.stopwords import STOP_WORDS

ANALYSIS = 2  # raised whenever a text would give other terms than before
TITLE_COUNTS = 2  # a word in the title counts as so many in the body
ANY = "*"  # in a scope: holds for all
OPEN_START, OPEN_END = 0, 4_000_000  # days, for None

_TYPICAL_WORDS, _SHORTER_IS_BETTER = 300, 0.4
_WEIGHT_OF_AN_EMPTY_TEXT, _MOST_WEIGHT = 10.0, 60.0


def fingerprint() -> str:
    """What an index must have been built with to be read by us."""
    return f"{ANALYSIS} tantivy {version('tantivy')} wordfreq {version('wordfreq')}"


def make_schema() -> tantivy.Schema:
    """The fields."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "kind", "state"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("centre", "audience", "clients", "products", "situations"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("starts", "ends"):
        builder.add_integer_field(name, stored=True, indexed=True, fast=True)
    for name in ("title", "body"):
        builder.add_bytes_field(name, stored=True)  # a text field would be indexed too
    for name in ("exact", "related"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("written", tokenizer_name="whitespace", index_option="basic")
    builder.add_float_field("weight", fast=True)
    return builder.build()


def laid_out(document: Document) -> tantivy.Document:
    """The document in the index's fields."""
    title, body = clean(document.title), clean(document.body)
    heading = [word for text in (title, *map(clean, document.keywords)) for word in _found_by(text)]
    told = [terms(word) for word in [*heading * TITLE_COUNTS, *_found_by(body)]]
    return tantivy.Document(
        id=document.id,
        kind=document.kind,
        state=document.state.value,
        centre=document.centre,
        audience=sorted(document.audience),
        clients=sorted(document.clients) or [ANY],
        products=sorted(document.products) or [ANY],
        situations=sorted(document.situations) or [ANY],
        starts=OPEN_START if document.starts is None else document.starts.toordinal(),
        ends=OPEN_END if document.ends is None else document.ends.toordinal(),
        title=title.encode(),
        body=body.encode(),
        exact=" ".join(one.exact for one in told),
        related=" ".join(related_terms(told)),
        written=" ".join({form for one in told for form in (one.written, *one.parts)}),
        weight=_as_stored(weight(document.boost, len(word_texts(body)))),
    )


def _found_by(text: str) -> Iterator[str]:
    yield from word_texts(text)
    yield from (number.text for number in whole_numbers(text))


def related_terms(told: Iterable[Terms]) -> Iterator[str]:
    """The roots, those of small words left out."""
    return (root for one in told if one.written not in STOP_WORDS for root in one.related)


def weight(boost: float, n_words: int) -> float:
    """What a document's score is multiplied by: its boost, and somewhat more the shorter it is.

    Notes
    -----
    A text that answers one question is short; a long page has every word somewhere. BM25 sees to that in
    part; this is the rest, chosen among five strengths (docs/decisions/0007-search.md).
    """
    shorter: float = (1 + n_words / _TYPICAL_WORDS) ** -_SHORTER_IS_BETTER
    return min(max(_WEIGHT_OF_AN_EMPTY_TEXT * boost * shorter, 1.0), _MOST_WEIGHT)


def _as_stored(factor: float) -> float:
    """The engine multiplies a score by log2(2 + what is stored)."""
    return float(2.0**factor) - 2.0


def stored_text(stored: tantivy.Document, name: str) -> str:
    """Title or body of a document found."""
    return bytes(stored[name][0]).decode()


def clean(text: str) -> str:
    """The text as the engine can hold it: halves of surrogate pairs become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
