"""The targets of the Makefile, one function each; each returns the exit code of its command."""

import os
from collections.abc import Callable

from scripts import checks, environment, lock, qt_libraries, system
from scripts.terminal import ROOT, Stopped, say, status

TOUR = ROOT / "out" / "tour"


def run() -> int:
    """Open the till; without a display, play the tour off-screen and say where its papers are."""
    _set_up(environment.TO_RUN)
    if qt_libraries.has_display(os.environ):
        return status([environment.PYTHON, "main.py"])
    say("There is no display here: playing the tour off-screen instead of opening a window.")
    ended = status(
        [environment.PYTHON, "main.py", "tour", "--out", TOUR], {"QT_QPA_PLATFORM": "offscreen"}
    )
    if ended == 0:
        say(f"The pictures and papers of the tour are in {TOUR}")
    return ended


def test() -> int:
    """Run the static checks, then the quick tests."""
    _set_up(environment.TO_DEVELOP)
    system.offer_test_tools()
    return 0 if checks.passed(checks.STATIC + checks.TESTS) else 1


def check() -> int:
    """Run the static checks only."""
    _set_up(environment.TO_DEVELOP, screen=False)
    return 0 if checks.passed(checks.STATIC) else 1


def camera() -> int:
    """Add what reads codes and takes photos by a camera; `run` and `test` keep it."""
    system.ensure(screen=True, camera=True)
    environment.add_camera()
    say("The camera is there now: the till shows it on Sell, in Settings and at photos.")
    return 0


def messages() -> int:
    """Bring the translation catalogues up to date with the code, and compile them."""
    _set_up(environment.TO_DEVELOP, screen=False)
    return status([environment.PYTHON, "-m", "scripts.messages"])


def write_locks() -> int:
    """Resolve pyproject.toml into the requirements files again."""
    _set_up(environment.TO_DEVELOP, screen=False)
    lock.write_all(environment.uv())
    return 0


TARGETS: dict[str, Callable[[], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "camera": camera,
    "messages": messages,
    "lock": write_locks,
}


def main(arguments: list[str]) -> int:
    """Run the one target that `arguments` names; return the exit code of the command."""
    if len(arguments) != 1 or arguments[0] not in TARGETS:
        say(f"Name one of: {', '.join(TARGETS)}")
        return 2
    try:
        return TARGETS[arguments[0]]()
    except Stopped as stopped:
        say(f"\n{stopped}")
        return 1
    except KeyboardInterrupt:
        return 130


def _set_up(packages: str, *, screen: bool = True) -> None:
    system.ensure(screen=screen)
    environment.prepare(packages)
