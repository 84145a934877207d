"""The card of each newspaper: what it costs, when it comes, whom to ask. All of it is invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from fagtid.demo.bank.slips import pick
from fagtid.demo.newspapers import Newspaper, newspapers

PHONE_SERIES = "100 01 2"  # two figures more make a number of the invented series
PLAIN = str.maketrans({"å": "a", "ø": "o", "æ": "ae", " ": ""})
TOWNS = {
    "Fjordgløtt": "Fjordbotn",
    "Nattlysposten": "Nattlysvik",
    "Nordvaktposten": "Nordvakta",
    "Furudalsposten": "Furudal",
    "Sandbergsposten": "Sandberg",
}
ON_AND_NOT_IN = {
    "Hestøy", "Storholm", "Måkeneset", "Elvebakk", "Lyngåsen", "Ternholmen", "Gullmyra", "Havnsletta",
    "Kaldnes", "Rypåsen", "Myrstad", "Snøhei", "Langstrand", "Torvmoen", "Rimfjell", "Einerhaug", "Skarvøy",
    "Bekkestranda", "Austmarka", "Kvitholmen", "Tangodden", "Fagerkollen", "Mellomøya", "Klokkerås",
    "Oterneset",
}  # fmt: skip
COAST = re.compile(
    "vik|våg|sund|øy|holm|havn|fjord|bukt|strand|nes|skjær|hav|skarv|odden", re.IGNORECASE
)  # towns by the sea, told by their names
NOT_SOLD = "selges ikke"


@dataclass(frozen=True)
class Field:
    """One fact that every card has."""

    key: str
    label_nb: str
    group_nb: str


@dataclass(frozen=True)
class Card:
    """One newspaper's structured facts, by the keys of `FIELDS`."""

    client: str
    facts: dict[str, str]


FIELDS = tuple(
    Field(key, label, group)
    for group, fields in {
        "Abonnement og pris": (
            ("price_complete", "Komplett (papir og digitalt)"),
            ("price_weekend", "Helg (papir i helgen og digitalt)"),
            ("price_digital", "Digital (nettavis og e-avis)"),
            ("price_student", "Student (digital)"),
            ("trial_offer", "Prøvetilbud til nye kunder"),
            ("price_single", "Løssalg"),
        ),
        "Levering": (
            ("delivery_days", "Utgivelsesdager på papir"),
            ("weekend_days", "Dager i helgeabonnementet"),
            ("delivered_by", "Leveres av"),
            ("delivered_before", "Skal være levert"),
            ("report_by", "Frist for å melde manglende avis"),
            ("missing_remedy", "Erstatning for manglende avis"),
            ("shortest_stop", "Korteste midlertidige stopp"),
            ("change_notice", "Frist for stopp og adresseendring"),
        ),
        "Faktura": (
            ("due_day", "Forfall"),
            ("paper_invoice_fee", "Gebyr for papirfaktura"),
            ("reminder_fee", "Purregebyr"),
            ("payment_ways", "Betalingsmåter"),
        ),
        "Digitalt": (
            ("login_url", "Innlogging"),
            ("epaper_time", "E-avisen publiseres"),
            ("shared_users", "Deling i husstanden"),
            ("app_name", "Appens navn"),
        ),
        "Kontakt og annonser": (
            ("newsroom_email", "E-post til redaksjonen"),
            ("newsroom_phone", "Telefon til redaksjonen"),
            ("ads_email", "E-post til annonseavdelingen"),
            ("ads_phone", "Telefon til annonseavdelingen"),
            ("office_hours", "Lokalkontoret har åpent"),
            ("obituary_deadline", "Frist for dødsannonser"),
            ("obituary_price", "Pris på dødsannonser"),
        ),
    }.items()
    for key, label in fields
)


@dataclass(frozen=True)
class _Kind:
    """What newspapers that come out equally often have in common."""

    days: tuple[str, ...]
    by: tuple[str, ...]
    complete_kr: int
    digital_kr: int
    obituary_kr: int


