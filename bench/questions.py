"""Questions: is one that was asked before recognised, and is an answer that says otherwise seen?"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.pages import set_up_django
from bench.questions_set import SEED, Again, Pair, answers, questions
from bench.questions_written import (
    AGAINST,
    OTHER_NOTICE,
    OTHER_QUESTION,
    SAID,
    SAME_NOTICE,
    SAME_QUESTION,
    TAUGHT,
    TAUGHT_FROM,
    TOGETHER,
)
from bench.search_corpora import SHARED, digdir, records
from fagtid.demo import bank
from fagtid.frame.masking import Kind, find_personal
from fagtid.questions import comparing
from fagtid.search.analysis import fold, word_texts
from fagtid.search.likeness import Wording, likeness
from fagtid.search.synonyms import NONE_TAUGHT, Synonyms

MOST = 3  # earlier questions shown
STEPS = [n / 50 for n in range(1, 50)]
KINDS = ("numbers", "days", "no")
ROUNDS = 20  # orders that the same lines are said in
HEAD = ("| method | precision | recall | F1 |", "|---|---|---|---|")
ABOUT = (
    "Run with `python -m bench questions`. The set is built by rules from the development data "
    "(`bench/questions_set.py`), so it is kinder than people are: questions told in other words, with errors "
    "of typing; answers told in other words with the same content, with another amount or day, or with the "
    "opposite. BM25 has no notion of what is enough: it gets the threshold that is best for it on this very "
    "set; Fagtid's stands in the code."
)

Rate = Callable[[str, int], float]
Told = list[tuple[Again, list[tuple[float, int]]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was flagged, against what is right."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the flagged that are right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of the right that were flagged."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def balance(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    @property
    def row(self) -> str:
        """Three cells."""
        return f"{self.precision:.3f} | {self.recall:.3f} | {self.balance:.3f}"


class Bm25:
    """Plain BM25 over words in small letters, k1 1.2 and b 0.75."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words = [Counter(fold(word) for word in word_texts(text)) for text in texts]
        self.mean = sum(sum(one.values()) for one in self.words) / max(len(self.words), 1)
        held = Counter(word for one in self.words for word in one)
        count = len(self.words)
        self.weight = {word: math.log(1 + (count - n + 0.5) / (n + 0.5)) for word, n in held.items()}

    def score(self, asked: str, place: int) -> float:
        """How well one of the texts answers, over how well the question answers itself: 0 to about 1."""
        words = Counter(fold(word) for word in word_texts(asked))
        best = self._score(words, words)
        return self._score(words, self.words[place]) / best if best else 0.0

    def _score(self, asked: Counter[str], told: Counter[str]) -> float:
        length = 1.2 * (0.25 + 0.75 * sum(told.values()) / self.mean)
        return sum(
            self.weight.get(word, 0.0) * 2.2 * told[word] / (told[word] + length)
            for word in asked
            if word in told
        )


def flagged(again: Again, count: int, rate: Rate) -> list[tuple[float, int]]:
    """The best few of the earlier questions with their rates."""
    rated = sorted(((rate(again.text, place), place) for place in range(count)), reverse=True)
    return rated[:MOST]


def recognised(told: Told, least: float) -> Outcome:
    """One flag counts for each question: the right one among the few shown, or a wrong one shown first."""
    right = wrong = missed = 0
    for again, rated in told:
        shown = [place for rate, place in rated if rate >= least]
        if again.earlier is not None and again.earlier in shown:
            right += 1
        else:
            wrong += bool(shown)
            missed += again.earlier is not None
    return Outcome(right, wrong, missed)


def best_of(outcomes: dict[float, Outcome]) -> tuple[float, Outcome]:
    """The threshold that balances best: of the one compared with, chosen on the very set, in its favour."""
    return max(outcomes.items(), key=lambda one: one[1].balance)


def seen(pairs: Sequence[Pair], judge: Callable[[Pair], bool]) -> Outcome:
    """How many pairs are judged right."""
    told = Counter((pair.against, judge(pair)) for pair in pairs)
    return Outcome(told[True, True], told[False, True], told[True, False])


