"""The web application as it is started: real processes on a real port."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def port() -> int:
    """One that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``fagtid serve`` on an empty directory."""
    process = subprocess.Popen(
        [sys.executable, "-m", "fagtid.cli", "serve", "--port", str(port), "--workers", "1"],
        env={
            **{k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
            "FAGTID_DATA": str(tmp_path),
            "FAGTID_DEBUG": "0",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout
    process.stdout.close()


def answer(port: int, path: str, seconds: float = 60) -> http.client.HTTPResponse:
    """What the server says, once it is up."""
    until = time.monotonic() + seconds
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            found = connection.getresponse()
            found.read()
            connection.close()
            return found
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_an_empty_installation_is_served_tells_its_code_and_stops_whole(
    served: subprocess.Popen[str], port: int, tmp_path: Path
):
    assert answer(port, "/").status == 302
    assert answer(port, "/begin/").status == 200
    css = answer(port, "/begin/")
    assert css.getheader("Content-Security-Policy")
    began = time.monotonic()
    served.send_signal(signal.SIGINT)
    told, _ = served.communicate(timeout=15)
    assert time.monotonic() - began < 8
    assert f"http://127.0.0.1:{port}/" in told
    assert "asks for this code" in told
    assert (tmp_path / "fagtid.sqlite3").exists()
    assert oct((tmp_path / "secret_key").stat().st_mode)[-3:] == "600"
    with pytest.raises(OSError):  # noqa: PT011
        answer(port, "/", seconds=0)


def test_a_port_that_is_taken_is_told_before_anything_starts(tmp_path: Path, port: int):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        told = subprocess.run(
            [sys.executable, "-m", "fagtid.cli", "serve", "--port", str(port)],
            env={
                **{k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
                "FAGTID_DATA": str(tmp_path),
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert told.returncode == 1
    assert "--port" in told.stderr
    assert not (tmp_path / "fagtid.sqlite3").exists()


@pytest.mark.parametrize("command", ["serve", "worker", "backup"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"FAGTID_DATA": "/dev/null/fagtid"}, "FAGTID_DATA must be a directory that can be written in"),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/fagtid"}, "DATABASE_URL must be a database"),
        ({"FAGTID_HTTPS": "perhaps"}, "FAGTID_HTTPS must be 1 or 0; got perhaps"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    tmp_path: Path, port: int, command: str, given: dict[str, str], told: str
):
    options = {"serve": ["--port", str(port)], "worker": [], "backup": ["--out", str(tmp_path / "b.tar")]}
    kept = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "fagtid.cli", command, *options[command]],
        env={**kept, "FAGTID_DATA": str(tmp_path), "PYTHONWARNINGS": "ignore", **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
