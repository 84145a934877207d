"""Put the pieces of a page together and fill the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

import jinja2

from fagtid.files.report.answer import answer, missing
from fagtid.files.report.before_after import before_after, calendar_effects
from fagtid.files.report.curve import frontier_picture, read_frontier
from fagtid.files.report.days import Day, open_days
from fagtid.files.report.document import Plan, read_plan
from fagtid.files.report.language import LOCALES, Language, gettext, ngettext
from fagtid.files.report.price_strip import PriceStrip, price_strip
from fagtid.files.report.timetable import activity_titles, timetables
from fagtid.files.report.week_picture import HEIGHTS, DayPicture, week_picture
from fagtid.files.report.wording import KINDS, assumption, interval_name, kind_name, pattern_name

Lang = Literal["nb", "en"]


@dataclass(frozen=True)
class QueuePictures:
    """The pictures of one queue; ``name`` is empty where there is only one."""

    name: str
    days: list[DayPicture]
    prices: PriceStrip


@dataclass(frozen=True)
class ActivityRow:
    """One activity in the legend of the timetables."""

    pattern: str
    name: str
    minutes: str
    is_protected: bool


def render_plan(document: Mapping[str, object], *, lang: Lang) -> str:
    """One self-contained page that shows a week's learning plan, for the screen and for the wall.

    Parameters
    ----------
    document : mapping
        A ``fagtid-plan/1`` document, as in ``plan.json``.
    lang : "nb" or "en"
        Language of the page. Reasons are sentences of the document and keep its language.

    Returns
    -------
    str
        HTML with everything inside it: no script, nothing fetched.

    Raises
    ------
    KeyError
        If the document lacks a key that its format demands, or ``lang`` is not a language of the page.
    """
    plan = read_plan(cast(Mapping[str, Any], document))
    shown = Language(lang, plan.zone)
    days = open_days(plan)
    return template(lang, "plan.html").render(plan_context(plan, days, shown))


def render_frontier(document: Mapping[str, object], *, lang: Lang) -> str:
    """One self-contained page that shows late calls against hours of learning for each agent.

    Parameters
    ----------
    document : mapping
        A ``fagtid-frontier/1`` document.
    lang : "nb" or "en"
        Language of the page.

    Returns
    -------
    str
        HTML with everything inside it: no script, nothing fetched.
    """
    frontier = read_frontier(cast(Mapping[str, Any], document))
    shown = Language(lang, frontier.zone)
    return template(lang, "frontier.html").render(
        lang=lang,
        title=shown.say("Learning time against late calls: %(centre)s", centre=frontier.centre),
        frontier=frontier,
        period=shown.days(frontier.start_s, frontier.end_s) if frontier.end_s else "",
        picture=frontier_picture(frontier, shown),
        assumptions=[assumption(key, value, shown) for key, value in frontier.assumptions.items()],
    )


def plan_context(plan: Plan, days: list[Day], shown: Language) -> dict[str, object]:
    """Everything the templates of the plan name."""
    week = shown.week(plan.start_s, plan.end_s)
    return {
        "lang": shown.code,
        "title": shown.say("Learning plan: %(centre)s, %(week)s", centre=plan.centre, week=week),
        "plan": plan,
        "week": week,
        "period": shown.days(plan.start_s, plan.end_s),
        "answer": answer(plan, shown),
        "interval": interval_name(plan.interval_s, shown),
        "queues": queue_pictures(plan, days, shown) if days else [],
        "heights": HEIGHTS,
        "kinds": kinds_in_use(plan, shown),
        "activities": activity_rows(plan, shown),
        "teams": timetables(plan, days, shown),
        "missing": missing(plan, shown),
        "uncertainty": before_after(plan, shown),
        "bound": bound_sentence(plan, shown),
        "simulated": simulated_sentence(plan, shown),
        "effects": calendar_effects(plan.effects, shown) if plan.effects else None,
        "assumptions": [assumption(key, value, shown) for key, value in plan.assumptions.items()],
        "sources": sources(plan, shown),
    }


def queue_pictures(plan: Plan, days: list[Day], shown: Language) -> list[QueuePictures]:
    """The week and the prices of every queue."""
    queues = plan.queues
    return [
        QueuePictures(
            queue if len(queues) > 1 else "",
            week_picture(plan, queue, days, shown),
            price_strip(plan, queue, days, shown),
        )
        for queue in queues
    ]


def kinds_in_use(plan: Plan, shown: Language) -> list[tuple[str, str]]:
    """Pattern and name of every kind somebody has, in the fixed order of the kinds."""
    used = {session.kind for session in plan.sessions}
    kinds = [kind for kind in KINDS if kind in used] + sorted(used - set(KINDS))
    return [(pattern_name(kind), kind_name(kind, shown)) for kind in kinds]


def activity_rows(plan: Plan, shown: Language) -> list[ActivityRow]:
    """The activities as the timetables show them."""
    titles = activity_titles(plan, shown)
    return [
        ActivityRow(pattern_name(a.kind), titles[a.id], shown.minutes(a.minutes), a.protected)
        for a in plan.activities
    ]


def bound_sentence(plan: Plan, shown: Language) -> str:
    """How good the plan is against what is provably possible."""
    if plan.price.bound is None:
        return ""
    bound = shown.calls(plan.price.bound)
    if plan.price.gap is None:
        return shown.say(
            "Proven: whenever they are held, the same sessions make at least %(bound)s calls late by the "
            "planner's prices.",
            bound=bound,
        )
    return shown.say(
        "Proven: whenever they are held, the same sessions make at least %(bound)s calls late by the "
        "planner's prices, so at most %(gap)s of the price of this plan could be saved.",
        bound=bound,
        gap=shown.share(max(plan.price.gap, 0.0)),
    )


def simulated_sentence(plan: Plan, shown: Language) -> str:
    """What the intervals are, where there are any."""
    if not plan.price.runs:
        return shown.say("The plan has not been simulated, so there are no intervals.")
    return shown.count(
        "The bars are 95%% intervals from %(n)s simulated week, call by call.",
        "The bars are 95%% intervals from %(n)s simulated weeks, call by call.",
        plan.price.runs,
    )


def sources(plan: Plan, shown: Language) -> list[tuple[str, str, str]]:
    """Name, file and fingerprint of what the plan was made from, and how the solver ended."""
    names = {
        "traffic": shown.say("Traffic"),
        "roster": shown.say("Roster"),
        "centre": shown.say("Centre"),
        "forecast": shown.say("Forecast"),
    }
    rows = [
        (names.get(key, key), str(source.get("file", "")), str(source.get("sha256", "")))
        for key, source in plan.inputs.items()
        if isinstance(source, Mapping) and source.get("file")
    ]
    return [*rows, *solver_rows(plan, shown)]


def solver_rows(plan: Plan, shown: Language) -> list[tuple[str, str, str]]:
    """How long the search took and from which seed, so that it can be done again."""
    seed, seconds = plan.solver.get("seed"), plan.solver.get("seconds")
    rows = [] if seed is None else [(shown.say("Seed"), str(seed), "")]
    if seconds is not None:
        rows.append((shown.say("Search took"), shown.say("%(n)s s", n=shown.number(float(seconds), 1)), ""))
    return rows


@cache
def template_environment(lang: str) -> jinja2.Environment:
    """Templates that escape everything and speak one language."""
    if lang not in LOCALES:
        raise KeyError(lang)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("fagtid.files.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: gettext(lang, message),
        lambda one, many, n: ngettext(lang, one, many, n),
        newstyle=True,
    )
    environment.filters["px"] = lambda value: f"{value:.2f}".rstrip("0").rstrip(".")
    return environment


def template(lang: str, name: str) -> jinja2.Template:
    """One template, ready to fill."""
    return template_environment(lang).get_template(name)
