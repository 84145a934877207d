"""Reads of attachments: whoever sees the article, the notice or what was handed in sees its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from django.urls import reverse

from fagtid.information import attaching, notice_queries, queries
from fagtid.information.models import Attachment, Submission
from fagtid.information.texts import Picture, names_of_pictures
from fagtid.people.asking import Asker


def attachments_for(asker: Asker) -> QuerySet[Attachment]:
    """Every file the asker may see."""
    seen = Q(article__in=queries.articles_for(asker).order_by().values("pk"))
    seen |= Q(notice__in=notice_queries.notices_for(asker).order_by().values("pk"))
    seen |= Q(submission__in=notice_queries.submissions_for(asker).order_by().values("pk"))
    return Attachment.objects.filter(seen, centre=asker.centre, removed_at=None)


def attachments_to_change(asker: Asker) -> QuerySet[Attachment]:
    """Those of what the asker may change, what was taken away lately too."""
    changed = Q(article__in=queries.articles_to_change(asker).order_by().values("pk"))
    changed |= Q(notice__in=notice_queries.notices_to_edit(asker).order_by().values("pk"))
    changed |= Q(submission__in=notice_queries.submissions_for(asker).order_by().values("pk"))
    found = Attachment.objects.filter(changed, centre=asker.centre)
    return found.select_related("article", "notice", "submission")


def attachment_by_secret(found: Submission, attachment_id: int) -> Attachment | None:
    """A file that the sender handed in with it."""
    return Attachment.objects.filter(submission=found, removed_at=None, pk=attachment_id).first()


def pictures_of(found: Iterable[Attachment]) -> dict[str, Picture]:
    """Those that a text may show, by the name and the number it may have for them."""
    shown: dict[str, Picture] = {}
    for one in found:
        if one.is_picture and one.removed_at is None:
            picture = Picture(reverse("information:attachment", args=[one.pk]), one.shows)
            shown[one.name.casefold()] = shown[str(one.pk)] = picture
    return shown


def not_shown_in(held: Iterable[Attachment], *texts: str) -> list[Attachment]:
    """Those that a reader does not meet in the texts."""
    named = {name for text in texts for name in names_of_pictures(text)}
    return [one for one in held if not (one.is_picture and {one.name.casefold(), str(one.pk)} & named)]


def pictures_to_preview(asker: Asker, told: Mapping[str, str]) -> list[Attachment]:
    """The files of the article or notice that is being written."""
    for name in ("article", "notice"):
        if told.get(name, "").isdecimal():
            return list(
                attachments_to_change(asker).filter(**{f"{name}_id": int(told[name])}, removed_at=None)
            )
    return []


def with_pictures(submission: Submission) -> str:
    """What was handed in as the text of a notice: its pictures stand at the end of it."""
    lines = [one.line for one in attaching.held_by(submission) if one.is_picture]
    return "\n\n".join((submission.body, *lines))
