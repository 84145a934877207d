"""The demo centre's files: what the study says of the real one, and nothing of a real one."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from fagtid.core.errors import InvalidInput
from fagtid.core.timegrid import days_grid
from fagtid.demo import DemoFiles, write_demo_centre
from fagtid.demo.calendar import demo_calendar
from fagtid.demo.callers import day_factors
from fagtid.demo.documents import local_times
from fagtid.demo.newspapers import newspapers
from fagtid.demo.people import colleagues
from fagtid.demo.shifts import week_of_shifts
from fagtid.files.centre import read_centre
from fagtid.files.roster import read_roster
from fagtid.files.traffic import read_traffic

PLAN_WEEK = date(2026, 11, 30)
DUE_WEEKS = {date(2026, 9, 14), date(2026, 9, 28), date(2026, 10, 12), date(2026, 11, 2), date(2026, 11, 16)}
REAL_NEWSPAPERS = """
Aftenposten, VG, Dagbladet, Dagens Næringsliv, Klassekampen, Vårt Land, Nationen, Morgenbladet, Bergens
Tidende, Bergensavisen, Stavanger Aftenblad, Rogalands Avis, Adresseavisen, Fædrelandsvennen, Drammens
Tidende, Nordlys, iTromsø, Fremover, Harstad Tidende, Avisa Nordland, Finnmark Dagblad, Finnmarken,
Altaposten, Ságat, Ávvir, Oppland Arbeiderblad, Gudbrandsdølen Dagningen, Hamar Arbeiderblad,
Østlendingen, Glåmdalen, Romerikes Blad, Moss Avis, Fredriksstad Blad, Sarpsborg Arbeiderblad, Halden
Arbeiderblad, Smaalenenes Avis, Tønsbergs Blad, Sandefjords Blad, Østlands-Posten, Gjengangeren,
Jarlsberg Avis, Telemarksavisa, Varden, Porsgrunns Dagblad, Kragerø Blad Vestmar, Agderposten, Lindesnes,
Farsunds Avis, Lister, Haugesunds Avis, Sunnhordland, Hordaland, Firda, Firdaposten, Sogn Avis,
Sunnmørsposten, Romsdals Budstikke, Tidens Krav, Driva, Trønder-Avisa, Namdalsavisa, Brønnøysunds Avis,
Rana Blad, Helgelendingen, Saltenposten, Lofotposten, Lofot-Tidende, Bladet Vesterålen, Vesterålen
Online, Troms Folkeblad, Framtid i Nord, Ringerikes Blad, Laagendalsposten, Lierposten, Røyken og Hurums
Avis, Budstikka, Østlandets Blad, Enebakk Avis, Akers Avis, Nordstrands Blad, Hadeland, Valdres,
Hallingdølen, Ringsaker Blad, Hadelands Avis, Arbeidets Rett, Retten, Fjell-Ljom, Selbyggen, Stjørdalens
Blad, Innherred, Steinkjer-Avisa, Fosna-Folket, Hitra-Frøya, Sør-Trøndelag, Avisa Sør-Trøndelag,
Opdalingen, Vigga, Dølen, Fjuken, Norddalen, Møre-Nytt, Vikebladet, Vestlandsnytt, Synste Møre, Åndalsnes
Avis, Aura Avis, Kvinnheringen, Grenda, Hardanger Folkeblad, Avisa Hordaland, Strilen, Nordhordland,
Askøyværingen, Vestnytt, Bygdanytt, Os og Fusaposten, Marsteinen, Bømlo-nytt, Grannar, Karmsund,
Jærbladet, Dalane Tidende, Strandbuen, Sandnesposten, Solabladet, Bygdebladet, Stangeavisa, Lyngdals
Avis, Setesdølen, Grimstad Adressetidende, Lillesands-Posten, Tvedestrandsposten, Aust Agder Blad,
Vest-Telemark Blad, Bø Blad, Kanalen, Drangedalsposten, Svelvik-Posten, Sande Avis, Eikerbladet,
Bygdeposten, Kviteseidbladet, Vaksdalposten, Nye Troms, Nordre Aker Budstikke, Varingen, Raumnes, Indre
Akershus Blad, Rakkestad Avis, Rjukan Arbeiderblad, Øyene, Ytringen, Meløyavisa, Andøyposten,
Vågsøyværingen, Radio Nordkapp, Kyst og Fjord, Ruijan Kaiku
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> DemoFiles:
    return write_demo_centre(tmp_path_factory.mktemp("demo") / "centre")


@pytest.fixture(scope="module")
def calls(demo) -> list[dict[str, str]]:
    return rows_of(demo.traffic)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def week_of(call: dict[str, str]) -> date:
    day = date.fromisoformat(call["arrived"][:10])
    return day - timedelta(days=day.weekday())


