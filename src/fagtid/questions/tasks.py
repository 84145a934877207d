"""Work for the workers: what speaks against an answer."""

from __future__ import annotations

from django_tasks import task

from fagtid.questions import doubting


@task()
def look_for_doubts(answer_id: int) -> None:
    """Compare one answer with the bank and with other answers."""
    doubting.look(answer_id)
