"""The words by which the demo bank sorts its articles and templates."""

from __future__ import annotations

PRODUCTS = ("alle", "papir", "digital", "helg", "student", "gave", "bedrift", "annonse")
SITUATIONS = (
    "nytt abonnement", "pris og tilbud", "endring av abonnement", "oppsigelse", "angrerett", "gave",
    "student", "bedrift", "faktura", "betaling", "purring og inkasso", "levering", "manglende avis",
    "vær og fremkommelighet", "helligdag", "midlertidig stopp", "adresseendring", "dødsfall", "innlogging",
    "app og e-avis", "driftsforstyrrelse", "annonse", "klage", "personvern", "samtalen", "intern rutine",
)  # fmt: skip
WEIGHTS = ("minor", "normal", "must_know")
FILL_INS = (
    "navn",
    "avis",
    "dato",
    "beløp",
    "produkt",
    "adresse",
    "frist",
    "årsak",
    "e-post",
    "agent",
    "erstatning",
)
