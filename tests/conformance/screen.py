"""A screen and a keyboard of the X Window System, and the program on it."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest

from pos.domain.keyboard import Keyboard, us_character
from pos.folders import folders_in
from pos.store.driver import dbapi
from scripts import qt_libraries

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAMS: Final = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
INSTALL: Final = ("apt-get", "install", "-y", "-q", "--no-install-recommends")
PATIENCE_S: Final = 30
GLANCE_S: Final = 0.02
# A scanner has a processor of its own: on a busy machine its keys must not wait for ours. Where
# this is not allowed, `nice` says so and goes on.
FIRST: Final = ("nice", "-n", "-15")

KEYS: Final = {
    us_character(code, Keyboard.X11, is_shifted=shifted): (code, shifted)
    for code in range(9, 120)
    for shifted in (True, False)
}
SHIFT, ENTER = 50, 36


@dataclass(frozen=True)
class Display:
    """One X server. environment: what a program needs to be on it."""

    environment: dict[str, str]

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [*FIRST, *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def use_layout(self, layout: str) -> None:
        """Make a layout the only one of the keyboard: `fr`, or `ma(tifinagh)`."""
        name, _bracket, variant = layout.rstrip(")").partition("(")
        self.run("setxkbmap", "-layout", name, "-variant", variant)

    def scan(self, code: str, *, delay_ms: int = 8, ends: bool = True) -> None:
        """Press the keys of a code, then Enter."""
        self.run("xdotool", *scanned(code, delay_ms=delay_ms, ends=ends))

    def type(self, text: str) -> None:
        """Type as a person does, in the characters of the layout."""
        self.run("xdotool", "type", "--delay", "140", text)

    def press(self, key: str) -> None:
        self.run("xdotool", "key", key)


@dataclass
class Stand:
    """The program on a display. home: its folder."""

    display: Display
    home: Path
    program: subprocess.Popen[bytes]

    @property
    def basket(self) -> dict[str, int]:
        """What is in the basket on the disk: how many pieces of what."""
        written = self._written("SELECT lines FROM basket WHERE slot = 0")
        lines = json.loads(written)["lines"] if written else []
        return {x["product"]["names"]["fr"]: x["quantity"]["thousandths"] // 1000 for x in lines}

    @property
    def sales(self) -> int:
        return int(self._written("SELECT count(*) FROM sale"))

    def until(self, basket: dict[str, int]) -> None:
        """Wait until this is in the basket."""
        self.wait(lambda: self.basket == basket, lambda: f"{self.basket}, not {basket}")

    def wait(self, is_so: Callable[[], bool], fault: Callable[[], str]) -> None:
        """Look at the disk until it is so, while the program runs."""
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < deadline, fault()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.program.wait(GLANCE_S)
            assert self.program.returncode is None, "the program ended by itself"

    def leave(self) -> None:
        """End the program; safe to call twice."""
        self.program.terminate()
        self.program.wait(timeout=20)

    def _written(self, query: str) -> Any:
        file = folders_in(self.home).shop
        connection = dbapi().connect(f"file:{file}?mode=ro", uri=True)
        try:
            row = connection.execute(query).fetchone()
        finally:
            connection.close()
        return row[0] if row else None


def scanned(code: str, *, delay_ms: int = 8, ends: bool = True) -> list[str]:
    """Return what makes xdotool press the keys an American keyboard has for a code, then Enter."""
    pressed: list[str] = []
    for character in code:
        key, is_shifted = KEYS[character]
        one = ["key", "--delay", str(delay_ms), str(key)]
        if is_shifted:
            one = [*shift("keydown"), *one, *shift("keyup")]
        pressed += one
    if ends:
        pressed += ["key", str(ENTER)]
    return pressed


def shift(way: str) -> list[str]:
    return [way, "--delay", "1", str(SHIFT)]


@contextlib.contextmanager
def screen() -> Iterator[Display]:
    """Start an X server whose layout outlives the programs that come and go."""
    install()
    reading, writing = os.pipe()
    command = [
        *FIRST,
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1366x768x24",
        "-noreset",
    ]
    with subprocess.Popen(
        command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            name = f":{number.readline().strip()}"
        try:
            yield Display({**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
        finally:
            server.terminate()
            server.wait(timeout=20)


@contextlib.contextmanager
def running(display: Display, home: Path) -> Iterator[Stand]:
    """Start the program and go on as soon as its window can be typed into."""
    environment = {**display.environment, "RAHBA_HOME": str(home)}
    with subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=environment) as program:
        stand = Stand(display, home, program)
        try:
            window = display.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Rahba")
            display.run("xdotool", "windowfocus", "--sync", window.split()[0])
            yield stand
        finally:
            stand.leave()


def install() -> None:
    """Install what is missing, where we may."""
    wanted = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    libraries = qt_libraries.needed({"DISPLAY": ":0"})
    wanted += [package for library, package in libraries.items() if not loads(library)]
    if not wanted:
        return
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        missing(f"not installed: {' '.join(wanted)}")
    for command in (("apt-get", "update", "-q"), (*INSTALL, *wanted)):
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        missing(f"{' '.join(wanted)} could not be installed: {done.stderr[-2000:]}")


def loads(library: str) -> bool:
    return not subprocess.run(
        [sys.executable, "-c", f"import ctypes; ctypes.CDLL({library!r})"], capture_output=True
    ).returncode


def missing(why: str) -> NoReturn:
    """Say what is not there: a developer may go without, the gate may not."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
