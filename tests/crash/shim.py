"""Building the shim, and running a script under it."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).resolve().parents[2]
_COMPILER: Final = shutil.which("gcc") or shutil.which("cc")

needs_the_shim = pytest.mark.skipif(
    sys.platform != "linux" or _COMPILER is None,
    reason="standing between SQLite and the system takes Linux and a C compiler",
)


def built(folder: Path) -> Path:
    """Compile the shim; returns the library to load first."""
    assert _COMPILER is not None
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(
        [_COMPILER, "-O1", "-Wall", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True
    )
    return library


def run_under(library: Path, watched: Path, log: Path | None, *arguments: str) -> str:
    """Run `python -m ...` with the files below `watched` recorded to `log`; returns its output."""
    environment = {
        "LD_PRELOAD": str(library),
        "SHIM_FOLDER": str(watched),
        "PYTHONPATH": str(_ROOT),
        **({"SHIM_LOG": str(log)} if log else {}),
    }
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=_ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return result.stdout
