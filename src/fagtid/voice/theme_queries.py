"""Reads of what customers say; the asker comes first. Who caught it is told to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.information.models import Client
from fagtid.information.queries import taught_at
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Role
from fagtid.search.likeness import Wording, likeness
from fagtid.voice.models import Statement, Theme
from fagtid.voice.models.customers import FEWEST

ANSWERERS = (Role.EDITOR, Role.UNIT_LEADER, Role.ADMINISTRATOR)
ALIKE = 0.4  # likeness from which a line is kept under a theme
LOOKED_BACK = timedelta(days=90)
STILL_OPEN = timedelta(days=30)  # what was settled so lately takes more of the same
MOST_COMPARED = 600


def themes_for(asker: Asker) -> QuerySet[Theme]:
    """Every theme of the asker's centre, with how many statements."""
    found = Theme.objects.filter(centre=asker.centre).select_related("owner", "answered_by", "notice")
    return found.annotate(many=Count("statements", distinct=True)).order_by("-begun_at", "-pk")


def open_themes(asker: Asker) -> QuerySet[Theme]:
    """Themes that more can be said of."""
    return themes_that_take(asker.centre).order_by("name", "pk")


def themes_that_take(centre: Centre) -> QuerySet[Theme]:
    """Themes that are open, or were settled of late."""
    lately = now() - STILL_OPEN
    return Theme.objects.filter(~Q(state__in=Theme.SETTLED) | Q(answered_at__gte=lately), centre=centre)


def themes_to_answer(asker: Asker) -> QuerySet[Theme]:
    """What the asker may answer: what they answer for; editors and unit leaders, all."""
    found = themes_for(asker)
    return found if asker.has(*ANSWERERS) else found.filter(owner=asker.person)


def my_themes(asker: Asker) -> QuerySet[Theme]:
    """What waits for the asker's answer, the oldest first."""
    mine = Q(owner=asker.person)
    if asker.has(Role.EDITOR):
        mine |= Q(owner=None) | Q(owner__left_at__isnull=False)
    return themes_for(asker).filter(mine, answered_at=None).order_by("begun_at", "pk")


def answers_to_see(asker: Asker) -> QuerySet[Theme]:
    """Answers to what the asker has caught, not seen yet."""
    unseen = Q(statements__caught_by=asker.person, statements__seen_version__lt=F("version"))
    return themes_for(asker).filter(
        answered_at__isnull=False, pk__in=Theme.objects.filter(unseen, centre=asker.centre).values("pk")
    )


def narrowed(asker: Asker, found: QuerySet[Theme], told: dict[str, object]) -> QuerySet[Theme]:
    """Themes of a client, that wait or are answered."""
    if told.get("client"):
        of_client = Statement.objects.filter(client=told["client"])  # type: ignore[misc]
        found = found.filter(pk__in=of_client.values("theme"))
    if told.get("state"):
        found = found.filter(state=told["state"])
    return found


def resembling(centre: Centre, text: str) -> Theme | None:
    """The theme whose statements say most nearly the same; ``None`` where none does."""
    since = today(centre.timezone) - LOOKED_BACK
    rows = Statement.objects.filter(theme__in=themes_that_take(centre), day__gte=since)
    said = rows.order_by("-pk").values_list("theme", "text", "theme__name")[:MOST_COMPARED]
    wording = Wording(taught_at(centre))
    best, of_theme = 0.0, None
    for theme, line, name in said:
        alike = max(likeness(text, line, wording), likeness(text, name, wording))
        if alike > best:
            best, of_theme = alike, theme
    return Theme.objects.get(pk=of_theme) if of_theme is not None and best >= ALIKE else None


@dataclass(frozen=True)
class Week:
    """How many said it in one week."""

    monday: date
    many: int


@dataclass(frozen=True)
class Told:
    """A theme as it is told to somebody: counted from five statements up, else without any time or number."""

    theme: Theme
    client: Client | None
    weeks: Sequence[Week]
    lines: Sequence[str]

    @property
    def is_counted(self) -> bool:
        """True where so many have said it that nobody can be singled out."""
        return bool(self.weeks)

    @property
    def many(self) -> int:
        """How many said it; 0 where that is not told."""
        return sum(one.many for one in self.weeks)


def told_of(theme: Theme, statements: Iterable[Statement], client: Client | None) -> Told:
    """One theme, of one client or of all."""
    rows = list(statements)
    if len(rows) < FEWEST:
        return Told(theme, client, (), ())
    weeks: dict[date, int] = {}
    for one in rows:
        monday = one.day - timedelta(days=one.day.weekday())
        weeks[monday] = weeks.get(monday, 0) + 1
    lines = sorted({one.text for one in rows})
    return Told(theme, client, [Week(monday, weeks[monday]) for monday in sorted(weeks)], lines)


def by_client(theme: Theme) -> list[Told]:
    """One theme, client by client, by their names; those of no client last."""
    return by_client_of_all([theme])


def by_client_of_all(themes: Sequence[Theme]) -> list[Told]:
    """Several themes in their order, each client by client."""
    rows: dict[int, dict[Client | None, list[Statement]]] = {}
    for one in Statement.objects.filter(theme__in=themes).select_related("client"):
        rows.setdefault(one.theme_id, {}).setdefault(one.client, []).append(one)
    return [
        told_of(theme, many, client)
        for theme in themes
        for client, many in sorted(rows.get(theme.pk, {}).items(), key=lambda pair: _by_name(pair[0]))
    ]


def _by_name(client: Client | None) -> tuple[bool, str]:
    return client is None, client.name if client else ""


def report_of(client: Client) -> list[Told]:
    """What customers of one client say, theme by theme, as it is told to the client."""
    rows: dict[int, list[Statement]] = {}
    for one in Statement.objects.filter(client=client).order_by("text"):
        rows.setdefault(one.theme_id, []).append(one)
    themes = Theme.objects.filter(pk__in=rows).order_by("name", "pk")
    return [told_of(theme, rows[theme.pk], client) for theme in themes]


def lines_of(theme: Theme) -> dict[str, int]:
    """What was said, each once, in order of the letters, with the number of one who said it."""
    return dict(sorted(theme.statements.values_list("text", "pk")))
