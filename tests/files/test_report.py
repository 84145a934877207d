"""The printed pages: whole, honest, the same in both languages, and safe with any name."""

from __future__ import annotations

import copy
import itertools
import math
import re
import runpy
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st

import fagtid.files.report as report
from fagtid.files.report import render_frontier, render_plan, shapes
from fagtid.files.report.days import open_days, time_ticks
from fagtid.files.report.document import by_name, read_plan
from fagtid.files.report.language import Language, catalogue
from fagtid.files.report.timetable import timetables
from fagtid.files.report.week_picture import learning_by_kind, week_picture

SOURCE = Path(report.__file__).parent
SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample_plan.py")))
sample_plan: Callable[..., dict[str, Any]] = SAMPLE["sample_plan"]
sample_frontier: Callable[..., dict[str, Any]] = SAMPLE["sample_frontier"]
SMALL = {"teams": (("Tromsø", 5), ("Drammen", 4)), "days": 2}
VOID = {"meta", "link", "br"}
LANGUAGES = pytest.mark.parametrize("lang", ["nb", "en"])


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All that can be read, spaces made plain."""
        return re.sub(r"\s+", " ", " ".join(self.texts))


def page(document: dict[str, Any], lang: str = "nb") -> Page:
    """The plan's page, taken apart."""
    return Page(render_plan(document, lang=lang))  # type: ignore[arg-type]


def messages_in_use() -> set[str]:
    """Every English message the code and the templates name."""
    found: set[str] = set()
    keywords = {"say": None, "marked": None, "count": (1, 2), "_": None}
    for _, _, message, _, _ in extract_from_dir(SOURCE, [("**.py", "python")], keywords=keywords):
        found.add(message if isinstance(message, str) else message[0])
    templates = [("templates/**.html", "jinja2.ext:babel_extract")]
    for _, _, message, _, _ in extract_from_dir(SOURCE, templates, options_map={"**": {"silent": "false"}}):
        found.add(message if isinstance(message, str) else message[0])
    return found


def test_every_message_is_translated_and_no_translation_is_left_over() -> None:
    assert messages_in_use() == set(catalogue("nb"))


def test_a_translation_names_the_same_places_as_its_message() -> None:
    for message, translation in catalogue("nb").items():
        forms = translation if isinstance(translation, list) else [translation]
        for form in forms:
            assert places(form) == places(message), message


def places(text: str) -> set[str]:
    """Named places and doubled per cent signs."""
    return set(re.findall(r"%\(\w+\)s|%%", text))


def test_templates_are_short_enough_to_read() -> None:
    lengths = {
        path.name: len(path.read_text().splitlines()) for path in (SOURCE / "templates").glob("*.html")
    }
    assert max(lengths.values()) <= 150, lengths


@LANGUAGES
def test_the_page_holds_everything_it_needs_and_fetches_nothing(lang: str) -> None:
    html = render_plan(sample_plan(), lang=lang)  # type: ignore[arg-type]
    assert not re.search(r"https?://|@import|<script|<iframe|<object", html)
    links = [value for _, attrs in Page(html).tags for key, value in attrs.items() if key in ("href", "src")]
    assert links
    assert all(link.startswith(("#", "data:,")) for link in links if link)


@LANGUAGES
def test_tags_are_balanced_ids_are_unique_and_every_reference_leads_somewhere(lang: str) -> None:
    found = page(sample_plan(), lang)
    ids = Counter(attrs["id"] for _, attrs in found.tags if "id" in attrs)
    assert found.unbalanced == []
    assert found.open == []
    assert [name for name, times in ids.items() if times > 1] == []
    for _, attrs in found.tags:
        for key in ("aria-labelledby", "href"):
            for name in (attrs.get(key) or "").split():
                assert name == "data:," or name.lstrip("#") in ids


@LANGUAGES
def test_headings_go_down_one_level_at_a_time_and_the_language_is_told(lang: str) -> None:
    found = page(sample_plan(days=9), lang)
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert dict(found.tags)["html"]["lang"] == lang


def test_the_answer_comes_first_in_whole_sentences() -> None:
    document = sample_plan(unplaced=0)
    document["price"] |= {"offered": 5321.0, "late_before": 401.2, "late_after": 412.2}
    assert "Alle de 45 kundekonsulentene får all læringstiden sin." in page(document).text
    assert "Læringen gjør 11 av 5 321 samtaler sene (0,2 %)." in page(document).text
    assert "The learning makes 11 of 5,321 calls late (0.2%)." in page(document, "en").text
    assert "innen 90 sekunder" in page(document).text


