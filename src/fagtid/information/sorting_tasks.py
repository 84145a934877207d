"""Work for the workers: the rules that sort what is handed in."""

from __future__ import annotations

from django_tasks import task

from fagtid.information import sorting


@task()
def sort(submission_id: int) -> None:
    """Let the editors' rules decide what becomes of something handed in."""
    sorting.sort(submission_id)
