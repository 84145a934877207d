"""Public holidays, from the `holidays` library."""

from __future__ import annotations

from datetime import date

import holidays

from fagtid.core.errors import refuse


def public_holidays(
    country: str, first_year: int, last_year: int, languages: tuple[str, ...] = ()
) -> dict[date, str]:
    """The country's public holidays from the first of January to the last of December, by date.

    Parameters
    ----------
    country
        ISO 3166 code, such as ``NO``.
    first_year, last_year
        First and last calendar year, both included.
    languages
        Codes to name them in, the first that is known for the country; without any as the machine does.

    Raises
    ------
    InvalidInput
        If the country is not known or the years are in the wrong order.
    """
    if last_year < first_year:
        refuse("last_year", f">= {first_year}", last_year)
    if country.upper() not in holidays.list_supported_countries():
        refuse("country", "an ISO 3166 code with known public holidays, such as NO", repr(country))
    known = holidays.country_holidays(country.upper()).supported_languages
    language = next((one for one in languages if one in known), None)
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays(country.upper(), years=years, language=language)
    return {day: str(name) for day, name in found.items() if first_year <= day.year <= last_year}
