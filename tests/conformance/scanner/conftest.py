"""A screen and a keyboard of the X Window System, and the program on it."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import pytest

from pos.domain.keyboard import Keyboard, us_character
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.domain.seller import Seller
from pos.folders import folders_in
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.shop import open_shop
from pos.services.till import open_till
from pos.store.driver import dbapi
from scripts import qt_libraries
from tests.ui.shops import piece

ROOT: Final = Path(__file__).resolve().parents[3]
PROGRAMS: Final = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
INSTALL: Final = ("apt-get", "install", "-y", "-q", "--no-install-recommends")
PATIENCE_S: Final = 30
GLANCE_S: Final = 0.02

TAJINE: Final = piece("Tajine", 190, barcode="6111234567895", sku="TAJ-01")
BABOUCHES: Final = piece("Babouches", 180, craft=Craft.LEATHER, barcode="2000000000015")

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
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def use_layout(self, layout: str) -> None:
        """Make a layout the only one of the keyboard: `fr`, or `ma(tifinagh)`."""
        name, _bracket, variant = layout.rstrip(")").partition("(")
        self.run("setxkbmap", "-layout", name, "-variant", variant)

    def scan(self, code: str, *, delay_ms: int = 8, ends: bool = True) -> None:
        """Press the keys an American keyboard has for a code, then Enter."""
        pressed: list[str] = []
        for character in code:
            key, is_shifted = KEYS[character]
            one = ["key", "--delay", str(delay_ms), str(key)]
            if is_shifted:
                one = [*shift("keydown"), *one, *shift("keyup")]
            pressed += one
        if ends:
            pressed += ["key", str(ENTER)]
        self.run("xdotool", *pressed)

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
        file = folders_in(self.home).shop
        connection = dbapi().connect(f"file:{file}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT lines FROM basket WHERE slot = 0").fetchone()
        finally:
            connection.close()
        lines = json.loads(row[0])["lines"] if row else []
        return {x["product"]["names"]["fr"]: x["quantity"]["thousandths"] // 1000 for x in lines}

    @property
    def sales(self) -> int:
        file = folders_in(self.home).shop
        connection = dbapi().connect(f"file:{file}?mode=ro", uri=True)
        try:
            count: int = connection.execute("SELECT count(*) FROM sale").fetchone()[0]
        finally:
            connection.close()
        return count

    def until(self, basket: dict[str, int]) -> None:
        """Wait until this is in the basket."""
        deadline = time.monotonic() + PATIENCE_S
        while self.basket != basket:
            assert time.monotonic() < deadline, f"{self.basket}, not {basket}"
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.program.wait(GLANCE_S)
            assert self.program.returncode is None, "the program ended by itself"


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """Start an X server whose layout outlives the programs that come and go."""
    install()
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-noreset"]
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


@pytest.fixture(scope="session")
def closed_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of a shop that two products are sold in."""
    home = tmp_path_factory.mktemp("home")
    folders = folders_in(home)
    folders.make()
    till = open_till(folders.shop, Keys(folders.keys, with_keyring=False))
    till.open_identity(label="Stand 24", is_example=False)
    till.write(open_shop, Seller(names=Names(fr="Atelier Tissa")), Names(fr="Foire de Fès"))
    for product in (TAJINE, BABOUCHES):
        till.write(add_product, product, pieces(50))
    till.close()
    return home


@pytest.fixture
def starting(display: Display, closed_shop: Path, tmp_path: Path) -> Iterator[Stand]:
    """Start the program and return as soon as its window can be typed into."""
    home = tmp_path / "home"
    shutil.copytree(closed_shop, home)
    environment = {**display.environment, "RAHBA_HOME": str(home)}
    with subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=environment) as program:
        try:
            window = display.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Rahba")
            display.run("xdotool", "windowfocus", "--sync", window.split()[0])
            yield Stand(display, home, program)
        finally:
            program.terminate()
            program.wait(timeout=20)


@pytest.fixture
def ready(starting: Stand) -> Stand:
    """Return the program once a first scan has gone through it."""
    starting.display.use_layout("us")
    starting.display.scan("2000000000015", delay_ms=1)
    starting.until({"Babouches": 1})
    return starting


def shift(way: str) -> list[str]:
    return [way, "--delay", "1", str(SHIFT)]


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
