"""The invented people of the demo centre: 45 agents in four teams, each with a team leader."""

from __future__ import annotations

from dataclasses import dataclass

from fagtid.core.planning.problem import Person

TEAMS = (
    ("Tromsø", "Tromsø", 13),
    ("Drammen Elv", "Drammen", 11),
    ("Drammen Ås", "Drammen", 11),
    ("Drammen Bro", "Drammen", 10),
)  # team, unit, agents
LEADERS = ("ragnhild.tveitan", "odd.arne.lykkja", "samira.haddadi", "tor.helge.brustad")
AGENTS = (
    "kari.nordli", "jonas.varåsen", "inger.biti", "amir.rostami", "silje.hovdenak", "per.olav.myrseth",
    "maja.kvalnes", "henrik.sollid", "elle.marja.utsi", "thea.brekkan", "daniel.gjerstad", "anne.lise.fossum",
    "mikkel.rønnevik", "ida.storhaug", "ole.kristian.bø", "fatima.yusuf", "guro.langseth", "stian.helleland",
    "marte.ødegaarden", "lars.petter.vinje", "nora.skogheim", "emil.tangnes", "wenche.bakkerud", "ali.karimi",
    "tuva.roaldset", "geir.myklevoll", "sofie.aaslund", "bjarne.kirkhus", "hanna.grindvoll", "joakim.sletten",
    "aud.lillevik", "mohammed.warsame", "live.bergesen", "trond.hauglid", "vilde.nesheim", "knut.eilertsrud",
    "selma.opdal", "rune.fagervold", "agnieszka.nowicka", "eirik.snarud", "turid.hjelmen", "markus.tveter",
    "linh.tran", "astrid.kolstø", "sander.myhrvold",
)  # fmt: skip
LETTERS = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})


@dataclass(frozen=True)
class Colleague:
    """Someone at the centre. ``number`` tells the agents apart; it and the team's stagger their days."""

    number: int
    team_number: int
    person: Person
    answers_mail: bool = False
    part_time: bool = False


def colleagues() -> tuple[Colleague, ...]:
    """Leaders and agents, team by team."""
    found: list[Colleague] = []
    first = 0
    for place, (leader, (team, unit, size)) in enumerate(zip(LEADERS, TEAMS, strict=True)):
        found.append(Colleague(place, place, Person(plain(leader), team, unit, "team_leader")))
        found += [_agent(number, place) for number in range(first, first + size)]
        first += size
    return tuple(found)


def plain(name: str) -> str:
    """The name with letters that every file name and calendar can hold."""
    return name.translate(LETTERS)


def _agent(number: int, team_number: int) -> Colleague:
    """Two in three in Drammen answer mail too; one in nine works three days a week."""
    team, unit, _ = TEAMS[team_number]
    mail = unit == "Drammen" and number % 3 != 0
    person = Person(plain(AGENTS[number]), team, unit)
    return Colleague(number, team_number, person, mail, part_time=number % 9 == 4)