def test_who_goes_short_is_counted_once_however_much_they_lack() -> None:
    document = sample_plan(**SMALL, unplaced=1)
    document["unplaced"] *= 3
    assert "8 av 9 kundekonsulenter får all læringstiden sin; 1 mangler noe." in page(document).text


def test_what_found_no_time_is_gathered_by_reason_with_names_in_order_of_the_alphabet() -> None:
    document = sample_plan(**SMALL)
    reason = "Vakta er for kort."
    document["unplaced"] = [
        {"person": name, "activity": "forum", "reason": reason}
        for name in ("Øyvind", "Åse", "Ada", "Ær", "p10", "p2")
    ]
    text = page(document).text
    assert "Ada, p2, p10, Ær, Øyvind, Åse" in text
    assert text.count(reason) == 1


def test_a_plan_where_all_found_room_says_so() -> None:
    assert "Alt fikk plass. Ingen har tid til gode etter denne planen." in page(sample_plan(unplaced=0)).text


def test_a_plan_without_sessions_says_what_will_be_there() -> None:
    text = page(sample_plan(sessions=False, unplaced=0)).text
    assert "Ingen har læringstid i denne planen." in text
    assert "Gi senteret aktiviteter, så står timeplanen til hvert team her." in text
    assert "Ingenting var ønsket, så ingenting mangler." in text


def test_a_period_without_opening_hours_says_so() -> None:
    document = sample_plan(sessions=False, unplaced=0)
    document |= {"intervals": [], "calendar_effects": [], "compared": []}
    document["price"] |= {"offered": 0, "late_before": 0, "late_after": 0, "simulated": None, "bound": None}
    text = page(document).text
    assert "Det er ingen åpningstid i denne perioden." in text
    assert "Det ventes ingen samtaler i denne perioden." in text


def test_only_the_keys_the_format_demands_are_needed() -> None:
    document = sample_plan(**SMALL)
    for key in ("people", "activities", "calendar_effects", "compared", "solver", "inputs", "unplaced"):
        del document[key]
    document["price"] = {"offered": 100.0, "late_before": 5.0, "late_after": 6.0}
    for interval in document["intervals"]:
        del interval["price_one_more"], interval["queue"]
    text = page(document).text
    assert "95,0 % → blir 94,0 %" in text
    assert "Planen er ikke simulert" in text
    assert "ingen flere kan gå fra" in text


def test_names_are_shown_as_written_and_never_run() -> None:
    wild = '<script>alert("&")</script>'
    document = sample_plan(**SMALL, centre=wild)
    text = copy.deepcopy(document)
    replaced = document["people"][1]["id"]
    text["people"][1]["id"] = wild
    for session in text["sessions"]:
        session["people"] = [wild if person == replaced else person for person in session["people"]]
        session["reason"] = wild
    html = render_plan(text, lang="nb")
    assert "<script" not in html
    assert Page(html).unbalanced == []
    assert wild in Page(html).text


def test_every_session_stands_in_the_timetable_at_its_local_time() -> None:
    document = sample_plan()
    plan = read_plan(document)
    shown = Language("nb", plan.zone)
    entries = Counter(
        (line.person, entry.times)
        for team in timetables(plan, open_days(plan), shown)
        for week in team.weeks
        for line in week.lines
        for day in line.days
        for entry in day
        if entry.is_own
    )
    expected = Counter(
        (person, f"{session['start'][11:16]}–{session['end'][11:16]}")
        for session in document["sessions"]
        for person in session["people"]
    )
    assert entries == expected


def test_people_stand_in_the_order_of_the_alphabet_and_their_leader_below() -> None:
    plan = read_plan(sample_plan())
    for team in timetables(plan, open_days(plan), Language("nb", plan.zone)):
        lines = team.weeks[0].lines
        names = [line.person for line in lines if not line.is_leader]
        assert names == sorted(names, key=by_name)
        assert [line.is_leader for line in lines] == [False] * len(names) + [True]


def test_the_one_listened_to_is_told_and_so_is_the_host() -> None:
    document = sample_plan(**SMALL)
    listening = next(s for s in document["sessions"] if s["kind"] == "listening")
    guidance = next(s for s in document["sessions"] if s["kind"] == "guidance")
    text = page(document).text
    assert f"{listening['people'][0]} lytter hos deg" in text
    assert f"med {listening['with']}" in text
    assert f"med {guidance['people'][0]}" in text


