"""Work for the workers: mail to those who are invited."""

from __future__ import annotations

from django_tasks import task

from fagtid.people import mailing


@task()
def send_invitation(invitation_id: int, base: str) -> None:
    """Mail one invitation."""
    mailing.send_invitation(invitation_id, base)
