"""What could tell who a customer is: found wherever it stands, and nothing else taken for it."""

from __future__ import annotations

import gzip
import json
import time
from itertools import count, pairwise
from pathlib import Path

import pytest
from stdnum import luhn
from stdnum.no import fodselsnummer, kontonr

from fagtid.frame.masking import Kind, find_personal, mask, unturned

WORDS = {kind: f"[{kind.value}]" for kind in Kind}


def identity(born: str) -> str:
    """An invented number that keeps the rules, of somebody born then."""
    return next(number for n in count(0) if fodselsnummer.is_valid(number := f"{born}{n:05d}"))


def account() -> str:
    """An invented account."""
    return next(number for n in count(0) if kontonr.is_valid(number := f"860111{n:05d}"))


def card() -> str:
    """An invented card."""
    return f"400000000000001{luhn.calc_check_digit('400000000000001')}"


BORN, D_NUMBER, ACCOUNT, CARD = identity("150385"), identity("550385"), account(), card()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Hun oppga {BORN}.", "Hun oppga [identity]."),
        (f"{BORN[:6]} {BORN[6:]}", "[identity]"),
        (f"{BORN[:6]}-{BORN[6:]}", "[identity]"),
        ("15.03.85 12345", "[identity]"),
        (f"D-nummer {D_NUMBER}", "D-nummer [identity]"),
        ("150385 12345 med en slurvefeil", "[identity] med en slurvefeil"),
        (f"konto {ACCOUNT}", "konto [account]"),
        (f"{ACCOUNT[:4]}.{ACCOUNT[4:6]}.{ACCOUNT[6:]}", "[account]"),
        ("NO93 8601 1117 947 er kontoen", "[account] er kontoen"),
        (f"kort {CARD}", "kort [card]"),
        (f"kort {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]} utløper 12/27", "kort [card] utløper 12/27"),
        ("5500-0000-0000-0004", "[card]"),
        ("5500 0000 0000 0005 med en slurvefeil", "[card] med en slurvefeil"),
        ("ring 41234567", "ring [phone]"),
        ("ring 412 34 567, haster", "ring [phone], haster"),
        ("22 34 56 78", "[phone]"),
        ("+47 412 34 567", "[phone]"),
        ("0047 41234567", "[phone]"),
        ("+46 70 123 45 67", "[phone]"),
        ("4741234567", "[phone]"),
        ("ring 47 41 23 45 67 før fire", "ring [phone] før fire"),
        ("(+47) 412 34 567", "[phone]"),
        ("(0047) 41234567", "[phone]"),
        ("mobil 4123 4567", "mobil [phone]"),
        ("9876-5432", "[phone]"),
        ("412345 67", "[phone]"),
        ("4 1 2 3 4 5 6 7", "[phone]"),
        ("Telefonnr 41234567", "Telefonnr [phone]"),
        ("mobilnummer: 41234567", "mobilnummer: [phone]"),
        ("kunden har nr 41234567", "kunden har nr [phone]"),
        ("nummeret til kunden er 41234567", "nummeret til kunden er [phone]"),
        ("personnummer 150385 12345", "personnummer [identity]"),
        ("٤١٢٣٤٥٦٧", "[phone]"),
        (f"{BORN} 41234567", "[identity] [phone]"),
        ("skriv til kari.nordmann+avis@example.no.", "skriv til [email]."),
        ("kari.nordmann (at) example.no", "[email]"),
        ("kari krøllalfa example.no", "[email]"),
        ("Kari Nordmann vil stoppe avisen", "[name] vil stoppe avisen"),
        ("Kari M. Nordmann vil stoppe avisen", "[name] vil stoppe avisen"),
        ("Nordmann, Kari vil stoppe avisen", "[name] vil stoppe avisen"),
        ("HANSEN, OLA: 2 aviser", "[name]: 2 aviser"),
        ("Herr Øvrebø er sint", "Herr [name] er sint"),
        ("fru hansen er sint", "fru [name] er sint"),
        ("kari nordmann vil stoppe avisen", "[name] vil stoppe avisen"),
        ("Anne-Lise Berg ringte", "[name] ringte"),
        ("for Kari Hansens abonnement", "for [name] abonnement"),
        ("kunden heter kari og er sint", "kunden heter [name] og er sint"),
        ("jeg heter Xyz Abc", "jeg heter [name]"),
        ("Kunden Hansen sier nei", "Kunden [name] sier nei"),
        ("👋 Ola Nordmann 📞 41234567", "👋 [name] 📞 [phone]"),
        ("שלום 41234567", "שלום [phone]"),
        ("ring ４１２３４５６７", "ring [phone]"),
        ("ring ۴۱ ۲۳ ۴۵ ۶۷", "ring [phone]"),
        ("ring 41\u200b23\u200b45\u200b67 nå", "ring [phone] nå"),
        ("ring " + "\u2060".join("41234567"), "ring [phone]"),
        ("ring \u200e412\u00ad34\ufeff567\u200e.", "ring \u200e[phone]."),
        ("ring " + "".join(f"{one}\ufe0f\u20e3" for one in "41234567"), "ring [phone]"),
        ("ring 412\u200a34\u2003567", "ring [phone]"),
        ("ring 41\u221223\u221245\u221267", "ring [phone]"),
        ("ring ＋47 41234567", "ring [phone]"),
        ("ring tlf41234567", "ring tlf[phone]"),
        (f"{BORN[:6]}\u200b{BORN[6:]}", "[identity]"),
        ("\u200c".join(CARD), "[card]"),
        ("skriv til kari\u200b@example．no", "skriv til [email]"),
        ("Ka\u00adri\u2003Nord\u200bmann ringte", "[name] ringte"),
        ("A\u030ase Bjo\u0308rnsen ringte", "[name] ringte"),
    ],
)
def test_what_tells_who_a_customer_is_is_masked(text: str, expected: str):
    assert mask(text, WORDS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kr 45 000 000",
        "25 000 000 kr",
        "Ordrenummer 45678912",
        "faktura 98765432 er purret",
        "abonnement 41234567",
        "kundenr 41234567",
        "kunde nr. 41234567",
        "kunde-nr 412 34 567",
        "kundeid: 41234567",
        "abonnentnummer 41234567",
        "Abonnent nr 41 23 45 67",
        "medlemsnr 41234567",
        "brukernummer 41234567",
        "kolli 41234567",
        "gavekort 41234567",
        "Art.nr: 41234567",
        "sporingsnummeret 41234567",
        "subscriber no. 41234567",
        "customer ID 41234567",
        "2023-2024",
        "2025 2026",
        "kl 0800-1600",
        "4111 til 4567",
        "Fru i Herr og fru",
        "Per, Kari og Ola deler avisen",
        "Aftenposten, Kari og Dag og Tid",
        "22.00-23.30",
        "20.11.2026",
        "2026-11-20 kl. 08.15",
        "20261120",
        "4021 Stavanger og 9008 Tromsø",
        "fra 1. juni 2026 til 31. mai 2027",
        "219 kr i 12 uker, så 349 kr",
        "Per abonnement koster det 219 kr",
        "Hva heter avisen?",
        "Kari ringte tilbake",
        "192.168.100.200",
        "ring 02424 eller 815 00 123",
        "KID 2345676",
        "[phone] og [name]",
        "أهلا \u200f👩\u200d💻 می\u200cخواهم 12 m²",
        "Lang\u00adord og e\u0301n 24\u201331",
        "hotell41234567",
    ],
)
def test_amounts_days_orders_and_first_names_are_left_alone(text: str):
    assert mask(text, WORDS) == text


