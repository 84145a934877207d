"""The demo centre's bank: how much there is, and that articles and cards tell the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest

from fagtid.demo.bank import (
    FIELDS,
    FILL_INS,
    PRODUCTS,
    SITUATIONS,
    WEIGHTS,
    BankArticle,
    Card,
    articles,
    cards,
    templates,
)
from fagtid.demo.bank.cards import NOT_SOLD, kroner
from fagtid.demo.bank.slips import fill, slips
from fagtid.demo.newspapers import newspapers

CLIENTS = {paper.name for paper in newspapers()}
CARDS = {card.client: card for card in cards()}
GENERAL = [article for article in articles() if article.client is None]
LOCAL = [article for article in articles() if article.client is not None]
IN_SERIES = re.compile(r"100 01 2\d\d")
PHONE_LIKE = re.compile(r"(?<!\d)(?:\+47 ?)?(?:\d{8}|\d{2}(?: \d{2}){3}|\d{3} \d{2} \d{3})(?!\d)")
TELL_IT_ALL = """
from fagtid.demo.bank import articles, cards, templates
print([*cards(), *articles(), *templates()])
"""


def all_texts() -> list[str]:
    told = [text for article in articles() for text in (article.title, article.body, *article.keywords)]
    told += [text for t in templates() for text in (t.title, t.say, t.why, t.next_step)]
    return told + [fact for card in cards() for fact in card.facts.values()]


def card_of(article: BankArticle) -> Card:
    assert article.client is not None
    return CARDS[article.client]


def amounts(text: str) -> set[int]:
    return {int(kr) for kr in re.findall(r"(\d+) kr\b", text)}


def test_there_are_64_cards_400_articles_and_60_templates():
    assert [card.client for card in cards()] == [paper.name for paper in newspapers()]
    assert len(articles()) == 400
    assert len(GENERAL) >= 140
    assert len(templates()) == 60


def test_keys_and_titles_are_unique():
    for texts in (articles(), templates()):
        assert len({text.key for text in texts}) == len(texts)
        assert len({text.title for text in texts}) == len(texts)
    assert len({article.body for article in articles()}) == 400


def test_every_client_named_exists_and_has_articles():
    assert {article.client for article in LOCAL} == CLIENTS
    assert {t.client for t in templates()} - {None} <= CLIENTS
    assert all(article.client in article.title for article in LOCAL)


def test_one_newspapers_articles_come_from_many_patterns():
    patterns = Counter(article.key.rpartition("-")[0] for article in LOCAL)
    assert len(patterns) >= 40
    assert max(patterns.values()) <= 8


def test_every_card_has_every_fact():
    keys = [field.key for field in FIELDS]
    assert len(set(keys)) == len(keys)
    assert len({field.group_nb for field in FIELDS}) == 5
    for card in cards():
        assert list(card.facts) == keys
        assert all(fact.strip() for fact in card.facts.values())


def test_cards_agree_with_the_newspapers_and_with_themselves():
    for paper in newspapers():
        facts = CARDS[paper.name].facts
        assert facts["due_day"].startswith("den 15." if paper.due_mid_month else "den siste")
        assert (facts["price_weekend"] == NOT_SOLD) == (facts["weekend_days"] == NOT_SOLD)
        assert kroner(facts["price_student"]) < kroner(facts["price_digital"])
        assert kroner(facts["price_digital"]) < kroner(facts["price_complete"])
        if facts["price_weekend"] != NOT_SOLD:
            assert kroner(facts["price_digital"]) < kroner(facts["price_weekend"])
            assert kroner(facts["price_weekend"]) < kroner(facts["price_complete"])
        assert not (facts["delivered_by"] == "Posten" and "lørdag" in facts["delivery_days"])
    assert len({card.facts["newsroom_phone"] for card in cards()}) == 64
    assert len({card.facts["login_url"] for card in cards()}) == 64


def test_amounts_in_an_article_are_those_of_the_card():
    for article in LOCAL:
        facts = card_of(article).facts
        complete, digital = kroner(facts["price_complete"]), kroner(facts["price_digital"])
        known = {kr for fact in facts.values() for kr in amounts(fact)} | {complete - digital}
        if "prisendring" in article.key:
            before = complete if "komplett" in article.key else digital
            assert before in amounts(article.body)
            known |= {before + rise for rise in (10, 20, 30)}
        assert amounts(article.body) <= known, article.key


def test_days_times_and_deadlines_in_an_article_are_those_of_the_card():
    for article in LOCAL:
        facts = card_of(article).facts
        told = " ".join(facts.values())
        assert not others_days_in(article, facts), article.key
        assert all(time in told for time in re.findall(r"kl\. \d\d\.\d\d", article.body)), article.key
        assert set(re.findall(r"\d virkedager før", article.body)) <= {facts["change_notice"]}
        assert set(re.findall(r"minst (\d dager)", article.body)) <= {facts["shortest_stop"]}


def others_days_in(article: BankArticle, facts: dict[str, str]) -> set[str]:
    """Delivery days of other newspapers that the article tells of, less those of merged issues."""
    left = article.body
    for own in ("delivery_days", "office_hours", "weekend_days"):
        left = left.replace(facts[own], "")
    others = {card.facts["delivery_days"] for card in cards() if " " in card.facts["delivery_days"]}
    return {days for days in others if days in left and "slår" not in left}


def test_contacts_in_articles_are_the_newspapers_own():
    for article in LOCAL:
        facts = card_of(article).facts.values()
        told = re.findall(r"[\w.]+@[\w.]+\.example\.no|https://[\w.]+\w|100 01 2\d\d, tast \d", article.body)
        assert set(told) <= set(facts), article.key


def test_articles_hold_the_words_of_the_bank():
    for article in articles():
        assert article.product in PRODUCTS
        assert article.situation in SITUATIONS
        assert article.weight in WEIGHTS
        assert len(article.keywords) >= 4, article.key
    assert all(t.situation in SITUATIONS for t in templates())


def test_articles_are_of_a_length_to_read_during_a_call():
    general = [len(article.body.split()) for article in GENERAL]
    local = [len(article.body.split()) for article in LOCAL]
    assert 60 <= min(general) <= max(general) <= 250
    assert 50 <= min(local) <= max(local) <= 250
    assert all(15 <= len(t.say.split()) <= 60 for t in templates())


def test_nothing_is_left_to_fill_in():
    for article in articles():
        assert not re.search(r"[{}<]|\|\|", article.title + article.body + "".join(article.keywords))


def test_templates_have_known_fields_only_and_only_in_what_is_said():
    for template in templates():
        assert set(re.findall(r"\{(.*?)\}", template.say)) <= set(FILL_INS), template.key
        assert "{" not in template.title + template.why + template.next_step, template.key
    used = {name for t in templates() for name in re.findall(r"\{(.*?)\}", t.say)}
    assert used == set(FILL_INS)


def test_tables_are_even():
    for article in articles():
        tables = re.findall(r"(?:^\|.*\n?)+", article.body, re.MULTILINE)
        for table in tables:
            rows = table.splitlines()
            assert len({row.count("|") for row in rows}) == 1, article.key
            assert set(rows[1]) == {"|", "-"}, article.key


def test_steps_are_numbered_from_one():
    for article in articles():
        numbers = [int(n) for n in re.findall(r"^(\d+)\. ", article.body, re.MULTILINE)]
        assert all(after in (1, before + 1) for before, after in pairwise([0, *numbers])), article.key


def test_some_articles_are_over_some_hold_now_and_some_are_to_come():
    for article in articles():
        if article.from_day is not None and article.to_day is not None:
            assert article.from_day <= article.to_day
    over = sum(a.to_day is not None and a.to_day < 0 for a in articles())
    to_come = sum(a.from_day is not None and a.from_day > 0 for a in articles())
    assert over >= 15
    assert to_come >= 15
    assert 400 - over - to_come >= 300


def test_no_number_could_be_a_persons_or_a_phone_outside_the_invented_series():
    for text in all_texts():
        rest = IN_SERIES.sub("", text)
        assert not re.search(r"\d[\d ]{9,}\d", rest), text
        assert not PHONE_LIKE.search(rest), text
    assert all("example.no" in text for text in all_texts() if "@" in text or "://" in text)


def test_two_processes_tell_the_same():
    told = [
        subprocess.run(
            [sys.executable, "-c", TELL_IT_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 300_000


def test_a_slip_is_read_and_filled_in():
    (slip,) = slips("=== a | papir | -3..\nTittel {x}\n: en, to\nEn linje\nsom fortsetter.\n- punkt\n  mer\n")
    assert (slip.key, slip.marks, slip.title) == ("a", ("papir", "-3.."), "Tittel {x}")
    assert slip.keywords == ("en", "to")
    assert slip.days == (-3, None)
    assert slip.body == "En linje som fortsetter.\n- punkt mer"
    assert fill("{x} {y} <en|en>", {"x": "1"}, "navn") == "1 {y} en"


def test_text_before_the_first_slip_and_a_slip_without_body_are_refused():
    with pytest.raises(ValueError, match="must begin with a slip; got 'Løs tekst'"):
        slips("Løs tekst\n=== a\nTittel\nBrødtekst")
    with pytest.raises(ValueError, match="a has none"):
        slips("=== a\nTittel\n")
