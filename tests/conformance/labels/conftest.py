"""Who judges labels: a renderer of ZPL that knows nothing of ours."""

import base64
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pos.printing.raster import prepare
from scripts.debian import install
from scripts.terminal import Stopped
from tests.conformance.screen import missing

HERE = Path(__file__).parent
RENDERER = HERE / "render.mjs"
LOCKS = (HERE / "package.json", HERE / "package-lock.json")

Renderer = Callable[[bytes, tuple[float, float], int], list[Image.Image]]


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    assert qapp
    prepare()


@pytest.fixture(scope="session")
def poppler() -> str:
    """Return the program that draws a PDF."""
    if shutil.which("pdftoppm") is None:
        needs("poppler-utils")
    return "pdftoppm"


@pytest.fixture(scope="session")
def zebra(request: pytest.FixtureRequest) -> Renderer:
    """Return what renders ZPL, installed once for each version of its lock."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        missing("node and npm are not installed")
    assert request.config.cache is not None
    digest = hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS)).hexdigest()[:16]
    folder = request.config.cache.mkdir("zpl") / digest
    if not (folder / "node_modules").exists():
        folder.mkdir(exist_ok=True)
        for lock in LOCKS:
            shutil.copy(lock, folder)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts"], cwd=folder, capture_output=True, text=True
        )
        if done.returncode:
            missing(f"the renderer of ZPL could not be installed: {done.stderr[-2000:]}")

    def render(zpl: bytes, size_mm: tuple[float, float], density: int) -> list[Image.Image]:
        sizes = [str(number) for number in (*size_mm, density)]
        done = subprocess.run(
            [node, RENDERER, *sizes], cwd=folder, input=zpl, capture_output=True, check=True
        )
        lines = done.stdout.decode().split()
        return [Image.open(BytesIO(base64.b64decode(line))).convert("L") for line in lines]

    return render


def needs(package: str) -> None:
    """Install a package of the system, where we may."""
    if not os.environ.get("CI") and os.geteuid() != 0:
        missing(f"{package} is not installed")
    try:
        install([package])
    except Stopped as stopped:
        missing(str(stopped))
