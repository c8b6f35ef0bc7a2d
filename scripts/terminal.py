"""Speaking to a person at a terminal, and running other programs for them."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stopped(Exception):
    """The set-up cannot go on; the message says in plain words why, and what to type."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before the output of the next program."""
    print(text, flush=True)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Tell whether `command` runs and ends well. Its output is not shown."""
    try:
        finished = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return finished.returncode == 0


def status(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run `command` from the project's folder with its output shown; return its exit code.

    environment: variables set for it on top of ours, None for no others.
    """
    variables = {**os.environ, **(environment or {})}
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


def answer(command: Sequence[str | Path]) -> str:
    """Return what `command` prints, without the spaces around it; nothing when it fails."""
    finished = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return finished.stdout.strip() if finished.returncode == 0 else ""


def must(
    command: Sequence[str | Path], otherwise: str, environment: Mapping[str, str] | None = None
) -> None:
    """Run `command` as `status` does; raise Stopped with `otherwise` when it fails."""
    if status(command, environment) != 0:
        raise Stopped(otherwise)
