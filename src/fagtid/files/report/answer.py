"""The answer first: does everybody get their time, and what does it cost the customers."""

from __future__ import annotations

from dataclasses import dataclass

from fagtid.files.report.before_after import interval_text
from fagtid.files.report.document import Plan, Unplaced, by_name
from fagtid.files.report.language import Language
from fagtid.files.report.timetable import activity_titles


@dataclass(frozen=True)
class Figure:
    """One big figure; ``after`` is empty where nothing changes from something to something."""

    name: str
    before: str
    after: str
    note: str


@dataclass(frozen=True)
class Answer:
    """The first thing on the page."""

    fair: str
    price: str
    late: str
    figures: list[Figure]


@dataclass(frozen=True)
class Missing:
    """People whom the same activity failed for the same reason."""

    activity: str
    people: list[str]
    reason: str


def answer(plan: Plan, shown: Language) -> Answer:
    """The plan in two sentences and four figures."""
    if not plan.sessions:
        fair = shown.say("Nobody has learning time in this plan.")
    else:
        fair = fair_sentence(plan, shown)
    return Answer(fair, price_sentence(plan, shown), late_sentence(plan, shown), figures(plan, shown))


def agents_count(plan: Plan) -> int:
    """How many the plan is for."""
    return plan.price.agents if plan.price.agents is not None else len(plan.agents)


def served_count(plan: Plan) -> int:
    """How many get everything they are to have."""
    return agents_count(plan) - len({need.person for need in plan.unplaced})


def fair_sentence(plan: Plan, shown: Language) -> str:
    """Whether anybody goes short."""
    agents, served = agents_count(plan), served_count(plan)
    if served == agents:
        return shown.count(
            "%(n)s agent gets all their learning time.",
            "All %(n)s agents get all their learning time.",
            agents,
        )
    return shown.count(
        "%(served)s of %(agents)s agents get all their learning time; %(n)s lacks something.",
        "%(served)s of %(agents)s agents get all their learning time; %(n)s lack something.",
        agents - served,
        served=shown.number(served),
        agents=shown.number(agents),
    )


def price_sentence(plan: Plan, shown: Language) -> str:
    """What the learning costs, in calls."""
    price = plan.price
    if not price.offered:
        return shown.say("No calls are expected in this period.")
    if price.added < 0.5:
        return shown.say(
            "The learning makes less than one of %(offered)s calls late.", offered=shown.number(price.offered)
        )
    return shown.say(
        "The learning makes %(added)s of %(offered)s calls late (%(share)s).",
        added=shown.number(price.added),
        offered=shown.number(price.offered),
        share=shown.share(price.added / price.offered, 1 if price.added / price.offered >= 0.001 else 2),
    )


def late_sentence(plan: Plan, shown: Language) -> str:
    """What late means here."""
    target_s = plan.assumptions.get("target_seconds")
    if target_s is None:
        return shown.say("A call is late when it is not answered in time, or the caller hangs up first.")
    return shown.say(
        "A call is late when it is not answered within %(seconds)s seconds, or the caller hangs up first.",
        seconds=shown.number(float(target_s)),
    )


def figures(plan: Plan, shown: Language) -> list[Figure]:
    """Hours, shares, late calls, service level."""
    return [
        hours_figure(plan, shown),
        fair_figure(plan, shown),
        late_figure(plan, shown),
        level_figure(plan, shown),
    ]


def hours_figure(plan: Plan, shown: Language) -> Figure:
    """How much learning time there is."""
    minutes, agents = learning_minutes(plan), agents_count(plan)
    sessions = shown.count("in %(n)s session", "in %(n)s sessions", len(plan.sessions))
    note = sessions
    if agents:
        each = shown.say("%(time)s for each agent", time=shown.minutes(minutes / agents))
        note = f"{sessions}, {each}"
    hours = shown.say("%(n)s h", n=shown.number(minutes / 60, 0 if minutes >= 600 else 1))
    return Figure(shown.say("Learning time"), hours, "", note)


def learning_minutes(plan: Plan) -> float:
    """Person-minutes of learning; rotation to mail is work and does not count."""
    if plan.price.learning_minutes is not None:
        return plan.price.learning_minutes
    learning = [s for s in plan.sessions if s.kind != "rotation"]
    return sum(len(s.people) * (s.end_s - s.start_s) / 60 for s in learning)


def fair_figure(plan: Plan, shown: Language) -> Figure:
    """How many get everything."""
    value = shown.say(
        "%(served)s of %(agents)s",
        served=shown.number(served_count(plan)),
        agents=shown.number(agents_count(plan)),
    )
    missing = len(plan.unplaced)
    note = (
        shown.count("%(n)s need found no time", "%(n)s needs found no time", missing)
        if missing
        else shown.say("nobody is left out")
    )
    return Figure(shown.say("Get all their time"), value, "", note)


def late_figure(plan: Plan, shown: Language) -> Figure:
    """Late calls without and with the plan."""
    price = plan.price
    note = shown.say("not simulated")
    if price.simulated_before and price.simulated_after:
        note = shown.say(
            "simulated %(before)s → %(after)s, 95%% interval",
            before=interval_text(price.simulated_before, shown),
            after=interval_text(price.simulated_after, shown),
        )
    return Figure(
        shown.say("Late calls"), shown.calls(price.late_before), shown.calls(price.late_after), note
    )


def level_figure(plan: Plan, shown: Language) -> Figure:
    """Service level without and with the plan, beside the goal."""
    price, goal = plan.price, plan.assumptions.get("target_share")
    note = "" if goal is None else shown.say("the goal is %(goal)s", goal=shown.share(float(goal), 0))
    before, after = shown.share(price.in_time_before), shown.share(price.in_time_after)
    return Figure(shown.say("Service level"), before, after, note)


def missing(plan: Plan, shown: Language) -> list[Missing]:
    """What found no time, gathered by activity and reason."""
    titles = activity_titles(plan, shown)
    groups: dict[tuple[str, str], list[Unplaced]] = {}
    for need in plan.unplaced:
        groups.setdefault((need.activity, need.reason), []).append(need)
    return [
        Missing(titles.get(activity, activity), sorted({n.person for n in needs}, key=by_name), reason)
        for (activity, reason), needs in groups.items()
    ]
