"""The notes of a forum that has ended, put together from what was written at each point."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fagtid.arenas import queries as arenas
from fagtid.arenas import services
from fagtid.arenas.refusals import NotesChanged
from fagtid.forums.models import Decision, Forum, Point
from fagtid.people.models import Person

LONGEST = 20_000  # that notes may be
WORDS_A_MINUTE, A_DECISION, A_QUESTION = 180, 1, 1


def write_again(forum: Forum, by: Person) -> None:
    """Write the session's notes, or again with what came late; what others changed by hand stays."""
    if forum.is_running:
        return
    found, text = arenas.notes_of(forum.session), text_of(forum)
    is_others = found is not None and found.version != forum.notes_version
    if not text or (is_others and forum.notes_version):  # somebody has put them right by hand since
        return
    if is_others and found is not None:
        text = f"{found.text}\n\n{text}"
    with suppress(NotesChanged):
        version = found.version if found else 0
        written = services.write_notes(forum.session, text=_cut(text), version=version, by=by)
        kept = written.version - is_others  # with somebody else's words in it, it is not written over again
        Forum.objects.filter(pk=forum.pk).update(notes_version=kept)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    rest = _("(The rest stands on the page of the forum.)")
    return f"{text[: LONGEST - len(rest) - 2]}\n\n{rest}"


def text_of(forum: Forum) -> str:
    """The notes in the centre's language."""
    with translation.override(forum.team.centre.language):
        return "\n\n".join(_parts(forum))


def _parts(forum: Forum) -> Iterator[str]:
    points = list(forum.points.prefetch_related("notes", "decisions__owner"))
    done = [one for one in points if one.state == Point.State.DONE or one.notes.all()]
    for number, point in enumerate(done, start=1):
        yield f"{number}. {point.title_text}"
        yield from (one.text.strip() for one in point.notes.all())
        yield from (decided(one) for one in point.decisions.all())
    yield from (decided(one) for one in forum.decisions.filter(point=None).select_related("owner"))
    later = [one.title_text for one in points if one not in done]
    if later:
        yield _("To the next forum: %(titles)s.") % {"titles": "; ".join(later)}


def decided(decision: Decision) -> str:
    """One decision in a line."""
    facts = {"text": decision.text, "name": decision.owner.name if decision.owner else "–"}
    if decision.due_on is None:
        return _("Decided: %(text)s (%(name)s)") % facts
    day = date_format(decision.due_on, "j. F")
    return _("Decided: %(text)s (%(name)s, by %(day)s)") % {**facts, "day": day}


def minutes_to_catch_up(forum: Forum) -> int:
    """What it takes somebody who was away to read it and answer, whole minutes."""
    words = sum(len(note.text.split()) for point in forum.points.all() for note in point.notes.all())
    extra = A_DECISION * forum.decisions.count() + (A_QUESTION if forum.question else 0)
    return max(round(words / WORDS_A_MINUTE) + extra, 1)
