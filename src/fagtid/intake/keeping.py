"""What is not kept: files and readings that were never applied, and files nobody knows of."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from fagtid.intake.models import Import, TrafficDay
from fagtid.intake.reading import upload_path

STRAY = timedelta(days=1)  # a file without an import may be one that is just being sent


def forget_what_was_never_applied(moment: datetime) -> int:
    """Delete imports nobody applied within the days the installation keeps them; tells how many."""
    before = moment - timedelta(days=settings.UPLOAD_DAYS)
    left = Import.objects.exclude(state__in=(Import.State.APPLIED, Import.State.UNDONE))
    old = list(left.filter(uploaded_at__lt=before).defer("pending", "summary"))
    TrafficDay.objects.filter(source__in=old).delete()
    Import.objects.filter(pk__in=[one.pk for one in old]).delete()
    for one in old:
        if one.stored_as:
            upload_path(one).unlink(missing_ok=True)
    delete_stray_files(moment)
    return len(old)


def delete_stray_files(moment: datetime) -> int:
    """Delete files that wait for nothing: a worker was killed between reading one and deleting it."""
    directory = Path(settings.MEDIA_ROOT)
    if not directory.is_dir():
        return 0
    known = awaited_files()
    stray = [
        path
        for path in directory.iterdir()
        if path.is_file() and path.name not in known and path.stat().st_mtime < (moment - STRAY).timestamp()
    ]
    for path in stray:
        path.unlink(missing_ok=True)
    return len(stray)


def awaited_files() -> set[str]:
    """Names of uploads that are to be read, or read once more."""
    let_go = (Import.State.READY, Import.State.APPLIED, Import.State.UNDONE, Import.State.SAME)
    found = Import.objects.exclude(stored_as="").exclude(state__in=let_go)
    return set(found.values_list("stored_as", flat=True))