def in_time(call: dict[str, str]) -> bool:
    return call["outcome"] == "answered" and float(call["wait_seconds"]) <= 90


def test_the_readers_take_all_three_files(demo):
    centre = read_centre(demo.centre)
    roster = read_roster(demo.roster, timezone=centre.timezone)
    traffic = read_traffic(demo.traffic, timezone=centre.timezone)
    assert (centre.country, centre.language, centre.interval_minutes) == ("NO", "nb", 15)
    assert [activity.id for activity in centre.needs.activities] == [
        "forum",
        "guidance",
        "listening",
        "reading",
    ]
    assert len(roster.people) == 49
    assert len(np.unique(traffic.grid.day)) == 12 * 7 - 1  # the last Sunday is closed
    assert demo.plan_from == "2026-11-30"


def test_the_people_are_those_of_the_study(demo):
    people = {row["person"]: row for row in rows_of(demo.roster)}
    sizes = Counter((row["unit"], row["role"]) for row in people.values())
    assert sizes == {
        ("Tromsø", "agent"): 13, ("Tromsø", "team_leader"): 1,
        ("Drammen", "agent"): 32, ("Drammen", "team_leader"): 3,
    }  # fmt: skip
    assert len({row["team"] for row in people.values()}) == 4
    assert all(person.isascii() for person in people)


def test_leaders_are_on_the_floor_and_never_on_a_channel(demo):
    duties = {row["activity"] for row in rows_of(demo.roster) if row["role"] == "team_leader"}
    assert duties == {"floor", "break", "meeting"}


def test_the_roster_covers_the_week_to_plan_and_the_next(demo):
    rows = rows_of(demo.roster)
    days = {row["start"][:10] for row in rows}
    assert min(days) == "2026-11-30"
    assert max(days) == "2026-12-12"
    assert {row["activity"] for row in rows} == {"phone", "mail", "floor", "break", "meeting", "leave"}
    assert all(row["unit"] == "Drammen" for row in rows if row["activity"] == "mail")


def test_what_cuts_a_shift_lies_inside_it_and_breaks_never_meet():
    calendar = demo_calendar(PLAN_WEEK, PLAN_WEEK + timedelta(days=60))
    days: dict[tuple[str, date], list[tuple[datetime, datetime, str]]] = {}
    for week in range(30):
        for row in week_of_shifts(PLAN_WEEK + timedelta(weeks=week), colleagues(), calendar, seed=3):
            days.setdefault((row.person.id, row.start.date()), []).append((row.start, row.end, row.duty))
    for rows in days.values():
        first, last, _ = rows[0]
        assert all(first <= start < end <= last for start, end, _ in rows)
        pauses = sorted((s, e) for s, e, duty in rows if duty in ("break", "meeting"))
        assert all(before[1] <= after[0] for before, after in pairwise(pauses))
        for start, end, duty in rows:
            if duty == "mail":
                assert all(e <= start or end <= s or (start <= s and e <= end) for s, e in pauses)


def test_every_team_can_meet_in_two_groups_with_its_leader(demo):
    roster = read_roster(demo.roster, timezone="Europe/Oslo")
    grid = days_grid(demo.plan_from, 7, 900, "Europe/Oslo")
    for team in {person.team for person in roster.people}:
        role = {person.id: person.role for person in roster.people if person.team == team}
        free: dict[str, set[int]] = {person: set() for person in role}
        for stretch in roster.stretches:
            if stretch.duty == {"agent": "phone", "team_leader": "floor"}.get(role.get(stretch.person, "")):
                whole = (grid.starts_s >= stretch.start_s) & (grid.starts_s + 2_700 <= stretch.end_s)
                free[stretch.person] |= set(np.flatnonzero(whole).tolist())
        leader = next(person for person in role if role[person] == "team_leader")
        here = {s: {p for p in role if p != leader and s in free[p]} for s in free[leader]}
        large = [(s, people) for s, people in here.items() if len(people) >= 4]
        assert any(a | b == set(role) - {leader} for s, a in large for t, b in large if t >= s + 3), team


def test_full_days_have_a_lunch_and_two_pauses(demo):
    breaks = Counter(
        (row["person"], row["start"][:10])
        for row in rows_of(demo.roster)
        if row["activity"] == "break" and row["role"] == "agent"
    )
    shifts = Counter(
        (row["person"], row["start"][:10]) for row in rows_of(demo.roster) if row["activity"] == "phone"
    )
    weekdays = [key for key in shifts if date.fromisoformat(key[1]).weekday() < 5]
    assert {breaks[key] for key in weekdays} == {3}


def test_an_ordinary_week_is_near_the_target_without_learning(calls):
    ordinary = [in_time(call) for call in calls if week_of(call) not in DUE_WEEKS]
    assert np.mean(ordinary) == pytest.approx(0.92, abs=0.02)


