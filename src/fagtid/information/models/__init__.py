"""Tables of the bank, the clients and what has been looked for."""

from fagtid.information.models.bank import Article, Use, Version
from fagtid.information.models.clients import Client, Fact, FactField
from fagtid.information.models.finding import Found, Marks, Missed, Synonyms

__all__ = [
    "Article",
    "Client",
    "Fact",
    "FactField",
    "Found",
    "Marks",
    "Missed",
    "Synonyms",
    "Use",
    "Version",
]
