"""What is handed in sorts itself by the editors' rules; where none may decide, it stays in the inbox."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from fagtid.frame.clock import now, today
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information import attached, notice_queries, noticing
from fagtid.information.models import Notice, SortingRule, Submission
from fagtid.information.refusals import IsSettled, NobodyConcerned
from fagtid.people.models import Centre, Person

log = logging.getLogger("fagtid.sorting")
PATIENCE = timedelta(minutes=1)  # after which what no worker has tried is tried again
LOOKED_BACK = timedelta(days=90)
MOST_TRIED = 500
Left = Submission.Left
Act = SortingRule.Act


def rules_on(centre: int) -> QuerySet[SortingRule]:
    """The rules in force, the first to be tried first."""
    return SortingRule.objects.filter(centre=centre, is_on=True).select_related("client", "of_client")


@transaction.atomic
def sort(submission_id: int) -> bool:
    """Let the first rule that fits decide; whether one did. Safe to run twice, and when it was dealt with."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("centre", "client", "sender")
    found = rows.get(pk=submission_id)
    if found.state != Submission.State.NEW or found.tried_at is not None:
        return False
    found.tried_at = now()
    found.rule = next((one for one in rules_on(found.centre_id) if fits(one, found)), None)
    found.left = _act(found.rule, found) if found.rule else ""
    Submission.objects.filter(pk=found.pk).update(tried_at=found.tried_at, rule=found.rule, left=found.left)
    return found.rule is not None and not found.left


def sort_what_was_left(moment: datetime) -> int:
    """What came while no worker was there."""
    centres = SortingRule.objects.filter(is_on=True).values("centre")
    waiting = Submission.objects.filter(
        centre__in=centres, state=Submission.State.NEW, tried_at=None, received_at__lte=moment - PATIENCE
    )
    return sum(_sort_or_leave(pk) for pk in waiting.values_list("pk", flat=True))


def _sort_or_leave(submission_id: int) -> bool:
    """One that cannot be sorted waits for an editor, and keeps nothing from those after it."""
    try:
        return sort(submission_id)
    except Exception:
        log.exception("could not be sorted")
        Submission.objects.filter(pk=submission_id).update(tried_at=now(), left=Left.FAULT)
        return False


def fits(rule: SortingRule, submission: Submission) -> bool:
    """Whether the rule is for it: by sender, client and words, each where it names any."""
    senders = {one.pk for one in rule.senders.all()}
    if senders and submission.sender_id not in senders:
        return False
    if rule.of_client_id and submission.client_id != rule.of_client_id:
        return False
    has = notice_queries.stems(f"{submission.title} {submission.body}")
    wanted = [notice_queries.stems(part) for part in rule.words.split(",") if part.strip()]
    return not wanted or any(part and part <= has for part in wanted)


def _act(rule: SortingRule, submission: Submission) -> str:
    """Do what the rule says; why it was left in the inbox instead, if it was."""
    alike = (other for other, _share in notice_queries.alike(submission))
    if any(other.state in (*Submission.OPEN, Submission.State.SORTED) for other in alike):
        return Left.ALIKE
    if rule.act == Act.PUT_AWAY:
        noticing.put_away(submission, rule.reply)
        return ""
    day = today(submission.centre.timezone)
    if submission.starts_on and submission.starts_on < day:
        return Left.PAST
    try:
        with transaction.atomic():
            told = _notice(rule, submission)
            notice = noticing.write_notice(submission.centre, told, by=rule.changed_by, submission=submission)
            if rule.act == Act.PUBLISH:
                noticing.publish_notice(notice, version=1, by=rule.changed_by)
    except NobodyConcerned:
        return Left.NOBODY
    return ""


def _notice(rule: SortingRule, submission: Submission) -> dict[str, Any]:
    starts_on = submission.starts_on or today(submission.centre.timezone)
    given = {name: getattr(rule, name) for name in SortingRule.GIVEN}
    told = {
        **given,
        "title": submission.title,
        "body": attached.with_pictures(submission),
        "client": rule.client or submission.client,
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=rule.days - 1) if rule.days else None,
    }
    return {**told, **{name: list(getattr(rule, name).all()) for name in SortingRule.SETS}}


