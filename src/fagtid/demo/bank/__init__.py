"""The demo centre's information bank: cards, articles and call templates. All of it is invented."""

from fagtid.demo.bank.articles import BankArticle, articles
from fagtid.demo.bank.cards import FIELDS, Card, Field, cards
from fagtid.demo.bank.news import News, news
from fagtid.demo.bank.templates import BankTemplate, templates
from fagtid.demo.bank.vocabulary import FILL_INS, PRODUCTS, SITUATIONS, WEIGHTS

__all__ = [
    "FIELDS",
    "FILL_INS",
    "PRODUCTS",
    "SITUATIONS",
    "WEIGHTS",
    "BankArticle",
    "BankTemplate",
    "Card",
    "Field",
    "News",
    "articles",
    "cards",
    "news",
    "templates",
]
