"""The centre's own settings."""

from __future__ import annotations

import pytest

from fagtid.core.planning.problem import Activity, Deadline, Event, Limits, Service, Window
from fagtid.files.centre import read_centre

NINE = 1_796_112_000  # 2026-12-01 09:00 in Oslo
TOP = 'name = "Nord"\ntimezone = "Europe/Oslo"\n'
FULL = (
    TOP
    + """
interval_minutes = 30
country = "NO"
language = "en"
queue = "tlf"
[service]
target_share = 0.92
target_seconds = 90
patience_seconds = 240
handle_seconds = 170.5
[[activity]]
id = "forum"
kind = "forum"
minutes = 45
times = 2
group = [4, 7]
within = "unit"
host = "team_leader"
protected = true
people = ["p1", "p2"]
title = "Nye priser"
[[activity]]
id = "reading"
kind = "reading"
minutes = 20
extra = {p1 = 2}
[limits]
learning_minutes_per_day = 60
least_on_phones = 2
price_ceiling_share = 0.01
highest_occupancy = 0.9
rest_minutes = 20
wish_price = 0.5
[[event]]
name = "Forfall"
days = [2026-12-01, "2026-12-14"]
[[wish]]
person = "p1"
activity = "forum"
from = 2026-12-01T09:00:00
to = "2026-12-01T10:00"
[[blocked]]
person = "p 2"
from = 2026-12-01T08:00:00Z
to = 2026-12-01T10:00:00
[[deadline]]
person = "p1"
activity = "reading"
by = 2026-12-01T09:00:00
[owed]
"p 1" = 30
[listening_hosts]
p3 = ["p1"]
"""
)


def test_every_key_arrives_where_it_belongs(write_file):
    centre = read_centre(write_file("c.toml", FULL))
    assert (centre.name, centre.timezone, centre.interval_minutes) == ("Nord", "Europe/Oslo", 30)
    assert (centre.country, centre.language, centre.queue) == ("NO", "en", "tlf")
    assert centre.service == Service(0.92, 90, 240, 170.5)
    assert centre.needs.activities == (
        Activity("forum", "forum", 45, 2, (4, 7), "unit", "team_leader", True, ("p1", "p2"), "Nye priser"),
        Activity("reading", "reading", 20, extra={"p1": 2}),
    )
    assert centre.needs.limits == Limits(60, 2, 0.01, 0.9, 20, 0.5)
    assert centre.events == (Event("Forfall", ("2026-12-01", "2026-12-14")),)
    assert centre.needs.wishes == (Window("p1", NINE, NINE + 3600, "forum"),)
    assert centre.needs.blocked == (Window("p 2", NINE, NINE + 3600),)
    assert centre.needs.deadlines == (Deadline("p1", "reading", NINE),)
    assert centre.needs.owed_minutes == {"p 1": 30}
    assert centre.needs.listening_hosts == {"p3": ("p1",)}
    assert len(centre.source.sha256) == 64


def test_what_is_absent_has_its_default(write_file):
    centre = read_centre(write_file("c.toml", TOP))
    assert (centre.interval_minutes, centre.country, centre.language, centre.queue) == (15, None, "nb", None)
    assert centre.service == Service()
    assert centre.needs.limits == Limits()
    assert centre.needs.activities == ()


@pytest.mark.parametrize(
    ("old", "new", "column", "said"),
    [
        ('name = "Nord"', "", "name", "the key name"),
        ("Europe/Oslo", "Europe/Olso", "timezone", "IANA"),
        ("interval_minutes = 30", "interval_minutes = 7", "interval_minutes", "divides 60"),
        ("interval_minutes = 30", "interval_minutes = 30.0", "interval_minutes", "whole"),
        ('country = "NO"', 'country = "XX"', "country", "country code"),
        ('language = "en"', 'language = "no"', "language", "nb, en"),
        ("target_share = 0.92", "target_share = 92", "service.target_share", "from 0 to 1"),
        ("target_share = 0.92", 'target_share = "92 %"', "service.target_share", "a number"),
        ("target_seconds = 90", "target_seconds = nan", "service.target_seconds", "a number"),
        ("target_seconds = 90", "target_seconds = true", "service.target_seconds", "a number"),
        ('kind = "forum"', 'kind = "forumm"', "activity 1.kind", "one of forum"),
        ('id = "reading"', 'id = "forum"', "activity", "once"),
        ("minutes = 20", "", "activity 2.minutes", "the key minutes"),
        ("group = [4, 7]", "group = [7, 4]", "activity 1.group", "smallest first"),
        ("group = [4, 7]", "group = 4", "activity 1.group", "two whole numbers"),
        ("extra = {p1 = 2}", "extra = {p1 = 0}", "activity 2.extra.p1", "from 1"),
        (
            "extra = {p1 = 2}",
            "group = [4, 7]\nextra = {p1 = 2}",
            "activity 2.extra",
            "nothing beside a group",
        ),
        ("by = 2026-12-01T09:00:00", 'by = "soon"', "deadline 1.by", "time"),
        ('within = "unit"', 'within = "floor"', "activity 1.within", "team, unit"),
        ('host = "team_leader"', 'host = "leader"', "activity 1.host", "team_leader"),
        ("protected = true", 'protected = "yes"', "activity 1.protected", "true or false"),
        ('people = ["p1", "p2"]', 'people = "p1"', "activity 1.people", "a list"),
        ("least_on_phones = 2", "least_on_phone = 2", "limits.least_on_phone", "known"),
        ("rest_minutes = 20", "rest_minutes = -1", "limits.rest_minutes", "from 0"),
        ("days = [2026-12-01,", 'days = ["soon",', "event 1.days", "dates"),
        ('activity = "forum"', 'activity = "forumet"', "wish 1.activity", "forum, reading"),
        ('to = "2026-12-01T10:00"', 'to = "2026-12-01T09:00"', "wish 1.to", "after from"),
        ('to = "2026-12-01T10:00"', 'to = "2027-03-28T02:30"', "wish 1.to", "go forward"),
        ('"p 1" = 30', '"p 1" = "30 min"', "owed.p 1", "a number"),
        ("[owed]", "[owedd]", "owedd", "known"),
        ("[service]", "[[service]]", "service", "a table"),
        ("[[event]]", "[event]", "event", "tables"),
    ],
)
def test_what_is_wrong_is_refused_by_key(old, new, column, said, write_file, refusal):
    assert old in FULL
    fault = refusal(lambda: read_centre(write_file("c.toml", FULL.replace(old, new, 1))))
    assert fault.column == column
    assert said in fault.expected


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [("least_on_phones", "least_on_phone", "least_on_phones"), ("[limits]", "[limit]", "limits")],
)
def test_an_unknown_key_is_refused_with_its_row_and_the_nearest_known(old, new, near, write_file, refusal):
    content = FULL.replace(old, new)
    fault = refusal(lambda: read_centre(write_file("c.toml", content)))
    assert near in fault.remedy
    assert fault.row == 1 + next(n for n, line in enumerate(content.splitlines()) if new in line)


def test_broken_toml_names_the_row(write_file, refusal):
    fault = refusal(lambda: read_centre(write_file("c.toml", TOP + "queue = tlf\n")))
    assert fault.row == 3
    assert "TOML" in fault.expected


@pytest.mark.parametrize("nested", ["a = " + "[" * 100_000, "a" + ".a" * 50_000 + " = 1"])
def test_nesting_without_end_is_refused(nested, write_file, refusal):
    assert "TOML" in refusal(lambda: read_centre(write_file("c.toml", nested))).expected
