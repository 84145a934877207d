"""The demo centre's forums: wishes and votes, those that are over as they were run, decisions of some age."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from fagtid.forums import deciding, ordering, places, running
from fagtid.forums.models import Decision, Forum
from fagtid.frame.clock import now, today
from fagtid.people.models import Centre, Person, Team
from fagtid.people.queries import agents_of_teams
from fagtid.planning.models import Kind, Plan, Session

WISHES = (
    ("Kunder som er sinte allerede når de ringer", "Flere har hatt det tungt denne uka."),
    ("E-avis: hjelpe kunden uten å se skjermen", ""),
    ("Når skal vi sette over til avisen?", ""),
)
TALKED_OF = (
    (
        "Reklamasjon når avisen ikke er kommet",
        "Kunden får kreditert dagen samme uke. Vi lover aldri ny levering.",
    ),
    ("Prisen først, forklaringen etterpå", "Vi øvde to og to. Det føltes uvant, men gikk raskere."),
)
DECISIONS = (
    ("Lag en felles formulering om kreditering", 9, 3),
    ("Spør avisene hvem som svarer om e-avisen i helgene", 16, -2),
)


@transaction.atomic
def fill_forums(centre: Centre) -> None:
    """Something on every team's agenda, and what came of the forums that are over."""
    for team in Team.objects.filter(centre=centre):
        people = list(agents_of_teams([team.pk])[:3])
        if people:
            _wish(team, people)
    over = Session.objects.filter(
        plan__centre=centre, plan__state=Plan.State.PUBLISHED, kind=Kind.FORUM, end__lte=now()
    )
    for session in over.exclude(host=None).select_related("host", "plan__centre").order_by("start", "pk"):
        _run(session)


def _wish(team: Team, people: list[Person]) -> None:
    for turn, (title, why) in enumerate(WISHES):
        item = ordering.wish(team, title, why=why, by=people[turn % len(people)])
        type(item).objects.filter(pk=item.pk).update(since=now() - timedelta(days=3 + 4 * turn))


def _run(session: Session) -> None:
    """As it was run: the notes that are there stay."""
    team, host = places.team_of(session), session.host
    if team is None or host is None:
        return
    forum = Forum.objects.create(session=session, team=team, host=host, began_at=session.start)
    for place, (title, text) in enumerate(TALKED_OF):
        at = {"kind": "own", "minutes": 15, "place": place, "state": "done", "spent_seconds": 900}
        point = forum.points.create(key=f"demo-{place}", title=title, **at)
        running.write(point, text, note=0, version=0, by=host)
    if not Decision.objects.filter(team=team).exists():
        _decide(forum, host)
    Forum.objects.filter(pk=forum.pk).update(ended_at=session.end)


def _decide(forum: Forum, host: Person) -> None:
    owner = agents_of_teams([forum.team_id]).first() or host
    day = today(forum.team.centre.timezone)
    for turn, (text, age, due) in enumerate(DECISIONS):
        due_on, sees_to_it = day + timedelta(days=due), (owner, host)[turn]
        made = running.decide(
            forum, text, owner=sees_to_it, due_on=due_on, point=forum.points.first(), by=host
        )
        Decision.objects.filter(pk=made.pk).update(decided_at=now() - timedelta(days=age))
    deciding.ask_editors(forum.decisions.order_by("pk")[0], "template", by=host)
