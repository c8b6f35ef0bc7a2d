"""From typing the command to a scan that was rung up, beside an empty Qt window.

    python -m benchmarks.start [--small] [--folder DIR]

Whole processes, off-screen, in turn, each started as `main.py` starts. A label is scanned at the
moment the window is first painted. What "ready to scan" means is told in rows of its own: from when
on a scan is kept, and when that first one is a painted line of the basket.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.measure import Figure, figure, interleaved, percentile, run_from_command_line
from benchmarks.readiness import KEPT, PAINTED, RUNG_UP, SHOWN
from benchmarks.shop import goods, make_shop
from pos.folders import folders_in
from pos.store.file import connect

_ROOT: Final = Path(__file__).resolve().parent.parent
_TILL: Final = (
    "from main import open_window; application, program = open_window(); "
    "from benchmarks.readiness import follow; follow(program, {code!r}); application.exec()"
)
_EMPTY: Final = "from benchmarks.readiness import empty_window; empty_window()"
_GOAL: Final = 1.5
# Tidying up is no part of a start.
_LEAVE: Final = "; import os; os._exit(0)"
# What the difference is made of: each of these alone, in a process of its own.
_PARTS: Final = {
    "python itself": "pass",
    "Qt's modules": "import PySide6.QtWidgets",
    "the modules of the first frame": "import main, PySide6.QtWidgets, ui.program, ui.entries",
    "SQLAlchemy's modules": "import sqlalchemy.dialects.sqlite",
    "the program's modules without Qt": "import pos.services.selling, pos.services.products",
    "all modules until the first scan": "import ui.program, ui.opening, ui.pages.sell.page",
}


def process(code: str, home: Path) -> dict[str, float]:
    """Run Python code in a process of its own.

    Returns how many milliseconds after the command each mark was reached that it wrote down.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RAHBA_HOME": str(home)}
    # A till keeps its compiled modules; the first process of each kind writes them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    started = time.time_ns()
    finished = subprocess.run(
        command, cwd=_ROOT, env=environment, check=True, capture_output=True, text=True
    )
    marks = json.loads(finished.stdout) if finished.stdout else {"": time.time_ns()}
    return {mark: (at - started) / 1e6 for mark, at in marks.items()}


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure with many products; a small run shows only that all of it works."""
    products, rounds = (500, 3) if small else (20_000, 15)
    code = next(goods()).barcode
    marks: dict[str, list[float]] = {KEPT: [], PAINTED: [], RUNG_UP: [], SHOWN: []}
    with tempfile.TemporaryDirectory(dir=folder) as name:
        home, folders = Path(name), folders_in(Path(name))
        folders.make()
        make_shop(folders.data, products, folders.shop.name, folders.keys).close()

        def ours() -> list[float]:
            _empty_basket(folders.shop)
            reached = process(_TILL.format(code=code), home)
            for mark, times in marks.items():
                times.append(reached[mark])
            return []

        def floor() -> list[float]:
            return [process(_EMPTY, home)[PAINTED]]

        for side in (ours, floor):
            side()
        for times in marks.values():
            times.clear()
        _none, empty = interleaved(rounds, ours, floor)
        _print_parts(rounds, home)
    return [
        figure(
            f"{mark} with {products:,} products, ms",
            percentile(times, 50),
            percentile(empty, 50),
            _GOAL,
        )
        for mark, times in marks.items()
    ]


def _empty_basket(shop: Path) -> None:
    """Take out what the run before rang up: each begins with an empty basket."""
    connection = connect(shop)
    connection.execute("DELETE FROM basket")
    connection.close()


def _print_parts(rounds: int, home: Path) -> None:
    for part, code in _PARTS.items():
        before = _processor_seconds()
        times = [process(code + _LEAVE, home)[""] for _ in range(rounds)]
        used = (_processor_seconds() - before) / rounds * 1000
        print(f"{part}: {percentile(times, 50):.0f} ms, {used:.0f} ms of a processor")


def _processor_seconds() -> float:
    """Return what ended child processes have used: it says less about who else is at work."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
