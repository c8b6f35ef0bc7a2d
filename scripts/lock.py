"""The requirements files: every package at one version, with the hashes of its files.

Those of the project start with a digest of what they were resolved from, so that a test can tell
without network that pyproject.toml changed and they did not.
"""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

from scripts.environment import FOR_CAMERA, TO_DEVELOP, TO_RUN, UV_LOCK
from scripts.terminal import ROOT, must

# Python 3.11 is the oldest we support. No address of a registry goes into a lock: which one to
# ask is the choice of the machine.
COMPILE = ("pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-emit-index-url", "--no-header", "--no-annotate")


def write_all(uv: list[str | Path]) -> None:
    """Write all locks; versions already locked stay where pyproject.toml allows them."""
    _resolve(uv, ["pyproject.toml"], TO_RUN)
    _resolve(uv, ["pyproject.toml", "--group", "dev"], TO_DEVELOP)
    # The camera comes on top of either, so what they hold is what it gets.
    whole = ["pyproject.toml", "--extra", "camera", "-c", TO_DEVELOP]
    _resolve(uv, whole, FOR_CAMERA)
    _resolve(uv, ["scripts/uv.in"], UV_LOCK)
    for path in (ROOT / TO_RUN, ROOT / TO_DEVELOP, ROOT / FOR_CAMERA):
        path.write_text(heading() + path.read_text("utf-8"), "utf-8")


def digest() -> str:
    """Return the SHA-256 of the dependencies that pyproject.toml declares, extras included."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [
        project["project"]["requires-python"],
        project["project"]["dependencies"],
        project["project"]["optional-dependencies"],
        project["dependency-groups"],
    ]
    return hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()


def heading() -> str:
    """Return the first line of a lock written from pyproject.toml as it is now."""
    return f"# Written by `make lock` from the dependencies of pyproject.toml, sha256 {digest()}\n"


def _resolve(uv: list[str | Path], source: list[str], name: str) -> None:
    must(
        [*uv, *COMPILE, *PLAIN, *source, "-o", name],
        f"uv could not resolve {name} (its own words are above).",
    )
