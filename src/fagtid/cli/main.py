"""The ``fagtid`` command: what can be asked, and how refusals are told.

Light to import: everything heavy is imported by the command that runs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from fagtid import __version__

DONE, REFUSED, MISUSED, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 refused, 2 wrong use."""
    asked = build_parser().parse_args(arguments)
    try:
        return _run(asked)
    except KeyboardInterrupt:
        print(f"\nfagtid {asked.command}: stopped", file=sys.stderr)
        return STOPPED


def _run(asked: argparse.Namespace) -> int:
    from fagtid.core.errors import FagtidError  # noqa: PLC0415  (numpy: not for --help)

    command = import_module(f"fagtid.cli.{asked.module}")
    try:
        command.run(asked)
    except FagtidError as refusal:
        print(f"fagtid {asked.command}: {refusal}", file=sys.stderr)
        return REFUSED
    return DONE


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(
        prog="fagtid",
        description="Time to learn in a customer contact centre: forecast, price, plan, judge.",
        epilog="Formats and examples: docs/reference. Exit status: 0 done, 1 refused, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"fagtid {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_forecast(commands)
    _add_backtest(commands)
    _add_staff(commands)
    _add_plan(commands)
    _add_simulate(commands)
    _add_frontier(commands)
    _add_demo(commands)
    _add_serving(commands)
    return parser


if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_forecast(commands: Commands) -> None:
    parser = _command(commands, "forecast", "forecasting", "calls per interval ahead, with bands")
    _traffic_options(parser)
    parser.add_argument("--as-of", metavar="DATE", help="use only traffic before this day")
    parser.add_argument("--days", type=_count, required=True, metavar="N", help="days to forecast")
    parser.add_argument("--interval", metavar="15min", help="length of an interval (default: the file's)")
    parser.add_argument("--centre", metavar="FILE", help="centre.toml, for time zone, holidays and events")
    parser.add_argument("--out", required=True, metavar="FILE", help="forecast.csv")


def _add_backtest(commands: Commands) -> None:
    parser = _command(commands, "backtest", "forecasting", "how good past forecasts would have been")
    _traffic_options(parser)
    parser.add_argument("--centre", metavar="FILE", help="centre.toml, for time zone, holidays and events")
    parser.add_argument("--weeks", type=_count, default=8, metavar="N", help="weeks to look back (8)")
    parser.add_argument("--interval", metavar="15min", help="length of an interval (default: the file's)")


def _add_staff(commands: Commands) -> None:
    parser = _command(commands, "staff", "staffing", "least agents per interval for the target")
    parser.add_argument("--forecast", required=True, metavar="FILE", help="forecast.csv")
    parser.add_argument("--centre", required=True, metavar="FILE", help="centre.toml")
    parser.add_argument("--out", required=True, metavar="FILE", help="staffing.csv")


def _add_plan(commands: Commands) -> None:
    parser = _command(commands, "plan", "planning", "a learning plan with its price")
    _week_options(parser)
    parser.add_argument("--forecast", metavar="FILE", help="a forecast made elsewhere, instead of our own")
    parser.add_argument("--published", metavar="FILE", help="plan.json in force: re-plan, moving little")
    parser.add_argument("--now", metavar="TIME", help="with --published: nothing is placed before this time")
    parser.add_argument("--runs", type=_whole, default=200, metavar="N", help="simulated periods (200)")
    parser.add_argument("--lang", choices=("nb", "en"), help="language of the page (default: the centre's)")
    parser.add_argument("--out", required=True, metavar="DIR", help="plan.json, plan.html, calendars/")


def _add_simulate(commands: Commands) -> None:
    parser = _command(commands, "simulate", "simulating", "judge a plan call by call")
    parser.add_argument("--plan", required=True, metavar="FILE", help="plan.json")
    parser.add_argument("--runs", type=_count, default=200, metavar="N", help="simulated periods (200)")
    parser.add_argument("--seed", type=_whole, default=1, metavar="N")
    parser.add_argument("--out", metavar="FILE", help="simulation.json (default: standard output)")


def _add_frontier(commands: Commands) -> None:
    parser = _command(commands, "frontier", "planning", "learning hours against calls late")
    _week_options(parser)
    parser.add_argument("--lang", choices=("nb", "en"), help="language of the page (default: the centre's)")
    parser.add_argument("--out", required=True, metavar="DIR", help="frontier.json, frontier.html")
    parser.set_defaults(forecast=None)


def _add_demo(commands: Commands) -> None:
    parser = _command(commands, "demo", "demonstrating", "make an invented centre's files and plan its week")
    parser.add_argument("--out", default="demo", metavar="DIR", help="where to put it all (demo)")
    parser.add_argument("--seed", type=_whole, default=1, metavar="N")
    parser.add_argument("--lang", choices=("nb", "en"), default="nb", help="language of the page (nb)")
    parser.add_argument("--serve", action="store_true", help="open the centre as a web application")
    parser.add_argument("--port", type=_count, default=8000, metavar="N", help="with --serve (8000)")


def _add_serving(commands: Commands) -> None:
    for name, about in (
        ("serve", "the web application and its worker, for one machine"),
        ("web", "the web application alone"),
    ):
        parser = _command(commands, name, "serving", about)
        parser.add_argument(
            "--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (127.0.0.1)"
        )
        parser.add_argument("--port", type=_count, default=8000, metavar="N", help="(8000)")
        parser.add_argument("--workers", type=_count, default=2, metavar="N", help="web processes (2)")
        parser.set_defaults(no_worker=name == "web")
        if name == "serve":
            parser.add_argument("--no-worker", action="store_true", help="without a worker for tasks")
    _command(commands, "worker", "serving", "one worker: makes plans, reads imports, sends mail")
    parser = _command(commands, "receive-mail", "receiving", "take mail for the centre by SMTP or LMTP")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (127.0.0.1)")
    parser.add_argument("--port", type=_count, default=8025, metavar="N", help="(8025)")
    parser.add_argument("--lmtp", action="store_true", help="speak LMTP, as a mail server does to a mailbox")
    parser = _command(commands, "tail-queue-log", "tailing", "follow a queue_log and show the queue live")
    parser.add_argument("--file", required=True, metavar="PATH", help="Asterisk's queue_log")
    parser.add_argument("--follow", action="store_true", help="go on until Ctrl-C, a state a second")
    parser.add_argument("--centre", metavar="NAME", help="whose queue it is, where there are several centres")
    parser.add_argument("--queue", metavar="NAME", help="only this queue (default: the centre's)")
    parser = _command(commands, "backup", "backing_up", "everything in one file, safe while running")
    parser.add_argument("--out", required=True, metavar="FILE", help="a new file, such as fagtid.tar")
    parser.add_argument("--without-key", action="store_true", help="leave the secret key out")
    parser = _command(commands, "restore", "backing_up", "bring a backup into an empty installation")
    parser.add_argument("file", metavar="FILE", help="what fagtid backup wrote")
    parser = _command(commands, "manage", "serving", "Django's own commands, such as migrate")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...")


def _command(commands: Commands, name: str, module: str, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    parser.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    parser.set_defaults(module=module)
    return parser


def _traffic_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--traffic", required=True, metavar="FILE", help="intervals, calls or queue_log")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="NAME=COLUMN",
        help="what the file calls a traffic column",
    )
    parser.add_argument("--lenient", action="store_true", help="leave bad rows out and list them")


def _week_options(parser: argparse.ArgumentParser) -> None:
    _traffic_options(parser)
    parser.add_argument("--roster", required=True, metavar="FILE", help="who works when")
    parser.add_argument(
        "--map-roster", action="append", default=[], metavar="NAME=COLUMN", help="the same for the roster"
    )
    parser.add_argument("--centre", required=True, metavar="FILE", help="centre.toml")
    parser.add_argument("--from", dest="first_day", required=True, metavar="DATE", help="first day to plan")
    parser.add_argument("--days", type=_count, required=True, metavar="N", help="days to plan")
    parser.add_argument("--seed", type=_whole, default=1, metavar="N", help="the same seed, the same plan")


def _count(text: str) -> int:
    value = _whole(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"a whole number >= 1 is expected, not {text!r}")
    return value


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number >= 0 is expected, not {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