def test_no_person_is_shown_with_a_figure_of_their_own() -> None:
    """The timetable has times and company only; calls and prices belong to sessions and intervals."""
    document = sample_plan(**SMALL)
    plan = read_plan(document)
    fields = {
        name
        for team in timetables(plan, open_days(plan), Language("nb", plan.zone))
        for name in vars(team.weeks[0].lines[0])
    }
    assert fields == {"person", "is_leader", "days"}


def test_learning_in_the_picture_is_the_learning_of_the_sessions() -> None:
    plan = read_plan(sample_plan())
    drawn = sum(float(people.sum()) for people in learning_by_kind(plan.intervals, plan.sessions).values())
    held = sum(len(s.people) * (s.end_s - s.start_s) for s in plan.sessions)
    assert drawn * plan.interval_s == pytest.approx(held)


def test_bars_of_learning_touch_without_overlap_and_stay_on_the_axis() -> None:
    plan = read_plan(sample_plan())
    for picture in week_picture(plan, "all", open_days(plan), Language("nb", plan.zone)):
        for kind in {block.kind for block in picture.learning}:
            blocks = [block for block in picture.learning if block.kind == kind]
            assert all(b.x >= 0 and b.x + b.width <= 100 + 1e-9 and b.height > 0 for b in blocks)
            assert all(a.x + a.width <= b.x + 1e-9 for a, b in itertools.pairwise(blocks))


@pytest.mark.parametrize(
    ("minutes", "words"), [(15, "per kvarter"), (30, "per halvtime"), (60, "per time"), (10, "per 10 min")]
)
def test_the_interval_is_named_in_words(minutes: int, words: str) -> None:
    assert words in page(sample_plan(**SMALL, interval_minutes=minutes)).text


@pytest.mark.parametrize(("start", "hours"), [("2026-10-24", [24, 25, 24]), ("2026-03-28", [24, 23, 24])])
def test_the_night_the_clocks_change_has_all_its_hours(start: str, hours: list[int]) -> None:
    plan = read_plan(sample_plan(start=start, days=3, hours=(0, 24)))
    days = open_days(plan)
    assert [(day.end_s - day.start_s) // 3600 for day in days] == hours
    assert next(day.date.isoformat() for day in days) == start
    rows = [len(picture.rows) for picture in week_picture(plan, "all", days, Language("nb", plan.zone))]
    assert rows == [n * 4 for n in hours]


def test_the_hour_that_comes_twice_says_which_it_is() -> None:
    text = page(sample_plan(start="2026-10-25", days=1, hours=(0, 24))).text
    assert "02:15 CEST" in text
    assert "02:15 CET" in text
    assert "03:15 CE" not in text


def test_every_day_shows_the_same_hours_of_the_clock() -> None:
    plan = read_plan(sample_plan(start="2026-10-23", days=4, hours=(8, 18)))
    shown = Language("nb", plan.zone)
    labels = [[tick.label for tick in time_ticks(day, shown)] for day in open_days(plan)]
    assert labels == [["08", "10", "12", "14", "16", "18"]] * 4


def test_closed_days_are_left_out() -> None:
    document = sample_plan(**SMALL, sessions=False)
    for interval in document["intervals"]:
        if interval["start"].startswith("2026-12-01"):
            interval |= {"offered_mean": 0, "offered_p10": 0, "offered_p90": 0, "rostered": 0}
    assert [day.date for day in open_days(read_plan(document))] == [date(2026, 11, 30)]


def test_two_queues_have_a_picture_each() -> None:
    document = sample_plan(**SMALL)
    document["intervals"] += [interval | {"queue": "abonnement"} for interval in document["intervals"]]
    text = page(document).text
    assert "Kø: all" in text
    assert "Kø: abonnement" in text


def test_an_activity_and_a_kind_the_page_does_not_know_are_still_shown() -> None:
    document = sample_plan(**SMALL)
    document["sessions"][0] |= {"kind": "mentoring", "activity": "new"}
    document["assumptions"]["rush_hour"] = [8, 9.5]
    text = page(document).text
    assert "mentoring" in text
    assert "rush hour" in text
    assert "8, 9,500" in text


def test_the_same_plan_gives_the_same_page() -> None:
    assert render_plan(sample_plan(), lang="nb") == render_plan(sample_plan(), lang="nb")


def test_reading_a_document_leaves_it_as_it_was() -> None:
    document = sample_plan(**SMALL)
    before = copy.deepcopy(document)
    render_plan(document, lang="nb")
    assert document == before


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError, match="se"):
        render_plan(sample_plan(**SMALL), lang="se")  # type: ignore[arg-type]