def run() -> str:
    """The section in Markdown."""
    if not SHARED.is_dir():
        return "## Questions and answers\n\nNot run: the development data is not beside the project.\n"
    by_rules = [*question_lines(), *answer_lines()]
    by_hand = [*asked_lines(), *written_lines(), *said_lines()]
    return "\n".join([*by_rules, *by_hand, *masking_lines()]) + "\n"


def as_asked(earlier: Sequence[str], taught: Synonyms = NONE_TAUGHT) -> Rate:
    """As the page of a question rates earlier ones at a centre that has had these."""
    wording = Wording.of(earlier, taught)
    return lambda text, place: likeness(text, earlier[place], wording)


def question_lines() -> list[str]:
    """Questions that come again."""
    earlier, again = questions()
    plain = Bm25(earlier)
    ours = [(one, flagged(one, len(earlier), as_asked(earlier))) for one in again]
    theirs = [(one, flagged(one, len(earlier), plain.score)) for one in again]
    at, best = best_of({step: recognised(theirs, step) for step in STEPS})
    about = (
        f"**Asked before?** {len(again)} questions asked again in other words, {len(earlier)} of which have "
        f"been asked before; right is the earlier one among the {MOST} shown, or none."
    )
    return [
        *("## Questions and answers", "", ABOUT, "", about, "", *HEAD),
        f"| Fagtid (from {comparing.ALIKE}) | {recognised(ours, comparing.ALIKE).row} |",
        f"| plain BM25 (from {at:.2f}) | {best.row} |",
        "",
    ]


def answer_lines() -> list[str]:
    """Answers that speak against each other."""
    pairs = answers()
    plain = Bm25([one.other for one in pairs])
    rates = {id(pair): plain.score(pair.one, place) for place, pair in enumerate(pairs)}
    at, best = best_of({step: seen(pairs, lambda one, step=step: rates[id(one)] >= step) for step in STEPS})
    differ = seen(pairs, lambda pair: _digits(pair.one) != _digits(pair.other))
    about = (
        f"**Against each other?** {len(pairs)} pairs of sentences, {sum(one.against for one in pairs)} of "
        "which say otherwise; the rest say the same in other words, or stand beside each other in one text "
        "and count in the same way."
    )
    lines = [
        *(about, "", *HEAD),
        f"| Fagtid | {seen(pairs, _against).row} |",
        f"| plain BM25 (alike from {at:.2f}) | {best.row} |",
        f"| any number differs | {differ.row} |",
    ]
    for kind in KINDS:
        told = [one for one in pairs if one.kind == kind]
        lines.append(f"| Fagtid, {kind} only | {seen(told, _against).row} |")
    beside = [one for one in pairs if one.kind == "beside"]
    wrong = seen(beside, _against).wrong
    told = f"Of {len(beside)} pairs that stand beside each other, {wrong} are flagged wrongly. {demo_line()}"
    return [*lines, "", told, ""]


def demo_line() -> str:
    """False alarms among texts that were written to agree."""
    pairs = [
        (one.body, other.body)
        for one, other in combinations(bank.articles(), 2)
        if not (one.client and other.client and one.client != other.client)
    ]
    wrong = sum(comparing.against(*pair) is not None for pair in pairs)
    return (
        f"The articles of the demo bank agree with each other: of {len(pairs):,} pairs in the same scope, "
        f"{wrong} are flagged."
    )


def asked_lines() -> list[str]:
    """Questions written by hand: asked again as a colleague would, and in words of quite another kind."""
    earlier = [rows[0] for rows in SAME_QUESTION] + [other for _asked, other in OTHER_QUESTION]
    near, far = ([Again(rows[n], place) for place, rows in enumerate(SAME_QUESTION)] for n in (1, 2))
    plain = Bm25(earlier)
    about = (
        f"**Written by hand: asked before?** {len(near)} questions (`bench/questions_written.py`) that each "
        "are asked again by a colleague, and in words of quite another kind; once where they have been asked "
        f"before, and once where they have not. Among them stand {len(OTHER_QUESTION)} that use the same "
        "words and ask something else."
    )
    lines = [about, "", *HEAD]
    for name, again in (("all", near + far), ("a colleague", near), ("other words", far)):
        ours = with_and_without(again, len(earlier), as_asked(earlier))
        theirs = with_and_without(again, len(earlier), plain.score)
        at, best = best_of({step: recognised(theirs, step) for step in STEPS})
        lines.append(f"| Fagtid (from {comparing.ALIKE}), {name} | {recognised(ours, comparing.ALIKE).row} |")
        lines.append(f"| plain BM25 (from {at:.2f}), {name} | {best.row} |")
    same = [(rows[0], again) for rows in SAME_QUESTION for again in rows[1:]]
    taken, wrong = (
        sum(likeness(*pair) >= comparing.ALIKE for pair in pairs) for pairs in (same, OTHER_QUESTION)
    )
    told = (
        f"Held side by side, {taken} of {len(same)} pairs that ask the same are taken for it, and {wrong} of "
        f"{len(OTHER_QUESTION)} that are alike and ask something else."
    )
    return [*lines, "", told, "", *taught_lines(earlier)]