@transaction.atomic
def undo_sorting(submission: Submission, *, by: Person) -> None:
    """Take back what a rule did: the notice holds no more, and what was handed in waits for an editor."""
    found = Submission.objects.select_for_update().get(pk=submission.pk)
    done = (Submission.State.SORTED, Submission.State.PUT_AWAY)
    if found.rule_id is None or found.left or found.state not in done:
        raise IsSettled(found)
    notice = Notice.objects.select_for_update().filter(submissions=found).first()
    if notice is not None and notice.version > 1:
        raise ChangedMeanwhile(notice.version)
    if notice is not None:
        noticing.withdraw_notice(notice, by=by)
    told = {"state": Submission.State.NEW, "why": "", "notice": None, "left": Left.UNDONE}
    Submission.objects.filter(pk=found.pk).update(**told)
    Submission.objects.filter(merged_into=found).update(notice=None)


# ---- the rules themselves ----------------------------------------------------------------------------


@transaction.atomic
def add_rule(centre: Centre, told: Mapping[str, Any], *, by: Person) -> SortingRule:
    """A rule, tried after the others."""
    last = SortingRule.objects.filter(centre=centre).aggregate(last=Max("place"))["last"]
    plain = {name: value for name, value in told.items() if name not in ("senders", *SortingRule.SETS)}
    rule = SortingRule.objects.create(
        centre=centre, place=(last or 0) + 1, changed_by=by, changed_at=now(), **plain
    )
    _set(rule, told)
    return rule


def _set(rule: SortingRule, told: Mapping[str, Any]) -> None:
    for name in ("senders", *SortingRule.SETS):
        if name in told:
            getattr(rule, name).set(told[name])


@transaction.atomic
def change_rule(rule: SortingRule, told: Mapping[str, Any], *, version: int, by: Person) -> SortingRule:
    """Change it from the version that was read."""
    found = SortingRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if found.version != version:
        raise ChangedMeanwhile(found.version)
    for name, value in told.items():
        if name not in ("senders", *SortingRule.SETS):
            setattr(found, name, value)
    found.version, found.changed_by, found.changed_at = found.version + 1, by, now()
    found.save()
    _set(found, told)
    return found


@transaction.atomic
def move_rule(rule: SortingRule, *, up: bool) -> None:
    """Let it be tried before, or after, its neighbour."""
    every = list(SortingRule.objects.select_for_update(of=("self",)).filter(centre=rule.centre_id))
    order = [one.pk for one in every]
    at = order.index(rule.pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    for place, pk in enumerate(order, 1):
        SortingRule.objects.filter(pk=pk).update(place=place)


@dataclass(frozen=True)
class Trial:
    """What a rule would have found lately, and how much of it an editor made something else of."""

    caught: list[Submission]
    looked_at: int
    otherwise: int


def tried(rule: SortingRule) -> Trial:
    """The rule against what has been handed in of late, whatever became of it."""
    since = now() - LOOKED_BACK
    lately = Submission.objects.filter(centre=rule.centre_id, received_at__gte=since)
    rows = lately.select_related("sender", "client", "notice", "person", "key").order_by("-received_at")
    looked_at = list(rows[:MOST_TRIED])
    caught = [one for one in looked_at if fits(rule, one)]
    return Trial(caught, len(looked_at), sum(_is_otherwise(rule, one) for one in caught))


def _is_otherwise(rule: SortingRule, one: Submission) -> bool:
    """Whether an editor dealt with it in another way than the rule would."""
    if one.state in Submission.OPEN:
        return False
    if rule.act == Act.PUT_AWAY or one.notice is None:
        return (one.state == Submission.State.PUT_AWAY) != (rule.act == Act.PUT_AWAY)
    return (one.notice.kind, one.notice.weight) != (rule.kind, rule.weight)


def used_lately(rules: Iterable[SortingRule]) -> dict[int, int]:
    """How often each has decided in the last thirty days."""
    since = now() - notice_queries.LOOKED_BACK
    rows = Submission.objects.filter(rule__in=rules, left="", received_at__gte=since)
    found: dict[int, int] = {}
    for pk in rows.order_by().values_list("rule", flat=True):
        if pk is not None:
            found[pk] = found.get(pk, 0) + 1
    return found