@pytest.mark.slow
def test_five_hundred_people_round_the_clock_for_a_fortnight_stay_under_five_megabytes() -> None:
    teams = tuple((f"Team {n}", 20) for n in range(25))
    html = render_plan(sample_plan(teams=teams, days=14, hours=(0, 24)), lang="nb")
    assert len(html.encode()) < 5_000_000


def test_the_page_grows_no_faster_than_the_centre() -> None:
    ten, twenty, forty = (
        len(render_plan(sample_plan(teams=tuple((f"T{n}", 10) for n in range(teams)), days=5), lang="nb"))
        for teams in (1, 2, 4)
    )
    assert forty - twenty < 2.5 * (twenty - ten)


@LANGUAGES
def test_the_frontier_has_a_curve_and_a_table(lang: str) -> None:
    found = Page(render_frontier(sample_frontier(7), lang=lang))  # type: ignore[arg-type]
    dots = [
        attrs for tag, attrs in found.tags if tag == "circle" and "cx" in attrs and "%" in (attrs["cx"] or "")
    ]
    assert len(dots) == 7
    assert found.unbalanced == []
    assert found.open == []
    assert "3 t 30 min" in found.text if lang == "nb" else "3 h 30 min" in found.text


def test_a_frontier_without_points_or_bounds_is_still_a_page() -> None:
    document = sample_frontier(2)
    document["points"][1]["bound"] = None
    assert "Planene på kurven" in Page(render_frontier(document, lang="nb")).text
    empty = Page(render_frontier(sample_frontier(0), lang="nb"))
    assert "Det er ingen plan på kurven ennå." in empty.text


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.integers(2, 12))
def test_ticks_are_round_and_hold_the_span(low: float, span: float, at_most: int) -> None:
    marks = shapes.ticks(low, low + span, at_most)
    size = marks[1] - marks[0]
    assert marks[0] <= low + 1e-6 * size
    assert marks[-1] >= low + span - 1e-6 * size
    assert 2 <= len(marks) <= at_most + 3
    assert all(math.isclose(b - a, size, rel_tol=1e-6) for a, b in itertools.pairwise(marks))


@given(st.lists(st.floats(0, 1e4), max_size=200))
def test_price_classes_rise_and_are_at_most_five(values: list[float]) -> None:
    limits = shapes.round_limits(values)
    assert limits == sorted(set(limits))
    assert len(limits) <= 4
    assert all(0 <= shapes.class_of(value, limits) <= 4 for value in values)


@given(st.floats(-1e5, 1e5))
def test_a_coordinate_has_at_most_two_decimals(value: float) -> None:
    text = shapes.short(value)
    assert abs(float(text) - value) <= 0.005 + 1e-9
    assert re.fullmatch(r"-?\d*\.?\d{1,2}|-?\d+", text)


def test_a_gap_in_time_is_a_gap_in_the_line() -> None:
    assert shapes.stepped([0, 1, 5], [1, 2, 6], [3, 4, 5]) == "M0 3H1L1 4H2M5 5H6"
    assert shapes.stepped_area([0, 1, 5], [1, 2, 6], [3, 4, 5], [9, 9, 9]).count("Z") == 2


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.034, "0,03"), (0.999, "1,0"), (9.94, "9,9"), (9.96, "10"), (None, "–")]
)
def test_a_number_of_calls_has_the_decimals_it_deserves(value: float | None, shown: str) -> None:
    assert Language("nb", ZoneInfo("Europe/Oslo")).calls(value) == shown


@pytest.mark.parametrize(
    ("multiplier", "shown"), [(1.35, "+35 %"), (0.96, "−4 %"), (1.0, "0 %"), (0.999, "0 %")]
)
def test_an_effect_is_a_signed_change(multiplier: float, shown: str) -> None:
    assert Language("nb", ZoneInfo("Europe/Oslo")).change(multiplier).replace("\xa0", " ") == shown


def test_lengths_of_time_read_as_people_say_them() -> None:
    norwegian, english = (Language(code, ZoneInfo("Europe/Oslo")) for code in ("nb", "en"))
    assert norwegian.minutes(110).replace("\xa0", " ") == "1 t 50 min"
    assert english.seconds(170).replace("\xa0", " ") == "2 min 50 s"
    assert norwegian.minutes(0).replace("\xa0", " ") == "0 min"
