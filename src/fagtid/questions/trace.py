"""Where an article came from, as the bank shows it."""

from __future__ import annotations

from django.urls import reverse

from fagtid.information.models import Article
from fagtid.information.origins import Origin
from fagtid.people.asking import Asker
from fagtid.questions import queries


def origins_of(asker: Asker, article: Article) -> list[Origin]:
    """The questions behind it, in the askers' words."""
    found = queries.questions_behind(asker, article)
    return [Origin(one.title, reverse("questions:question", args=[one.pk])) for one in found]