BUD, POST = "avisbud", "Posten"
BOTH = "avisbud i nærområdet, Posten ellers"
KINDS = (
    (10, _Kind(("mandag til lørdag",), (BUD,), 489, 269, 1890)),
    (26, _Kind(("tirsdag til lørdag", "mandag til lørdag"), (BUD, BOTH), 429, 239, 1590)),
    (
        44,
        _Kind(("tirsdag, torsdag og lørdag", "mandag, onsdag og fredag"), (BOTH, BOTH, POST), 349, 199, 1290),
    ),
    (58, _Kind(("onsdag og fredag", "tirsdag og fredag"), (POST,), 279, 169, 990)),
    (64, _Kind(("torsdag", "fredag"), (POST,), 199, 129, 790)),
)  # the rank before which a kind ends, and the kind


@cache
def cards() -> tuple[Card, ...]:
    """The cards of all newspapers, the big ones first."""
    return tuple(_card(rank, paper) for rank, paper in enumerate(newspapers()))


def town_of(client: str) -> str:
    """Where the newspaper comes out."""
    return TOWNS.get(client) or client.split(maxsplit=1)[0].removesuffix("posten")


def in_town(client: str) -> str:
    """The same with its preposition: ``i Solvik``, ``på Hestøy``."""
    town = town_of(client)
    return f"{'på' if town in ON_AND_NOT_IN else 'i'} {town}"


def domain_of(client: str) -> str:
    """The newspaper's address on the web."""
    return f"{client.lower().translate(PLAIN)}.example.no"


def kroner(text: str) -> int:
    """The first amount of a text.

    >>> kroner("489 kr per måned")
    489
    """
    found = re.search(r"(\d+) kr", text)
    return int(found[1]) if found else 0


def _card(rank: int, paper: Newspaper) -> Card:
    kind = next(kind for end, kind in KINDS if rank < end)
    facts = _deliveries(paper.name, kind)
    facts |= _prices(paper.name, kind, facts)
    facts |= _invoices(paper) | _digital(paper.name) | _contacts(rank, paper.name, kind)
    return Card(paper.name, {field.key: facts[field.key] for field in FIELDS})


def _deliveries(name: str, kind: _Kind) -> dict[str, str]:
    days = pick(kind.days, name, "days")
    saturday = days.endswith("lørdag")
    ways = [way for way in kind.by if not (saturday and way == POST)]
    way = pick(ways, name, "by")
    posted = way == POST
    return {
        "delivery_days": days,
        "weekend_days": _weekend_days(days),
        "delivered_by": way,
        "delivered_before": _delivered_before(name, way, saturday),
        "report_by": "kl. 12.00 neste virkedag" if posted else pick(_REPORT_BY, name, "report"),
        "missing_remedy": "godskriving på neste faktura" if posted else pick(_REMEDIES, name, "remedy"),
        "shortest_stop": pick(("5 dager", "6 dager", "7 dager"), name, "stop"),
        "change_notice": "5 virkedager før" if posted else pick(_NOTICES, name, "notice"),
    }


_REPORT_BY = ("kl. 09.00 samme dag", "kl. 10.00 samme dag", "kl. 11.00 samme dag")
_NOTICES = ("2 virkedager før", "3 virkedager før")
_REMEDIES = (
    "ny avis samme dag, eller godskriving når det meldes for sent",
    "ny avis sammen med neste utgave",
    "godskriving, og alltid tilgang til e-avisen",
)


def _delivered_before(name: str, way: str, saturday: bool) -> str:
    if way == POST:
        return "med dagens post"
    weekday = pick(("kl. 06.00", "kl. 06.30", "kl. 07.00"), name, "before")
    hours = f"{weekday}, lørdag kl. 08.00" if saturday else weekday
    return hours if way == BUD else f"{hours} (postruter: med dagens post)"


def _weekend_days(days: str) -> str:
    """Newspapers that come out once or twice a week sell no weekend subscription."""
    if days.endswith("til lørdag"):
        return "fredag og lørdag"
    last = days.rpartition(" og ")[2]
    return last if "," in days else NOT_SOLD


