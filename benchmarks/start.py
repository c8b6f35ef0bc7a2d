"""From typing the command to ready to scan, beside an empty Qt window.

    python -m benchmarks.start [--small] [--folder DIR]

Whole processes, off-screen, in turn. Ready: the shop's file open, the first screen of products
painted, the search box waiting for the scanner.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measure import Figure, figure, interleaved, milliseconds, percentile, report
from benchmarks.shop import make_shop
from pos.folders import folders_in

_ROOT: Final = Path(__file__).resolve().parent.parent
_TILL: Final = "from benchmarks.readiness import till; till()"
_EMPTY: Final = "from benchmarks.readiness import empty_window; empty_window()"
# What the difference is made of: each of these alone, in a process of its own.
_PARTS: Final = {
    "python itself": "pass",
    "Qt's modules": "import PySide6.QtWidgets",
    "SQLAlchemy's modules": "import sqlalchemy.dialects.sqlite",
    "the program's modules without Qt": "import pos.services.selling, pos.services.products",
    "all modules": "import benchmarks.readiness, ui.program, ui.entries",
}


def process(code: str, home: Path) -> float:
    """Run Python code in a process of its own; returns its milliseconds from start to end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RAHBA_HOME": str(home)}
    # A till keeps its compiled modules; the first process of each kind writes them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    return milliseconds(
        lambda: subprocess.run(
            command, cwd=_ROOT, env=environment, check=True, stderr=subprocess.PIPE
        )
    )


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure with many products; a small run shows only that all of it works."""
    products, rounds = (500, 3) if small else (20_000, 15)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        folders = folders_in(Path(name))
        folders.make()
        make_shop(folders.data, products, folders.shop.name, folders.keys).close()
        for code in (_TILL, _EMPTY):
            process(code, Path(name))
        ours, floor = interleaved(
            rounds, lambda: [process(_TILL, Path(name))], lambda: [process(_EMPTY, Path(name))]
        )
        for part, code in _PARTS.items():
            before = _processor_seconds()
            times = [process(code, Path(name)) for _ in range(rounds)]
            used = (_processor_seconds() - before) / rounds * 1000
            print(f"{part}: {percentile(times, 50):.0f} ms, {used:.0f} ms of a processor")
    label = f"ready to scan with {products:,} products, ms"
    return [figure(label, percentile(ours, 50), percentile(floor, 50), 1.5)]


def _processor_seconds() -> float:
    """Return what ended child processes have used: it says less about who else is at work."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Read the command line, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--folder", type=Path, help="measure on this disk")
    given = parser.parse_args()
    report(run(given.folder, small=given.small))


if __name__ == "__main__":
    main()
