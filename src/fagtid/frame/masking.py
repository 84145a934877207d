"""What in a text could tell who a customer is: found, and put out of sight. Pure; no files, no database.

Numbers are told by their check digits and their shape, names by lists of names and by the words around them.
One first name alone tells nobody and is left; so is what the centre keeps on purpose (``keep``): names of its
own people and of its clients, and the clients' own numbers and addresses.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType
from stdnum import iban, luhn
from stdnum.no import fodselsnummer, kontonr

from fagtid.frame.names import find_names


class Kind(StrEnum):
    """What a piece of a text is."""

    IDENTITY = "identity"
    CARD = "card"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True)
class Piece:
    """A part of a text, ``text[start:end]``, and what it is."""

    start: int
    end: int
    kind: Kind


FEWEST_DIGITS, MOST_DIGITS = 8, 19
AS_IT_IS = re.compile(r"[\t\n\r -~ÆØÅæøåÄÖÜäöüÉéèêóòô«»§]*")
_TURNS = "\u202a-\u202e\u2066-\u2069"  # signs that turn the direction of all that stands after them
TURNING = re.compile(rf"([\u202a\u202b][^{_TURNS}]*\u202c|[\u2066-\u2068][^{_TURNS}]*\u2069)|[{_TURNS}]")
DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
WIDE, ASCII = range(0xFF01, 0xFF5F), 0xFEE0  # written as wide as a Chinese sign; how far from the usual one
AT = r"(?:@| ?[(\[](?:at|a|alfa|krøllalfa)[)\]] ?| (?:krøllalfa|alfakrøll) )"
EMAIL = re.compile(rf"[\w.+'-]{{1,64}}{AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+", re.IGNORECASE)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
RUN = re.compile(
    r"(?:(?<!\w)|(?<=\b(?:tlf|tel|mob|fnr)))\(?\+?\(?\d(?:\d|\)?[ ./\-()](?=[\d(])| ?- (?=\d))*",
    re.IGNORECASE,
)
GROUP = re.compile(r"\d+")
SHAPES = {(8,), (2, 2, 2, 2), (3, 2, 3), (2, 3, 3), (3, 3, 2), (2, 6)}
OF_MOBILES = {(4, 4), (6, 2), (1,) * 8}  # in such groups only they: two years or hours are written so too
COUNTRY = "47"
BORN = re.compile(r"\d\d\.\d\d\.\d\d[ \-]\d{5}$")
PERSONS = {(11,), (6, 5), (2, 2, 2, 5), (6, 3, 2), (2, 2, 2, 3, 2)}
MONEY_AFTER = re.compile(
    r"\s?(?:kr\b|kroner|nok\b|,-|mill|%|eur\b|usd\b|øre|mb\b|gb\b|stk\b|m2\b)", re.IGNORECASE
)
MONEY_BEFORE = re.compile(r"(?:kr\.?|nok|€|\$|£|beløp(?:et)?|sum(?:men)?)\s{0,2}$", re.IGNORECASE)
NUMBER_OF = r"(?:nr|no|number|nummer|id)"
REFERENCE = re.compile(
    # things that have a number
    r"(?:(?:\b(?:\w*(?:ordre|faktura|abonnement|kode|ref)\w*|order|invoice|subscription|sak\w*|case|kid\w*|"
    r"vare|artikkel\w*|art|org\w*|versjon\w*|version|build|serie\w*|produkt\w*|avtale\w*|bilag\w*|"
    r"kampanje\w*|code|kolli\w*|pakke\w*|sending\w*|sporing\w*|gavekort\w*|modell\w*|tilbud\w*)"
    rf"[\s.:#]{{0,3}}{NUMBER_OF}?)"
    # people, by a number of their own
    rf"|(?:\b(?:kunde|abonnent|medlem|bruker|customer|subscriber|member|user)[\s-]?{NUMBER_OF})"
    # and any word for a number that is not one to ring
    r"|(?:\b(?!tlf|tele|mob|phone|fast|privat|kontakt|arbeid|jobb|hjemme|ringe|sms|person|fødsel|konto)"
    r"\w{2,}(?:nr|nummer(?:et)?)))[\s.:#]{0,3}$",
    re.IGNORECASE,
)
OF_PEOPLE = {
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.VOIP,
}
CARDS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|(?:6011|65\d{2}|64[4-9]\d|62\d{2}|35\d{2})\d{12}|(?:50|5[6-9]|6\d)\d{14,17}"
)


def find_personal(text: str, keep: Iterable[str] = ()) -> list[Piece]:
    """What in the text could tell who a customer is, in order, none inside another.

    Parameters
    ----------
    text
        Anything that was typed.
    keep
        Names, numbers and addresses that are no customer's; written in any way.
    """
    kept = {_key(as_read(one)[0]) for one in keep if one.strip()}
    found: list[Piece] = []
    read, places = as_read(text)
    taken = bytearray(len(read))
    for piece in _candidates(read, kept):
        if not any(taken[piece.start : piece.end]) and _key(read[piece.start : piece.end]) not in kept:
            taken[piece.start : piece.end] = b"\x01" * (piece.end - piece.start)
            found.append(Piece(places[piece.start], places[piece.end], piece.kind))
    return sorted(found, key=lambda one: one.start)


def mask(text: str, words: Mapping[Kind, str], keep: Iterable[str] = ()) -> str:
    """The text with each piece that is personal replaced by the word for what it is."""
    parts, at = [], 0
    for piece in find_personal(text, keep):
        parts += [text[at : piece.start], words[piece.kind]]
        at = piece.end
    return "".join([*parts, text[at:]])


def as_read(text: str) -> tuple[str, Sequence[int]]:
    """The text as whoever reads it sees it, and where each of its characters stands; last, where it ends.

    What is not seen is left out: marks of width nothing, of direction, of where a word may be parted. A space
    is a space, a dash a dash and a digit a digit, however written; an accent is a part of its letter.
    """
    if AS_IT_IS.fullmatch(text):
        return text, range(len(text) + 1)
    read: list[str] = []
    places: list[int] = []
    for at, one in enumerate(text):
        kind = unicodedata.category(one)
        if kind in ("Mn", "Me") and read:
            joined = unicodedata.normalize("NFC", read[-1] + one)
            read[-1] = joined if len(joined) == 1 else read[-1]
        elif kind not in ("Cf", "Mn", "Me") and (kind != "Cc" or one in "\t\n\r"):
            read.append(_usual(one, kind))
            places.append(at)
    return "".join(read), [*places, len(text)]


def _usual(one: str, kind: str) -> str:
    """How it is written as a rule."""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.decimal(one))
    if one in DASHES:
        return "-"
    return chr(ord(one) - ASCII) if ord(one) in WIDE else one


def unturned(text: str) -> str:
    """The text without signs that turn the direction of what stands after it; what is closed again stays."""
    return TURNING.sub(r"\1", text)


def _key(text: str) -> str:
    digits = _digits(text)
    if len(digits) >= 5 and not any(one.isalpha() for one in text):
        return digits[-8:]
    return " ".join(text.casefold().split())


def _candidates(text: str, kept: set[str]) -> Iterator[Piece]:
    for match in EMAIL.finditer(text):
        yield Piece(match.start(), match.end(), Kind.EMAIL)
    for match in IBAN.finditer(text):
        if iban.is_valid(_plain(match.group())):
            yield Piece(match.start(), match.end(), Kind.ACCOUNT)
    for match in RUN.finditer(text):
        yield from _numbers(text, match.start(), match.end())
    for start, end in find_names(text, kept):
        yield Piece(start, end, Kind.NAME)


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _numbers(text: str, start: int, end: int) -> Iterator[Piece]:
    """Numbers in a run of digits, the longest that begin at each group first."""
    groups = [(one.start(), one.end()) for one in GROUP.finditer(text, start, end)]
    at = 0
    while at < len(groups):
        found = _longest(text, start, groups[at : at + MOST_DIGITS])
        if found is None:
            at += 1
        else:
            yield found[0]
            at += found[1]


def _longest(text: str, run: int, groups: Sequence[tuple[int, int]]) -> tuple[Piece, int] | None:
    many = list(accumulate(last - first for first, last in groups))
    for count in range(bisect_right(many, MOST_DIGITS), bisect_left(many, FEWEST_DIGITS), -1):
        last = groups[count - 1][1]
        first = _begins(text, run, groups[0][0], last)
        if text[last : last + 1].isalpha():
            continue
        kind = _kind_of(text, first, last, groups[:count])
        if kind is not None:
            return Piece(first, last, kind), count
    return None


def _begins(text: str, run: int, first: int, last: int) -> int:
    """With the mark before the first digit, and a bracket that is closed in it."""
    for marks in ("+", "(" if ")" in text[first:last] else ""):
        if first > run and text[first - 1] in marks:
            first -= 1
    return first


def _kind_of(text: str, start: int, end: int, groups: Sequence[tuple[int, int]]) -> Kind | None:
    raw = text[start:end]
    digits = _digits(raw)
    if len(digits) == 11 and not raw.startswith("+"):
        return _eleven(digits, _shape(groups)) if _is_even(raw) or BORN.match(raw) else None
    if (
        len(digits) >= 12
        and CARDS.fullmatch(digits)
        and (_shape(groups) == (4,) * 4 or luhn.is_valid(digits))
    ):
        return Kind.CARD  # in four fours also where a digit is wrong
    return Kind.PHONE if _is_phone(text, start, end, digits, _shape(groups)) else None


def _shape(groups: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """How many digits there are in each group."""
    return tuple(last - first for first, last in groups)


def _eleven(digits: str, shape: tuple[int, ...]) -> Kind | None:
    is_account = shape in {(11,), (4, 2, 5)} and kontonr.is_valid(digits)
    if shape in PERSONS and (fodselsnummer.is_valid(digits) or (not is_account and _like_identity(digits))):
        return Kind.IDENTITY
    return Kind.ACCOUNT if is_account or shape == (4, 2, 5) else None


def _like_identity(digits: str) -> bool:
    """Eleven digits that begin with a day, though a digit may be wrong: D-numbers and invented ones too."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return _is_day(day - 40 if day > 40 else day, month % 40 if month > 12 else month, 2000 + year)


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_phone(text: str, start: int, end: int, digits: str, shape: tuple[int, ...]) -> bool:
    raw = text[start:end].replace("(", "").replace(")", "")
    foreign = raw.startswith(("+", "00"))
    if not foreign and len(digits) == 10 and digits.startswith(COUNTRY):  # the plus was left out
        digits, shape = digits[2:], shape[1:] if shape[0] == 2 else (shape[0] - 2, *shape[1:])
        raw = raw[2:].lstrip("./- ")
    if foreign and not 8 <= len(digits) <= 15:
        return False
    if not foreign and (not _is_grouped(raw, digits, shape) or _is_reckoned(text, start, end)):
        return False
    if not foreign and "." in raw and (shape != (2, 2, 2, 2) or re.match(r"\.\d", text[end : end + 2])):
        return False
    return _is_of_people(raw, digits, foreign=foreign)


