"""Everything in `pos` but the module that draws receipts works on a machine without Qt."""

import subprocess
import sys

from tests.architecture.source import ROOT, modules

DRAWING = "pos.printing.raster"

IMPORT_WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not for pos")

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def imported_without_qt(*names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", IMPORT_WITHOUT_QT, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_core_imports_without_qt() -> None:
    names = [m.name for m in modules("pos") if m.name != DRAWING]

    finished = imported_without_qt(*names)

    assert finished.returncode == 0, finished.stderr


def test_an_import_of_qt_would_be_seen() -> None:
    finished = imported_without_qt("PySide6.QtCore")

    assert "PySide6 is not for pos" in finished.stderr
