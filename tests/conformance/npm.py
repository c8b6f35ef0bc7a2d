"""Programs of npm that judge ours: installed by their lock, once for each version of it."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conformance.screen import missing

# Where Debian and NodeSource keep the headers that what is built here is built against.
HEADERS = Path("/usr/include/node/node.h")


def node() -> str:
    """Return node; a missing one is told, and fails where nobody looks."""
    found = shutil.which("node")
    if found is None or shutil.which("npm") is None:
        missing("node and npm are not installed")
    return found


def installed(config: pytest.Config, locks: Path, build: Sequence[str] = ()) -> Path:
    """Return the folder in which what `locks` holds is installed.

    Nothing of it runs on being installed. build: packages that are compiled here, because what
    they would fetch ready-made comes from no registry.
    """
    node()
    files = [locks / "package.json", locks / "package-lock.json"]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    assert config.cache is not None
    folder = config.cache.mkdir("npm") / f"{locks.name}-{digest}"
    done = folder / "done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder)
        _run(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        if build:
            _run(folder, "rebuild", *build, "--foreground-scripts")
        done.touch()
    return folder


def _run(folder: Path, *command: str) -> None:
    environment = dict(os.environ)
    if HEADERS.exists():
        environment |= {
            "npm_config_nodedir": str(HEADERS.parents[2]),
            "npm_config_build_from_source": "true",
        }
    told = subprocess.run(
        ["npm", *command], cwd=folder, env=environment, capture_output=True, text=True
    )
    if told.returncode:
        missing(f"npm {' '.join(command)}: {(told.stdout + told.stderr)[-3000:]}")