def _is_grouped(raw: str, digits: str, shape: tuple[int, ...]) -> bool:
    """Written as a number to ring is."""
    if len(digits) != 8 or not _is_even(raw) or _is_dated(raw, digits):
        return False
    if shape in OF_MOBILES:
        counts_up = shape == (4, 4) and " " not in raw and digits[:4] < digits[4:]  # from a number to another
        return digits[0] in "49" and not counts_up
    return shape in SHAPES


def _is_of_people(raw: str, digits: str, *, foreign: bool) -> bool:
    number = PhoneNumber(country_code=int(COUNTRY), national_number=int(digits))
    if foreign:
        try:
            number = phonenumbers.parse(("+" if raw.startswith("+") else "") + digits, "NO")
        except phonenumbers.NumberParseException:
            return False
    return phonenumbers.number_type(number) in OF_PEOPLE  # unknown where it is no valid number


def _is_even(raw: str) -> bool:
    """The same mark between all its groups, so that hours, periods and machines' addresses are none."""
    marks = set(re.findall(r"\D+", raw))
    return len(marks) <= 1 and not marks & {"/", "("}


def _is_reckoned(text: str, start: int, end: int) -> bool:
    """An amount, or the number of an order and the like."""
    before = text[max(0, start - 40) : start]
    return bool(MONEY_AFTER.match(text, end) or MONEY_BEFORE.search(before) or REFERENCE.search(before))


def _is_dated(raw: str, digits: str) -> bool:
    """A day, or two years."""
    first, last = int(digits[:4]), int(digits[4:])
    if " " in raw and len(set(raw) & set("./-")) == 0 and len(raw) > 9:
        return False
    years = 1900 <= first <= 2099
    as_day = years and _is_day(int(digits[6:]), int(digits[4:6]), first)
    backwards = 1900 <= last <= 2099 and _is_day(int(digits[:2]), int(digits[2:4]), last) and "." in raw
    return as_day or backwards
