"""The general articles, by theme: each module holds one text of slips."""

from fagtid.demo.bank.general import (
    ads,
    conduct,
    delivery,
    invoices,
    login,
    privacy,
    reading,
    stops,
    subscriptions,
    weather,
)

TEXTS = tuple(
    theme.TEXT
    for theme in (
        subscriptions,
        invoices,
        delivery,
        weather,
        stops,
        login,
        reading,
        ads,
        privacy,
        conduct,
    )
)
