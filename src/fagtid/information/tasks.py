"""Work for the workers: the editors' questions by mail."""

from __future__ import annotations

from django_tasks import task

from fagtid.information import replying


@task()
def mail_question(remark_id: int) -> None:
    """Mail one question to whoever handed in by mail."""
    replying.mail_question(remark_id)
