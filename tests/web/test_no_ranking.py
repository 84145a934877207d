"""No page and no file puts people in order of a figure (S17).

The people of the scene have figures that follow no order of their names: minutes planned, lost and owed.
Wherever three or more of them stand one after the other, each first in its row, line or item, their names
must be in alphabetical order; any order by a figure would break it.
"""

from __future__ import annotations

import csv
from html.parser import HTMLParser

import pytest

from fagtid.people.models import Person
from tests.planning.conftest import quick_search
from tests.web.subjects import addresses, build_scene, leaving_no_trace

__all__ = ["quick_search"]

FEW = 3
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
DRAWN_BY_LOT: set[str] = set()  # pages whose order is that of a draw, and say so


class Tree(HTMLParser):
    """The texts of a page's elements, by parent."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str], list[str]]] = [("", [], [])]  # tag, words, texts of children
        self.groups: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append((tag, [], []))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1:
            name, words, children = self.open.pop()
            if len(children) >= FEW:
                self.groups.append(children)
            text = " ".join(words)
            self.open[-1][1].append(text)
            self.open[-1][2].append(text)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.open[-1][1].append(" ".join(data.split()))


def groups_of(page: str) -> list[list[str]]:
    """Texts of elements that stand beside each other."""
    tree = Tree()
    tree.feed(page)
    return tree.groups


def names_at_the_head(texts: list[str], names: set[str]) -> list[str]:
    """The person each text begins with, where it begins with one; the same twice in a row is one."""
    found: list[str] = []
    for text in texts:
        words = text.replace(":", " ").replace(",", " ").split()
        if words and words[0] in names and words[0] not in found[-1:]:
            found.append(words[0])
    return found


def ranked(found: list[str]) -> bool:
    """True when several people stand in another order than that of their names."""
    return len(set(found)) >= FEW and found != sorted(found)


def test_the_check_sees_a_ranking():
    names = {"anne", "bjorn", "cecilie"}
    row = "<tr><th>{}</th><td>{}</td></tr>"
    by_figure = "".join(row.format(*one) for one in (("bjorn", 9), ("anne", 5), ("cecilie", 1)))
    by_name = "".join(row.format(*one) for one in (("anne", 5), ("bjorn", 9), ("cecilie", 1)))
    for rows, expected in ((by_figure, True), (by_name, False)):
        groups = groups_of(f"<table><tbody>{rows}</tbody></table>")
        assert any(ranked(names_at_the_head(group, names)) for group in groups) is expected


@pytest.mark.slow
@pytest.mark.django_db
def test_people_stand_in_order_of_their_names_on_every_page_and_in_every_file():
    scene = build_scene()
    names = set(Person.objects.filter(centre=scene.house.centre).values_list("name", flat=True))
    seen, faults = 0, []
    for name, address, _roles, _seen in addresses(scene):
        for visitor, (where, _held, client) in scene.visitors.items():
            if where == "elsewhere" or name in DRAWN_BY_LOT:
                continue
            with leaving_no_trace():
                answer = client.get(address)
            if answer.status_code != 200:
                continue
            for texts in texts_of(answer):
                found = names_at_the_head(texts, names)
                seen += len(set(found)) >= FEW
                if ranked(found):
                    faults.append(f"{name} as {visitor}: {found}")
    assert faults == []
    assert seen > 5, "the check has met lists of people"


def texts_of(answer: object) -> list[list[str]]:
    """What stands one after the other in a page or a file."""
    kind = answer.headers["Content-Type"]  # type: ignore[attr-defined]
    if kind.startswith("text/html"):
        return groups_of(answer.text)  # type: ignore[attr-defined]
    if kind.startswith("text/csv"):
        rows = list(csv.reader(answer.text.lstrip("\ufeff").splitlines()))  # type: ignore[attr-defined]
        return [[row[0] for row in rows[1:] if row]]
    return []
