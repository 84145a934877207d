"""Patterns for articles on one newspaper: filled in from its card, so that the two agree."""

from fagtid.demo.bank.local import delivery, offers, people, rules

TEXTS = tuple(theme.TEXT for theme in (delivery, offers, people, rules))
