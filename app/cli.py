"""The `lutu` command: it reads the arguments, hands them to one command, and says what was refused."""

import argparse
import io
import sys
from collections.abc import Sequence

from app import command_atlas, command_check, command_export, command_serve, command_slides
from app.command_options import STOPPED, say_issues
from layers.issue import DataRefusedError

REFUSED = 2
COMMANDS = (command_serve, command_export, command_atlas, command_slides, command_check)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 faults found, 2 refused, 130 stopped."""
    for stream in (sys.stdout, sys.stderr):
        # A console that has no Chinese shows escapes instead of ending the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    args = _parser().parse_args(arguments)
    if not hasattr(args, "run"):
        args = _parser().parse_args(["serve", *(arguments if arguments is not None else sys.argv[1:])])
    try:
        code: int = args.run(args)
    except DataRefusedError as refused:
        say_issues(refused.issues)
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lutu",
        description="鲁图：山东省六部“十四五”商务规划的空间布局。 Shandong's six commerce plans on a map.",
        epilog="不写命令时等于 serve。 Without a command: serve.",
    )
    names = " | ".join(command.__name__.removeprefix("app.command_") for command in COMMANDS)
    commands = parser.add_subparsers(title="命令 commands", metavar=names)
    for command in COMMANDS:
        command.add(commands)
    return parser
