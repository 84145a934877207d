"""Who answered which call is nowhere in the database, whatever the file, also when it was refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from fagtid.intake import services
from fagtid.intake.models import Import
from tests.centres import bring_in
from tests.house import build_house

CALLS = (
    "arrived,queue,wait_seconds,handle_seconds,outcome,agent\n"
    "2026-11-02T08:00:01,sales,3,120,answered,Berit Hemmelig\n"
    "2026-11-02T08:10:01,sales,{wait},120,answered,Berit Hemmelig\n"
)
QUEUE_LOG = (
    "1760000000|u1|sales|NONE|ENTERQUEUE||4790000000|1\n"
    "1760000012|u1|sales|Agent/Berit Hemmelig|CONNECT|12|u2|3\n"
    "1760000100|u1|sales|Agent/Berit Hemmelig|COMPLETECALLER|12|88|1\n"
)


def all_that_is_stored() -> bytes:
    """Every value of every row; on SQLite also every byte of its files."""
    rows = [repr(list(model.objects.values_list())) for model in apps.get_models()]
    told = "".join(rows).encode()
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        files = (name, name.with_name(f"{name.name}-wal"))
        told += b"".join(path.read_bytes() for path in files if path.exists())
    return told


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "text", "state"),
    [
        ("queue_log", QUEUE_LOG, "ready"),
        ("calls.csv", CALLS.format(wait="4"), "ready"),
        ("calls.csv", CALLS.format(wait="fire"), "refused"),
        ("calls.csv", CALLS.format(wait="4").replace("arrived", "tidspunkt"), "refused"),
    ],
)
def test_no_agent_and_no_caller(name: str, text: str, state: str):
    house = build_house()
    found = bring_in(house, "traffic", text, name)
    assert found.state == state, found.fault
    if state == "ready":
        services.apply_import(found)
    stored = all_that_is_stored()
    assert b"Hemmelig" not in stored
    assert b"4790000000" not in stored
    assert Import.objects.exists()
