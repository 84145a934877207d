"""The call templates, by theme. A slip's three paragraphs are: say, why, next step."""

from fagtid.demo.bank.sayings import bills, local, papers, people

TEXTS = tuple(theme.TEXT for theme in (papers, bills, people))
LOCAL = local.TEXT