def _prices(name: str, kind: _Kind, facts: dict[str, str]) -> dict[str, str]:
    step = 10 * pick(range(-3, 4), name, "price")
    complete, digital = kind.complete_kr + step, kind.digital_kr + step // 10 * 5
    weekend = (complete + digital) // 20 * 10 - 1
    sold = facts["weekend_days"] != NOT_SOLD
    return {
        "price_complete": f"{complete} kr per måned",
        "price_weekend": f"{weekend} kr per måned" if sold else NOT_SOLD,
        "price_digital": f"{digital} kr per måned",
        "price_student": f"{pick((59, 69, 79, 89), name, 'student')} kr per måned",
        "trial_offer": pick(("4 uker for 49 kr", "6 uker for 99 kr", "3 måneder for 149 kr"), name, "trial"),
        "price_single": f"{pick((35, 39, 42, 45), name, 'single')} kr",
    }


def _invoices(paper: Newspaper) -> dict[str, str]:
    return {
        "due_day": "den 15. i måneden" if paper.due_mid_month else "den siste dagen i måneden",
        "paper_invoice_fee": f"{pick((39, 49, 59), paper.name, 'paper')} kr",
        "reminder_fee": "35 kr",
        "payment_ways": pick(_PAYMENT_WAYS, paper.name, "ways"),
    }


_PAYMENT_WAYS = (
    "AvtaleGiro, eFaktura, kort og papirfaktura",
    "AvtaleGiro, eFaktura, Vipps og papirfaktura",
    "AvtaleGiro, eFaktura, kort, Vipps og papirfaktura",
)


def _digital(name: str) -> dict[str, str]:
    return {
        "login_url": f"https://konto.{domain_of(name)}",
        "epaper_time": pick(("kl. 04.00", "kl. 05.00", "kl. 22.00 kvelden før"), name, "epaper"),
        "shared_users": pick(
            ("inntil 2 i tillegg til eieren", "inntil 4 i tillegg til eieren"), name, "users"
        ),
        "app_name": f"{name} e-avis",
    }


def _contacts(rank: int, name: str, kind: _Kind) -> dict[str, str]:
    number = f"{PHONE_SERIES}{rank:02}"
    close = pick(("14.00", "15.00", "15.30"), name, "office")
    week = pick(("mandag til fredag", "mandag til torsdag", "tirsdag og torsdag"), name, "week")
    obituary = kind.obituary_kr + 50 * pick(range(-2, 3), name, "obituary")
    deadline = pick(("kl. 10.00", "kl. 12.00", "kl. 13.00"), name, "deadline")
    return {
        "newsroom_email": f"redaksjon@{domain_of(name)}",
        "newsroom_phone": f"{number}, tast 1",
        "ads_email": f"annonse@{domain_of(name)}",
        "ads_phone": f"{number}, tast 2",
        "office_hours": f"{week} kl. 09.00–{close}",
        "obituary_deadline": f"{deadline} virkedagen før utgivelse",
        "obituary_price": f"fra {obituary} kr",
    }


# How an article asks for something of a card before it may be told of that newspaper.
NEEDS: dict[str, Callable[[Card], bool]] = {
    "bud": lambda card: "avisbud" in card.facts["delivered_by"],
    "post": lambda card: "Posten" in card.facts["delivered_by"],
    "budogpost": lambda card: "ellers" in card.facts["delivered_by"],
    "kyst": lambda card: COAST.search(card.client) is not None,
    "helg": lambda card: card.facts["price_weekend"] != NOT_SOLD,
    "lørdag": lambda card: card.facts["delivery_days"].endswith("lørdag"),
    "daglig": lambda card: "til" in card.facts["delivery_days"].split(),
    "sjelden": lambda card: card.facts["weekend_days"] == NOT_SOLD,
    "nyavis": lambda card: "ny avis" in card.facts["missing_remedy"],
    "godskriv": lambda card: card.facts["missing_remedy"].startswith("godskriving"),
}
