"""From a question to one query of the engine, with what the searcher may see inside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt

import tantivy

from fagtid.search.analysis import terms, word_texts
from fagtid.search.asking import Asked, Clause, Question
from fagtid.search.documents import Query
from fagtid.search.nearness import is_near
from fagtid.search.schema import ANY, stored_text

EXACT, RELATED, JOINED = 1.0, 1.0, 0.7
WHOLE_NUMBER = 8.0  # more than its groups by chance
OTHER_PHRASE = 0.9  # a synonym beside the word itself
OPEN_WORD, MOST_ENDINGS = 0.6, 24
CORRECTED, MISTYPED = 0.9, 1.0  # the first a factor, the second a score
LOOKED_AT, READ, MOST_LIKELY = 10, 20_000, 3  # texts and characters to find in what was meant; words taken
ERRORS_FROM, TWO_ERRORS_FROM = 4, 8  # letters
MOST_MISTYPED = 4  # words of a question; each costs a search of its own
RARE = 50  # documents: only below is it asked whether the searcher may see any
PREFERRED = 0.6  # more, for being about this very client, product or situation

_MUST, _SHOULD, _MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def errors_allowed(word: str) -> int:
    """How many letters may be missing, too many, other or swapped in a word that nothing matches."""
    if len(word) < ERRORS_FROM or not word.isalpha():
        return 0
    return 1 if len(word) < TWO_ERRORS_FROM else 2


def is_mistyped(asked: Asked, form: str, errors: int) -> bool:
    """Whether a form found in a text may be what was meant: as written, or by its stem."""
    written = asked.terms.written
    return is_near(written, form, errors, as_beginning=asked.is_open) or (
        errors_allowed(asked.terms.exact) >= errors and is_near(asked.terms.exact, terms(form).exact, errors)
    )


@dataclass
class QueryBuilder:
    """Builds the query of one question on one state of the index.

    Attributes
    ----------
    mistyped : set of str
        Filled while building: the words, as written, in which errors are allowed.
    """

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    query: Query
    mistyped: set[str] = field(default_factory=set)

    def build(self, question: Question) -> tuple[tantivy.Query, tantivy.Query]:
        """The query for what is current on the day, and the one for the rest."""
        visible = self._visible()
        parts = [self._clause(clause, visible) for clause in question.clauses]
        parts += [boosted(self._term("exact", one.exact), JOINED) for one in question.joined]
        parts += [boosted(self._word(one, visible), WHOLE_NUMBER) for one in question.numbers]
        found = any_of(parts)
        wanted = [(_MUST, found), (_MUST, unscored(visible)), *self._preferred(found)]
        current = unscored(self._current())
        return (
            tantivy.Query.boolean_query([*wanted, (_MUST, current)]),
            tantivy.Query.boolean_query([*wanted, (_MUST_NOT, current)]),
        )

    def _visible(self) -> tantivy.Query:
        """What the searcher may see, and wants to: centre, audience, kind and scope."""
        query = self.query
        parts = [self._term("centre", query.centre), self._among("audience", query.audience)]
        if query.kinds:
            parts.append(self._among("kind", query.kinds))
        parts += [self._among(name, {ANY, wanted}) for name, wanted in self._scopes()]
        return all_of(parts)

    def _scopes(self) -> list[tuple[str, str]]:
        query = self.query
        named = (("clients", query.client), ("products", query.product), ("situations", query.situation))
        return [(name, wanted) for name, wanted in named if wanted is not None]

    def _current(self) -> tantivy.Query:
        today, number = self.query.today.toordinal(), tantivy.FieldType.Integer
        return all_of(
            [
                self._term("state", "current"),
                tantivy.Query.range_query(self.schema, "starts", number, upper_bound=today),
                tantivy.Query.range_query(self.schema, "ends", number, lower_bound=today),
            ]
        )

    def _preferred(self, found: tantivy.Query) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Texts for this very client, product or situation score so much more, each."""
        return [
            (_SHOULD, boosted(all_of([found, unscored(self._term(name, wanted))]), PREFERRED))
            for name, wanted in self._scopes()
        ]

    def _clause(self, clause: Clause, visible: tantivy.Query) -> tantivy.Query:
        own = any_of([self._word(word, visible) for word in clause.words])
        if not clause.others:
            return own
        others = [
            boosted(all_of([self._known(word) for word in other]), OTHER_PHRASE) for other in clause.others
        ]
        return tantivy.Query.disjunction_max_query([own, *others])

    def _word(self, word: Asked, visible: tantivy.Query) -> tantivy.Query:
        known = self._known(word)
        written = word.terms.written
        more = self._endings(written) if word.is_open else []
        if more:
            return any_of([known, boosted(tantivy.Query.disjunction_max_query(more), OPEN_WORD)])
        errors = errors_allowed(written)
        if not errors or len(self.mistyped) >= MOST_MISTYPED or self._is_seen(word, visible):
            return known
        self.mistyped.add(written)
        return any_of([known, *self._mistyped(word, errors, visible)])

    def _known(self, word: Asked) -> tantivy.Query:
        """The word in any inflection, inside a compound, or a compound by its parts."""
        roots = word.terms.related
        share = RELATED / sqrt(len(roots)) if roots else 0.0
        return any_of(
            [
                boosted(self._term("exact", word.terms.exact), EXACT),
                *(boosted(self._term("related", root), share) for root in roots),
            ]
        )

    def _endings(self, written: str) -> list[tantivy.Query]:
        """Words that begin so, the commonest first."""
        found = self.searcher.terms_with_prefix("written", written, limit=MOST_ENDINGS)
        return [self._term("written", term) for term, _ in found if term != written]

    def _mistyped(self, word: Asked, errors: int, visible: tantivy.Query) -> list[tantivy.Query]:
        """Words that are nearly the same: the likeliest as if they were asked, the others a little."""
        near = [
            tantivy.Query.fuzzy_term_query(
                self.schema, name, text, distance=errors, transposition_cost_one=True, prefix=word.is_open
            )
            for name, text in (("written", word.terms.written), ("exact", word.terms.exact))
            if errors_allowed(text) >= errors
        ]
        if not near:
            return []
        likely = [
            self._known(Asked(terms(one)))
            for one in self._likely(word, errors, all_of([any_of(near), visible]))
        ]
        meant = [boosted(tantivy.Query.disjunction_max_query(likely), CORRECTED)] if likely else []
        return [*meant, tantivy.Query.const_score_query(any_of(near), MISTYPED)]

    def _likely(self, word: Asked, errors: int, query: tantivy.Query) -> list[str]:
        """What may have been meant, out of texts the searcher may see: the nearest words, by how common."""
        counts: Counter[str] = Counter()
        for _, address in self.searcher.search(query, limit=LOOKED_AT, count=False).hits:
            stored = self.searcher.doc(address)
            texts = (stored_text(stored, name)[:READ] for name in ("title", "body"))
            found = {terms(one) for text in texts for one in set(word_texts(text))}
            counts.update({form for one in found for form in (one.written, *one.parts)})
        for allowed in range(1, errors + 1):
            near = [one for one in counts if is_mistyped(word, one, allowed)]
            if near:
                return sorted(near, key=lambda one: (-counts[one], one))[:MOST_LIKELY]
        return []

    def _is_seen(self, word: Asked, visible: tantivy.Query) -> bool:
        """Whether the searcher may see a text with it: hidden texts must not tell what is spelt right."""
        fields = [("exact", word.terms.exact)]
        if len(word.terms.related) == 1:
            fields.append(("related", word.terms.related[0]))
        having = max(self.searcher.doc_freq(*one) for one in fields)
        if not having or having >= RARE:
            return having > 0
        query = all_of([any_of([self._term(*one) for one in fields]), visible])
        return bool(self.searcher.search(query, limit=1, count=False).hits)

    def _term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value, index_option="freq")

    def _among(self, name: str, values: frozenset[str] | set[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self.schema, name, sorted(values))


def any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    """At least one; the scores are added."""
    return (
        queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_SHOULD, one) for one in queries])
    )


def all_of(queries: list[tantivy.Query]) -> tantivy.Query:
    """Every one; the scores are added."""
    return tantivy.Query.boolean_query([(_MUST, one) for one in queries])


def boosted(query: tantivy.Query, by: float) -> tantivy.Query:
    """Counts more or less."""
    return query if by == 1.0 else tantivy.Query.boost_query(query, by)


def unscored(query: tantivy.Query) -> tantivy.Query:
    """Required, and worth nothing."""
    return tantivy.Query.const_score_query(query, 0.0)
