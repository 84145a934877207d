"""What workers write down: that they live, and when regular work is next due."""

from __future__ import annotations

from django.db import models


class WorkerSign(models.Model):
    """One worker's last sign of life; a row that is not renewed tells of a worker that is gone."""

    worker = models.CharField(max_length=64, primary_key=True)
    heard_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.worker} {self.heard_at:%Y-%m-%d %H:%M:%S}"


class RegularWork(models.Model):
    """When a piece of regular work is next due, and how it last went; whoever moves ``due_at`` does it."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=120, blank=True)  # the kind of error of the last time, if any

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M:%S}"
