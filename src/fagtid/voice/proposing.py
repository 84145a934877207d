"""What can be done with a proposal: raise it, talk of it, decide it, let it change the thing itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fagtid.frame.clock import now, today
from fagtid.frame.masked import masked
from fagtid.information import noticing
from fagtid.information import services as bank
from fagtid.information.models import Article, Notice
from fagtid.people.asking import asker_as
from fagtid.people.models import Centre, Person
from fagtid.voice.models import Proposal, Representative, Step, Support, Theme
from fagtid.voice.queries import may_decide
from fagtid.voice.refusals import (
    AlreadyDecided,
    AskedAlready,
    NoReason,
    NotAsked,
    NothingToTell,
    NotYours,
)

REASON_OF_A_VERSION = 200
TITLE_OF_A_NOTICE = 160


@transaction.atomic
def propose(
    centre: Centre,
    told: Mapping[str, Any],
    *,
    by: Person,
    token: UUID,
    about: Article | Notice | None = None,
    raised_again: Proposal | None = None,
    theme: Theme | None = None,
) -> Proposal:
    """Raise a proposal; the same form sent twice is one. Who owns the article decides, else the editors."""
    given = {**told, **_thing(about, told)}
    made, is_new = Proposal.objects.get_or_create(
        token=token,
        defaults={
            "centre": centre,
            "proposed_by": by,
            "proposed_at": now(),
            "raised_again": raised_again,
            "theme": theme,
            **given,
        },
    )
    if not is_new and (made.proposed_by_id != by.pk or made.centre_id != centre.pk):
        raise NotYours
    if is_new:
        Support.objects.create(proposal=made, person=by, is_for=False)
    return made


def _thing(about: Article | Notice | None, told: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(about, Article):
        kind = Proposal.About.TEMPLATE if about.is_template else Proposal.About.ARTICLE
        owner = about.owner if about.owner and about.owner.is_here else None
        return {"about": kind, "article": about, "owner": owner}
    if isinstance(about, Notice):
        return {"about": Proposal.About.NOTICE, "notice": about}
    return {"about": told.get("about") or Proposal.About.OTHER}


def _locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("centre", "article", "notice")
    return rows.get(pk=proposal.pk)


def _open(proposal: Proposal) -> Proposal:
    found = _locked(proposal)
    if not found.is_open:
        raise AlreadyDecided(found)
    return found


@transaction.atomic
def say(proposal: Proposal, text: str, *, by: Person, token: UUID) -> Step:
    """A comment; the first of somebody who may decide is an answer. The same form sent twice is one."""
    found = _locked(proposal)
    told = {"proposal": found, "kind": Step.Kind.COMMENT, "by": by, "text": text, "at": now()}
    made, is_new = Step.objects.get_or_create(token=token, defaults=told)
    if is_new:
        _note_answer(found, by)
    return made


def _note_answer(found: Proposal, by: Person) -> None:
    if found.answered_at is None and by.pk != found.proposed_by_id and may_decide(asker_as(by), found):
        found.answered_at = now()
        found.save(update_fields=["answered_at"])


@transaction.atomic
def support(proposal: Proposal, *, by: Person) -> None:
    """I am for it; once. Whoever proposed it is for it already."""
    found = _open(proposal)
    if found.proposed_by_id != by.pk:
        Support.objects.get_or_create(proposal=found, person=by)


@transaction.atomic
def withdraw_support(proposal: Proposal, *, by: Person) -> None:
    """I am not for it after all."""
    Support.objects.filter(proposal=_open(proposal), person=by, is_for=True).delete()


@transaction.atomic
def hand_over(proposal: Proposal, to: Person, *, by: Person) -> None:
    """Somebody else is to decide it."""
    found = _open(proposal)
    if not may_decide(asker_as(by), found) or to.centre_id != found.centre_id or not to.is_here:
        raise NotYours
    if to.pk == found.owner_id:
        return
    found.owner = to
    found.save(update_fields=["owner"])
    Step.objects.create(proposal=found, kind=Step.Kind.HANDED_OVER, by=by, to=to, at=now())


@transaction.atomic
def ask_view(proposal: Proposal, of: Person, *, by: Person) -> Step:
    """Ask somebody who speaks for the employees what they think."""
    found = _open(proposal)
    if not may_decide(asker_as(by), found) or of.centre_id != found.centre_id:
        raise NotYours
    _note_answer(found, by)
    try:
        with transaction.atomic():
            return Step.objects.create(proposal=found, kind=Step.Kind.ASKED, by=by, to=of, at=now())
    except IntegrityError:
        raise AskedAlready from None


@transaction.atomic
def give_view(proposal: Proposal, text: str, *, by: Person) -> Step:
    """What the employees' representative thinks; kept beside the decision."""
    found = _open(proposal)
    waiting = Step.objects.filter(proposal=found, kind=Step.Kind.ASKED, to=by, done_at=None)
    if not waiting.update(done_at=now()):
        raise NotAsked
    return Step.objects.create(proposal=found, kind=Step.Kind.VIEW, by=by, text=text, at=now())


