"""What every change must pass, in the order in which it fails fastest."""

import time
from pathlib import Path

from scripts import environment
from scripts.terminal import say, status

STATIC = (
    ("layout of the code", ("ruff", "format", "--check", "--quiet", ".")),
    ("style", ("ruff", "check", "--quiet", ".")),
    ("types", ("mypy",)),
    ("import contracts", ("lint-imports", "--no-logo")),
)
TESTS = (("tests", ("pytest", "--numprocesses", "auto", "--dist", "worksteal")),)
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def passed(checks: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    """Run all `checks`, even after one failed, and say which did not pass."""
    failed = [name for name, command in checks if not _passed(name, command)]
    if failed:
        say(f"\nNot passed: {', '.join(failed)}.")
    return not failed


def _passed(name: str, command: tuple[str, ...]) -> bool:
    started = time.monotonic()
    program, *arguments = command
    path: Path = environment.BIN / f"{program}{environment.SUFFIX}"
    good = status([path, *arguments], OFFSCREEN) == 0
    say(f"{'ok    ' if good else 'FAILED'}  {name}, {time.monotonic() - started:.1f} s")
    return good
