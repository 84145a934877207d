"""What can be done with attachments: add, take away, bring back, carry over, and tidy up after them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from fagtid.frame.clock import now
from fagtid.information.checking import Checked, checked
from fagtid.information.models import Article, Attachment, Notice, Stored, Submission
from fagtid.information.refusals import FileLeftOut, IsSettled, NameTaken, TooManyFiles
from fagtid.people.models import Person

MOST_FILES = 10  # of one thing
MOST_IN_A_MAIL = 25_000_000  # bytes, together
CAN_BE_BROUGHT_BACK = timedelta(days=30)
LEFT_ALONE = timedelta(days=1)  # bytes whose attachment may be on its way
Owner = Article | Notice | Submission


def attach(
    owner: Owner, name: str, content: bytes, *, shows: str = "", by: Person | None = None
) -> Attachment:
    """Add one file, checked by its content; a name that is taken gets a number."""
    return keep(owner, checked(name, content), shows=shows, by=by)


@transaction.atomic
def attach_all(
    owner: Owner, files: list[tuple[str, bytes]], *, shows: str = "", by: Person | None = None
) -> list[Attachment]:
    """Add several files, all of them or none."""
    return [attach(owner, name, content, shows=shows, by=by) for name, content in files]


@transaction.atomic
def keep(owner: Owner, file: Checked, *, shows: str = "", by: Person | None = None) -> Attachment:
    """Store a file that is checked."""
    _hold(owner)
    stored = Stored.objects.create(centre_id=owner.centre_id, content=file.content, stored_at=now())
    is_picture = file.kind in Attachment.PICTURES
    return _add(
        owner,
        Attachment(
            stored=stored,
            name=file.name,
            kind=file.kind,
            size=len(file.content),
            shows=shows if is_picture else "",
            added_by=by,
        ),
    )


def _hold(owner: Owner) -> None:
    """Others who add to the same thing wait."""
    type(owner)._default_manager.select_for_update().only("pk").get(pk=owner.pk)


def _field(owner: Owner) -> str:
    return type(owner).__name__.lower()


def held_by(owner: Owner) -> list[Attachment]:
    """What belongs to it, without what was taken away."""
    return list(Attachment.objects.filter(**{_field(owner): owner}, removed_at=None))


def _add(owner: Owner, new: Attachment) -> Attachment:
    there = {one.name.casefold() for one in held_by(owner)}
    if len(there) >= MOST_FILES:
        raise TooManyFiles(MOST_FILES)
    new.name = _free_name(new.name, there)
    new.centre_id, new.added_at = owner.centre_id, now()
    setattr(new, _field(owner), owner)
    new.save()
    return new


def _free_name(name: str, taken: set[str]) -> str:
    stem, point, suffix = name.rpartition(".")
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}{point}{suffix}"
    return free


def attach_mailed(submission: Submission, files: list[tuple[str, bytes]]) -> list[FileLeftOut | TooManyFiles]:
    """Add what came with a mail as far as it can be taken in; tells what is left out, and why."""
    left_out: list[FileLeftOut | TooManyFiles] = []
    size = 0
    for name, content in files:
        try:
            file = checked(name, content)
            size += len(content)
            if size > MOST_IN_A_MAIL:
                raise FileLeftOut(file.name, "mail", MOST_IN_A_MAIL // 1_000_000)
            keep(submission, file)
        except TooManyFiles as full:
            left_out.append(FileLeftOut(file.name, "many", full.most))
        except FileLeftOut as refused:
            left_out.append(refused)
    return left_out


@transaction.atomic
def carry_over(submission: Submission, notice: Notice) -> None:
    """The notice made of something handed in has its files: the same bytes, which each lets go by itself."""
    _hold(notice)
    for one in held_by(submission):
        _add(
            notice,
            Attachment(
                stored_id=one.stored_id,
                name=one.name,
                kind=one.kind,
                size=one.size,
                shows=one.shows,
                added_by=one.added_by,
            ),
        )


def take_away(attachment: Attachment) -> None:
    """It is shown no more; it can be brought back for a while."""
    Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(removed_at=now())


@transaction.atomic
def bring_back(attachment: Attachment) -> None:
    """As before, unless another has its name by now or there are as many as there may be."""
    owner = attachment.article or attachment.notice or attachment.submission
    if owner is None:
        raise IsSettled(attachment)
    _hold(owner)
    there = {one.name.casefold() for one in held_by(owner) if one.pk != attachment.pk}
    if attachment.name.casefold() in there:
        raise NameTaken
    if len(there) >= MOST_FILES:
        raise TooManyFiles(MOST_FILES)
    Attachment.objects.filter(pk=attachment.pk).update(removed_at=None)


def describe(attachment: Attachment, shows: str) -> None:
    """Say what a picture shows, for those who do not see it."""
    Attachment.objects.filter(pk=attachment.pk).update(shows=shows)


def tidy(moment: datetime) -> int:
    """Let go what was taken away a month ago, and bytes that nothing refers to; tells how many files."""
    Attachment.objects.filter(removed_at__lt=moment - CAN_BE_BROUGHT_BACK).delete()
    stray = Q(attachments=None, stored_at__lt=moment - LEFT_ALONE)
    return Stored.objects.filter(stray).delete()[0]
