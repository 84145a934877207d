"""Reasons in the reader's language; the core knows only codes and facts.

Plans that are stored name the codes: none is dropped, and none asks for another fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from babel.numbers import format_decimal

from fagtid.core.planning.result import Reason

PLACED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "kept": {
            "en": "Kept where it was published.",
            "nb": "Står der den ble publisert.",
        },
        "kept_protected": {
            "en": "Protected or begun: it is not moved.",
            "nb": "Skjermet eller begynt: den flyttes ikke.",
        },
        "held_fast": {
            "en": "Held fast from the published plan, though the roster has changed since.",
            "nb": "Holdt fast fra den publiserte planen, selv om vaktplanen er endret siden.",
        },
        "moved": {
            "en": "Moved: {starts} times suit everybody in it; alone this one costs {here} late calls, "
            "a middling one {median}.",
            "nb": "Flyttet: {starts} tidspunkter passer for alle i den; alene koster dette {here} sene "
            "samtaler, et middels {median}.",
        },
        "in_time": {
            "en": "Before something you must know takes effect; alone it costs {here} late calls, a middling "
            "time {median}.",
            "nb": "Før noe du må vite, trer i kraft; alene koster det {here} sene samtaler, et middels "
            "tidspunkt {median}.",
        },
        "too_late": {
            "en": "No time suits before something you must know takes effect; this is the best after it. "
            "Read it when your shift begins.",
            "nb": "Ingen tid passer før noe du må vite, trer i kraft; dette er den beste etterpå. "
            "Les det når vakten din begynner.",
        },
        "wished": {
            "en": "At a time wished for; alone it costs {here} late calls, a middling time {median}.",
            "nb": "På et ønsket tidspunkt; alene koster det {here} sene samtaler, et middels {median}.",
        },
        "cheap": {
            "en": "{starts} times suit everybody in it; alone this one costs {here} late calls, "
            "a middling one {median}, the dearest {dearest}.",
            "nb": "{starts} tidspunkter passer for alle i den; alene koster dette {here} sene samtaler, "
            "et middels {median}, det dyreste {dearest}.",
        },
    }
)

UNPLACED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "no_shift": {
            "en": "Has no shift in the period. Give the learning time in another week.",
            "nb": "Har ingen vakt i perioden. Legg læringstiden til en annen uke.",
        },
        "no_free_time": {
            "en": "All of the working time is blocked. Lift a block, or choose another week.",
            "nb": "All arbeidstiden er sperret. Opphev en sperre, eller velg en annen uke.",
        },
        "no_room_in_shift": {
            "en": "No stretch between breaks is long enough. Shorten the session, or move a break.",
            "nb": "Ingen strekning mellom pausene er lang nok. Gjør økten kortere, eller flytt en pause.",
        },
        "no_host": {
            "en": "The team {team} has no team leader on the roster. Put one on it.",
            "nb": "Teamet {team} har ingen teamleder på vaktplanen. Sett opp en.",
        },
        "host_has_no_time": {
            "en": "The team leader has no floor time on the roster. Free some in the roster.",
            "nb": "Teamlederen har ingen tid satt av på vaktplanen (floor). Frigjør noe i vaktplanen.",
        },
        "host_never_free_with_person": {
            "en": "The team leader and the person are never free together for long enough.",
            "nb": "Teamlederen og personen er aldri ledige samtidig lenge nok.",
        },
        "group_sizes": {
            "en": "{people} people do not divide into groups of {smallest} to {largest}. Widen the sizes.",
            "nb": "{people} personer kan ikke deles i grupper på {smallest} til {largest}. Utvid størrelsene.",
        },
        "day_limit": {
            "en": "The session is longer than the day's limit on learning time. Raise it, or split the session.",
            "nb": "Økten er lengre enn dagens grense for læringstid. Hev grensen, eller del økten.",
        },
        "phones_need_everyone": {
            "en": "The phones need everybody whenever this person is at work. "
            "Add staff, or loosen the floor on the phones.",
            "nb": "Telefonene trenger alle når denne personen er på jobb. "
            "Øk bemanningen, eller senk kravet til minste bemanning.",
        },
        "no_common_time": {
            "en": "The group finds no common time with its host. Allow other group sizes, or more host time.",
            "nb": "Gruppen finner ingen felles tid med verten. Tillat andre gruppestørrelser, eller mer verttid.",
        },
        "no_time_left": {
            "en": "Every time that suits is taken by other sessions, limits or rest.",
            "nb": "Alle tider som passer, er opptatt av andre økter, grenser eller hvile.",
        },
        "no_colleague": {
            "en": "No colleague who may be listened to is on the phones at a time that suits.",
            "nb": "Ingen kollega det kan lyttes til, er på telefonen på et tidspunkt som passer.",
        },
        "price_ceiling": {
            "en": "Would cost {price} late calls and break the price ceiling. Raise it, or choose a quieter week.",
            "nb": "Ville kostet {price} sene samtaler og sprengt pristaket. Hev taket, eller velg en roligere uke.",
        },
    }
)


def reason_text(reason: Reason, lang: str) -> str:
    """Why a session is where it is, or why it has no place and what to do."""
    sentences = PLACED.get(reason.code) or UNPLACED[reason.code]
    facts = {name: _number(value, lang) for name, value in reason.facts.items()}
    return sentences[lang].format(**facts)


def _number(value: float | int | str, lang: str) -> str:
    if isinstance(value, float):
        return format_decimal(round(value, 2), format="0.##", locale=lang)
    return str(value)