def taught_lines(earlier: Sequence[str]) -> list[str]:
    """What it gives to teach words that mean the same: for what they were taught from, and for the rest."""
    taught = Synonyms.taught(TAUGHT)
    halves = range(TAUGHT_FROM), range(TAUGHT_FROM, len(SAME_QUESTION))
    about = (
        f"**Words taught to mean the same.** {len(TAUGHT)} sets that an editor would teach who had seen how "
        f"the first {TAUGHT_FROM} of these questions are asked, and not the other {len(halves[1])}; share of "
        "those asked in words of quite another kind that are recognised, and F1 of all."
    )
    lines = [
        about,
        "",
        "| words taught | recall, taught from | F1 | recall, the rest | F1 |",
        "|---|---|---|---|---|",
    ]
    for name, words in (("none", NONE_TAUGHT), (f"{len(TAUGHT)} sets", taught)):
        rate, cells = as_asked(earlier, words), []
        for half in halves:
            near, far = ([Again(SAME_QUESTION[place][n], place) for place in half] for n in (1, 2))
            told, all_told = (
                recognised(with_and_without(again, len(earlier), rate), comparing.ALIKE)
                for again in (far, near + far)
            )
            cells += [f"{told.recall:.3f}", f"{all_told.balance:.3f}"]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def with_and_without(again: Sequence[Again], count: int, rate: Rate) -> Told:
    """Each asked twice: where it has been asked before, and where its earlier one is not there."""
    told: Told = []
    for one in again:
        rates = [rate(one.text, place) for place in range(count)]
        told.append((one, flagged(one, count, lambda _text, n, rates=rates: rates[n])))
        others = [-1.0 if place == one.earlier else given for place, given in enumerate(rates)]
        told.append((Again(one.text, None), flagged(one, count, lambda _text, n, rates=others: rates[n])))
    return told


def written_lines() -> list[str]:
    """Answers and notices written by hand."""
    set_up_django()
    from fagtid.information import notice_queries  # noqa: PLC0415  (after Django is set up)

    told = _pairs(AGAINST, TOGETHER)
    crossed = [
        (one, other) for n, (one, _) in enumerate(SAME_NOTICE) for _, other in _without(SAME_NOTICE, n)
    ]
    notices = _pairs(SAME_NOTICE, (*OTHER_NOTICE, *crossed))
    about = (
        f"**Written by hand: answers and notices.** {len(AGAINST)} pairs of answers that say otherwise in "
        f"other words, {len(TOGETHER)} alike that can stand together; {len(SAME_NOTICE)} notices told twice, "
        f"{len(OTHER_NOTICE)} alike about something else and {len(crossed)} about nothing of the same. "
        f"Fagtid compares notices as it does questions, from {notice_queries.ALIKE}."
    )
    lines = [about, "", *HEAD, f"| answers, Fagtid | {seen(told, _against).row} |"]
    for least in (0.2, 0.4):
        found = seen(notices, lambda pair, least=least: in_common(notice_queries.stems, pair) >= least)
        lines.append(f"| notices, words in common from {least} | {found.row} |")
    for least in (notice_queries.ALIKE, comparing.SAME_MATTER):
        found = seen(notices, lambda pair, least=least: likeness(pair.one, pair.other) >= least)
        lines.append(f"| notices, Fagtid from {least} | {found.row} |")
    return [*lines, ""]