@transaction.atomic
def take_back(proposal: Proposal, *, by: Person) -> None:
    """Whoever proposed it wants it no more."""
    found = _open(proposal)
    if found.proposed_by_id != by.pk:
        raise NotYours
    found.state = Proposal.State.TAKEN_BACK
    found.save(update_fields=["state"])
    Step.objects.create(proposal=found, kind=Step.Kind.TAKEN_BACK, by=by, at=now())


@transaction.atomic
def decide(
    proposal: Proposal,
    outcome: str,
    *,
    by: Person,
    reason: str,
    again_on: date | None = None,
    texts: Mapping[str, str] | None = None,
    version: int = 0,
    asks_again: bool = False,
) -> Proposal:
    """Decide it, once. What is adopted changes the thing itself, from the version that was read.

    ``texts`` are the title, body and so on as they are to be; where somebody has changed the thing since
    ``version``, nothing is decided and `ChangedMeanwhile` tells the version it is now.
    """
    found = _open(proposal)
    if not may_decide(asker_as(by), found):
        raise NotYours
    if outcome not in Proposal.DECISIONS or not reason.strip():
        raise NoReason
    if outcome in Proposal.CHANGES and texts:
        found.made_version = _change(found, texts, version=version, by=by, asks_again=asks_again)
    moment = now()
    found.state, found.reason, found.decided_by, found.decided_at = outcome, reason, by, moment
    found.again_on = again_on if outcome == Proposal.State.LATER else None
    found.answered_at = found.answered_at or moment
    found.save()
    Step.objects.create(proposal=found, kind=Step.Kind.DECIDED, by=by, text=_outcome(found), at=moment)
    Support.objects.filter(proposal=found, person__isnull=False).exclude(person=by).update(to_tell=True)
    return found


def _outcome(found: Proposal) -> str:
    return f"{found.get_state_display()}: {found.reason}"[: Step._meta.get_field("text").max_length]


def _change(
    found: Proposal, texts: Mapping[str, str], *, version: int, by: Person, asks_again: bool
) -> int | None:
    """A new version of the article or the notice, that says where it came from."""
    told = {name: masked(text, found.centre_id) for name, text in texts.items()}
    if found.article is not None:
        with translation.override(found.centre.language):
            why = _("Proposal: %(title)s") % {"title": found.title}
        reason = why[:REASON_OF_A_VERSION]
        return bank.change_article(found.article, told, version=version, by=by, reason=reason).version
    if found.notice is not None:
        return noticing.change_notice(
            found.notice, told, version=version, by=by, asks_again=asks_again
        ).version
    return None


@transaction.atomic
def begin_notice(proposal: Proposal, *, by: Person) -> Notice:
    """A draft that tells of what was adopted; one, however many begin it."""
    found = _locked(proposal)
    if not may_decide(asker_as(by), found):
        raise NotYours
    if not found.is_adopted or found.told_by_id is not None:
        raise NothingToTell
    found.told_by = noticing.write_notice(found.centre, _notice_of(found), by=by)
    found.save(update_fields=["told_by"])
    Step.objects.create(proposal=found, kind=Step.Kind.NOTICE, by=by, at=now())
    return found.told_by


def _notice_of(found: Proposal) -> dict[str, Any]:
    with translation.override(found.centre.language):
        title = _("Changed: %(title)s") % {"title": found.article or found.notice or found.title}
        body = _("%(title)s\n\nWhy: %(reason)s") % {"title": found.title, "reason": found.reason}
    client = (found.article or found.notice) and (found.article or found.notice).client  # type: ignore[union-attr]
    return {
        "title": title[:TITLE_OF_A_NOTICE],
        "body": "\n\n".join(part for part in (body, found.new_body) if part)[:20_000],
        "client": client,
        "kind": Notice.Kind.ROUTINE,
        "starts_on": today(found.centre.timezone),
    }


def see_decision(proposal: Proposal, *, by: Person) -> None:
    """I have seen what was decided."""
    Support.objects.filter(proposal=proposal, person=by).update(to_tell=False)


@transaction.atomic
def choose_representative(centre: Centre, person: Person) -> Representative:
    """The employees have chosen somebody to speak for them; once."""
    told = {"centre": centre, "since": now()}
    return Representative.objects.get_or_create(person=person, defaults=told)[0]


def end_representative(found: Representative) -> None:
    """They speak for the employees no more; views that were given stay."""
    found.delete()