def test_the_day_has_busy_and_quiet_hours(calls):
    by_hour: dict[int, list[bool]] = {}
    for call in calls:
        if datetime.fromisoformat(call["arrived"]).weekday() < 5:
            by_hour.setdefault(int(call["arrived"][11:13]), []).append(in_time(call))
    assert set(by_hour) == set(range(8, 17))
    assert np.mean(by_hour[10]) < 0.92
    assert np.mean(by_hour[15]) > 0.98


def test_due_dates_bring_their_clients_readers(calls, demo):
    events = read_centre(demo.centre).events
    assert events[0].name == "Forfall"
    assert {"2026-09-15", "2026-11-02", "2026-11-30"} <= set(events[0].days)
    mid = {paper.name for paper in newspapers() if paper.due_mid_month}
    per_day = Counter((call["arrived"][:10], call["client"] in mid) for call in calls)
    share = {day: per_day[day, True] / (per_day[day, True] + per_day[day, False]) for day, _ in per_day}
    assert share["2026-09-15"] > share["2026-09-08"] + 0.05
    assert share["2026-09-30"] < share["2026-09-23"] - 0.05


def test_mondays_are_the_busiest_and_nobody_calls_on_sundays(calls):
    weekday = Counter(date.fromisoformat(call["arrived"][:10]).weekday() for call in calls)
    assert weekday.most_common(1)[0][0] == 0
    assert 6 not in weekday
    assert 0 < weekday[5] < weekday[4] / 4


def test_counts_of_a_busy_half_hour_vary_about_five_times_a_poisson_count():
    grid = days_grid("2026-01-05", 2_000, 1_800, "Europe/Oslo")
    quarters = day_factors(grid.finer(900), np.random.default_rng(5))
    halves = quarters.reshape(-1, 2).mean(axis=1)
    busy = 300.0
    assert 1 + busy * halves.var() == pytest.approx(5.0, abs=1.0)
    assert halves.mean() == pytest.approx(1.0, abs=0.02)


def test_handle_time_and_patience_can_be_found_again(calls):
    handled = np.array([float(call["handle_seconds"]) for call in calls if call["outcome"] == "answered"])
    waited = sum(float(call["wait_seconds"]) for call in calls)
    left = sum(call["outcome"] == "abandoned" for call in calls)
    assert handled.mean() == pytest.approx(170, rel=0.02)
    assert waited / left == pytest.approx(240, rel=0.05)
    assert all((call["handle_seconds"] == "") == (call["outcome"] == "abandoned") for call in calls)


def test_there_are_64_newspapers_and_none_is_real(calls):
    names = {call["client"] for call in calls}
    real = {" ".join(name.split()).casefold() for name in REAL_NEWSPAPERS.split(",")}
    assert len(names) == 64
    assert not {name.casefold() for name in names} & real


def test_public_holidays_are_closed():
    calendar = demo_calendar(date(2026, 4, 1), date(2026, 6, 1))
    assert not calendar.is_open(date(2026, 4, 3))
    assert calendar.hours(date(2026, 5, 14)) == (0, 0)
    assert not week_of_shifts(date(2026, 3, 30), colleagues()[:1], calendar, 1)[-1].start.date() > date(
        2026, 4, 1
    )


def test_wall_clock_times_are_right_across_both_clock_changes():
    for change in (
        datetime.fromisoformat("2026-10-25T02:30+02:00"),
        datetime.fromisoformat("2027-03-28T01:30+01:00"),
    ):
        times = np.array([change.timestamp() + step for step in (0, 1_799, 1_800, 7_200)])
        hour = days_grid(change.date().isoformat(), 1, 1, "Europe/Oslo")
        expected = hour.local[(times - hour.start_s).astype(int)]
        assert (local_times(times) == expected).all()
    assert len(local_times(np.array([]))) == 0


def test_the_same_seed_gives_the_same_files_and_another_gives_others(demo, tmp_path):
    again = write_demo_centre(tmp_path / "again")
    other = write_demo_centre(tmp_path / "other", seed=2)
    for name in ("traffic", "roster", "centre"):
        assert getattr(again, name).read_bytes() == getattr(demo, name).read_bytes()
    assert other.traffic.read_bytes() != demo.traffic.read_bytes()
    assert other.roster.read_bytes() != demo.roster.read_bytes()


def test_a_day_that_is_no_monday_and_a_negative_seed_are_refused(tmp_path):
    with pytest.raises(InvalidInput, match="first_monday must be a Monday; got 2026-12-01"):
        write_demo_centre(tmp_path, first_monday=date(2026, 12, 1))
    with pytest.raises(InvalidInput, match="seed must be >= 0"):
        write_demo_centre(tmp_path, seed=-1)
