"""The words, numbers, dates and times of the printed pages, in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

CATALOGUES = Path(__file__).parent / "catalogues"
LOCALES = {"nb": "nb", "en": "en_GB"}  # en_GB: the day before the month, 24 hours on the clock
UNBROKEN = "\N{NO-BREAK SPACE}"
Message = str | list[str]


def marked(message: str) -> str:
    """Mark an English message for the catalogue; it is translated where it is shown."""
    return message


@cache
def catalogue(code: str) -> Mapping[str, Message]:
    """English message to its translation, or to its plural forms; empty for English itself."""
    path = CATALOGUES / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def gettext(code: str, message: str) -> str:
    """``message`` in the language ``code``; the English itself where the catalogue has none."""
    found = catalogue(code).get(message, message)
    return found if isinstance(found, str) else found[-1]


def ngettext(code: str, one: str, many: str, count: float) -> str:
    """The form of ``one``/``many`` that goes with ``count``."""
    forms = catalogue(code).get(one, [one, many])
    return forms if isinstance(forms, str) else forms[0 if count == 1 else -1]


@dataclass(frozen=True)
class Language:
    """How one page speaks: a language and the centre's time zone."""

    code: str
    zone: ZoneInfo

    @cached_property
    def locale(self) -> Locale:
        """Babel's rules for the language."""
        return Locale.parse(LOCALES[self.code])

    def say(self, message: str, **values: object) -> str:
        """A whole sentence with its named places filled."""
        return gettext(self.code, message) % values

    def count(self, one: str, many: str, n: float, **values: object) -> str:
        """A sentence that depends on a number, shown in it as ``%(n)s``."""
        shown = self.number(n) if n == int(n) else self.number(n, 1)
        return ngettext(self.code, one, many, n) % {"n": shown, **values}

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with exactly so many decimals; a dash where there is none."""
        if value is None:
            return "–"
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(round(value, decimals) + 0.0, pattern, locale=self.locale))

    def mark(self, value: float) -> str:
        """A round number on an axis, with no more decimals than it has."""
        return str(format_decimal(value + 0.0, "#,##0.###", locale=self.locale))

    def calls(self, value: float | None) -> str:
        """A number of calls: whole from ten upwards, one decimal below, two below one."""
        if value is None:
            return "–"
        return self.number(value, 0 if abs(value) >= 9.95 or value == 0 else 1 if abs(value) >= 0.995 else 2)

    def share(self, value: float | None, decimals: int = 1) -> str:
        """A share (0-1) in per cent."""
        if value is None:
            return "–"
        pattern = "#,##0." + "0" * decimals + " %" if decimals else "#,##0 %"
        if self.code == "en":
            pattern = pattern.replace(" %", "%")
        return str(format_percent(round(value, decimals + 2) + 0.0, pattern, locale=self.locale))

    def change(self, multiplier: float) -> str:
        """A multiplier as a signed change in per cent: 1.35 is +35 %."""
        change = round(multiplier - 1, 2)
        sign = "+" if change > 0 else "−" if change < 0 else ""
        return sign + self.share(abs(change), 0)

    def minutes(self, minutes: float) -> str:
        """A length of time in hours and minutes."""
        hours, rest = divmod(round(minutes), 60)
        parts = [self.say("%(n)s h", n=self.number(hours))] if hours else []
        if rest or not hours:
            parts.append(self.say("%(n)s min", n=rest))
        return " ".join(parts).replace(" ", UNBROKEN)

    def seconds(self, seconds: float) -> str:
        """A length of time in minutes and seconds."""
        minutes, rest = divmod(round(seconds), 60)
        parts = [self.minutes(minutes)] if minutes else []
        if rest or not minutes:
            parts.append(self.say("%(n)s s", n=rest))
        return " ".join(parts).replace(" ", UNBROKEN)

    def local(self, time_s: int) -> datetime:
        """The wall clock of the centre at ``time_s``, seconds since 1970 UTC."""
        return datetime.fromtimestamp(time_s, self.zone)

    def clock(self, time_s: int) -> str:
        """``09:15``; in the hour that comes twice, with the name of the time zone behind it."""
        local = self.local(time_s)
        shown = str(format_time(local.timetz(), "HH:mm", tzinfo=self.zone, locale=self.locale))
        twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return f"{shown} {local.tzname()}" if twice else shown

    def clocks(self, start_s: int, end_s: int) -> str:
        """``09:15–10:00``."""
        return f"{self.clock(start_s)}–{self.clock(end_s)}"

    def day(self, day: date, style: str = "EEEE d. MMMM") -> str:
        """A date; the dot behind the day of the month is Norwegian only."""
        pattern = style if self.code == "nb" else style.replace("d.", "d")
        shown = str(format_date(day, pattern, locale=self.locale))
        return shown[:1].upper() + shown[1:]

    def days(self, start_s: int, end_s: int) -> str:
        """A half-open period as its first and last day."""
        first = self.local(start_s).date()
        last = max(first, self.local(end_s - 1).date())
        if first == last:
            return self.day(first, "EEEE d. MMMM y")
        start = "d. MMMM" if first.year == last.year else "d. MMMM y"
        return f"{self.day(first, start)} – {self.day(last, 'd. MMMM y')}"

    def week(self, start_s: int, end_s: int) -> str:
        """``week 49``, or ``weeks 49–50``."""
        first = self.local(start_s).date().isocalendar().week
        last = self.local(max(start_s, end_s - 1)).date().isocalendar().week
        if first == last:
            return self.say("week %(n)s", n=first)
        return self.say("weeks %(first)s–%(last)s", first=first, last=last)