def test_what_the_centre_keeps_is_left_alone_in_whatever_way_it_is_written():
    keep = ["Bjørn Dæhlie", "Tromsø Blad", "+47 22 34 56 78", "kundesenter@solvik.no"]
    text = "Spør bjørn dæhlie i Tromsø Blad, 223 45 678, Kundesenter@solvik.no"
    assert mask(text, WORDS, keep) == text
    assert mask("Bjørn Hansen, 41234567", WORDS, keep) == "[name], [phone]"


def test_masking_twice_changes_nothing():
    once = mask(f"Kari Nordmann {BORN} 41234567", WORDS)
    assert mask(once, WORDS) == once


def test_a_long_text_takes_no_long_time_and_its_pieces_are_in_order():
    text = f"Kari Nordmann {BORN} ringte fra 41234567. " * 200
    found = find_personal(text)
    assert len(found) == 600
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u202eabc\u202c def", "abc def"),
        ("\u202bשלום\u202c og \u2067عالم\u2069", "\u202bשלום\u202c og \u2067عالم\u2069"),
        ("\u202bשלום", "שלום"),
        ("\u202c abc \u2066def", " abc def"),
        ("\u2067 a \u2067b\u2069", " a \u2067b\u2069"),
        ("👩\u200d💻 \u200fمی\u200cخواهم", "👩\u200d💻 \u200fمی\u200cخواهم"),
    ],
)
def test_direction_is_turned_for_what_stands_between_two_signs_and_no_longer(text: str, expected: str):
    assert unturned(text) == expected


def test_a_page_of_figures_is_looked_through_in_no_long_time():
    """A sheet of figures pasted by mistake."""
    begun = time.process_time()
    assert find_personal("1 " * 20_000) == []
    assert time.process_time() - begun < 4


def test_few_words_of_ordinary_texts_are_taken_for_a_customers(shared_data: Path):
    """Documentation that names next to nobody: names and numbers taken wrongly, per thousand words."""
    with gzip.open(shared_data / "m365_insights_nb" / "articles.jsonl.gz", "rt") as lines:
        texts = [json.loads(line)["text"] for line in lines][:1000]
    total = sum(len(text.split()) for text in texts)
    wrong = [one for text in texts for one in find_personal(text) if one.kind is not Kind.EMAIL]
    assert total > 100_000
    assert 1000 * len(wrong) / total < 0.1