def in_common(stems: Callable[[str], frozenset[str]], pair: Pair) -> float:
    """Words in common of all words in either."""
    one, other = stems(pair.one), stems(pair.other)
    return len(one & other) / max(len(one | other), 1)


def said_lines() -> list[str]:
    """What customers say, gathered into themes in the order it is said."""
    set_up_django()
    from fagtid.voice import theme_queries  # noqa: PLC0415  (after Django is set up)

    lines = [(text, theme) for theme, texts in enumerate(SAID) for text in texts]
    rates = {(one, other): likeness(one, other) for one, _ in lines for other, _ in lines}
    about = (
        f"**What customers say.** {len(lines)} lines written by hand in {len(SAID)} themes, each kept under "
        f"the theme it is most like or one of its own, in {ROUNDS} orders; right is a pair of lines of one "
        f"theme kept together. Fagtid keeps them from {theme_queries.ALIKE}: a wrong theme costs an editor "
        "more than one too many."
    )
    found = [about, "", "| from | precision | recall | F1 |", "|---|---|---|---|"]
    steps = (0.2, 0.3, theme_queries.ALIKE, 0.5)
    return [*found, *(f"| {step} | {gathered(lines, rates, step).row} |" for step in steps), ""]


def gathered(lines: list[tuple[str, int]], rates: dict[tuple[str, str], float], least: float) -> Outcome:
    """Pairs kept together, summed over some orders of the lines."""
    told: Counter[tuple[bool, bool]] = Counter()
    for turn in range(ROUNDS):
        said = random.Random(SEED + turn).sample(lines, len(lines))
        kept = themes(said, rates, least)
        for (one, mine), (other, theirs) in combinations(zip(said, kept, strict=True), 2):
            told[one[1] == other[1], mine == theirs] += 1
    return Outcome(told[True, True], told[False, True], told[True, False])


def themes(said: list[tuple[str, int]], rates: dict[tuple[str, str], float], least: float) -> list[int]:
    """The theme each line is kept under: that of the line it is most like, the latest first, or a new one."""
    kept: list[int] = []
    for place, (text, _theme) in enumerate(said):
        alike = [(rates[text, said[before][0]], kept[before]) for before in reversed(range(place))]
        best, theme = max(alike, default=(0.0, 0), key=lambda one: one[0])
        kept.append(theme if alike and best >= least else place)
    return kept


def masking_lines() -> list[str]:
    """What is taken for a customer's in texts that name next to nobody."""
    kinds = [kind for kind in Kind if kind is not Kind.EMAIL]
    about = (
        "**Masked wrongly?** Documentation that is about no customers: what is taken for one's, addresses of "
        "e-mail left out. Some are right: digdir_docs_nb shows identity numbers and telephones of test users."
    )
    head = f"| texts | words | {' | '.join(kinds)} | per 1,000 words |"
    lines = [about, "", head, f"|---|---|{'---|' * len(kinds)}---|"]
    m365 = [one["text"] for one in records(SHARED / "m365_insights_nb" / "articles.jsonl.gz")]
    for name, texts in (("m365_insights_nb", m365), ("digdir_docs_nb", [one.body for one in digdir().texts])):
        found = Counter(one.kind for text in texts for one in find_personal(text))
        words = sum(len(text.split()) for text in texts)
        counts = [found[kind] for kind in kinds]
        cells = " | ".join(str(one) for one in counts)
        lines.append(f"| {name} | {words:,} | {cells} | {1000 * sum(counts) / words:.3f} |")
    return lines


def _pairs(right: Sequence[tuple[str, str]], wrong: Sequence[tuple[str, str]]) -> list[Pair]:
    return [Pair(*one, told, "written") for pairs, told in ((right, True), (wrong, False)) for one in pairs]


def _without(pairs: Sequence[tuple[str, str]], place: int) -> list[tuple[str, str]]:
    return [one for n, one in enumerate(pairs) if n != place]


def _against(pair: Pair) -> bool:
    return comparing.against(pair.one, pair.other) is not None


def _digits(text: str) -> list[str]:
    return sorted("".join(one if one.isdigit() else " " for one in text).split())
