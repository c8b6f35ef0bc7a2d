"""A simulated printer: emupos, in an environment of its own because it needs Python 3.13."""

import hashlib
import http.client
import json
import os
import random
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

LOCK = Path(__file__).parent / "emupos.txt"
IS_NEW = "import sys; sys.exit(sys.version_info < (3, 13))"

PROFILE = """
type: printer
name: 58 mm
dpi: 203
width_dots: {width}
font_a: {{ width: 12, height: 24 }}
font_b: {{ width: 9, height: 17 }}
code_pages: {{ 16: WPC1252 }}
default_code_page: 16
drawer_sensor_open_level: high
printer_id: {{ model: 1, autocutter: true, maker: EPSON, name: TM-T20III }}
serial: {{ baud: 9600, data_bits: 8, parity: none, stop_bits: 1 }}
"""
DEVICE = """
  - id: front{width}
    type: printer
    profile: {profile}
    connections:
      - tcp: {{ port: {port} }}
      - serial: {{ pty: true, link: rahba-{port} }}
"""


@dataclass(frozen=True)
class Simulated:
    """One simulated printer, and the hands of the person beside it.

    api: port of the control interface. port: where the printer takes raw bytes; its serial end
    has a name of its own.
    """

    name: str
    port: int
    api: int

    @property
    def serial(self) -> str:
        """The path of its serial end."""
        told = json.loads(self._ask("GET", ""))["connections"]
        path: str = next(each["device_path"] for each in told if each["kind"] == "serial")
        return path

    def images(self) -> list[bytes]:
        """Return what came out so far, oldest first, as PNG."""
        receipts = json.loads(self._ask("GET", "receipts"))
        names = sorted(receipt["id"] for receipt in receipts)
        return [self._ask("GET", f"receipts/{name}/image") for name in names]

    def text(self) -> str:
        """Return what the letters of the newest paper say."""
        newest = max(receipt["id"] for receipt in json.loads(self._ask("GET", "receipts")))
        return self._ask("GET", f"receipts/{newest}/text").decode()

    def break_down(self, fault: str) -> None:
        """Run out of paper, open the cover, go off-line."""
        self._ask("PUT", f"faults/{fault}")

    def mend(self, fault: str) -> None:
        """Put in a new roll, close the cover, go on-line."""
        self._ask("DELETE", f"faults/{fault}")

    def drawer(self) -> str:
        """Return whether the drawer is open or closed."""
        state: str = json.loads(self._ask("GET", ""))["state"]["drawer"]
        return state

    def close_drawer(self) -> None:
        """Push the drawer shut."""
        self._ask("POST", "drawer/close")

    def _ask(self, method: str, what: str) -> bytes:
        line = http.client.HTTPConnection("127.0.0.1", self.api, timeout=10)
        try:
            line.request(method, f"/api/v1/devices/{self.name}/{what}".rstrip("/"))
            answer = line.getresponse()
            body = answer.read()
        finally:
            line.close()
        assert answer.status < 300, body
        return body


@pytest.fixture(scope="session")
def simulator(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[int, Simulated]]:
    """Run a printer for each paper width: 576 and 384 dots."""
    assert request.config.cache is not None
    program = installed(request.config.cache.mkdir("emupos"))
    folder = tmp_path_factory.mktemp("emupos")
    printers = configured(folder)
    with (
        (folder / "errors").open("wb") as errors,
        subprocess.Popen(
            [program, "run", "--config", folder / "emupos.yaml"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        ) as process,
    ):
        assert process.stdout is not None
        ready = any(b"Showing events" in line for line in process.stdout)
        try:
            assert ready, (folder / "errors").read_text()
            yield printers
        finally:
            process.terminate()
            process.communicate(timeout=20)


def configured(folder: Path) -> dict[int, Simulated]:
    """Write the configuration, on ports that are free."""
    api, *ports = free_ports(3)
    devices = ""
    printers = {}
    for width, port in zip((576, 384), ports, strict=True):
        profile = folder / f"{width}.yaml"
        profile.write_text(PROFILE.format(width=width))
        devices += DEVICE.format(width=width, profile=profile, port=port)
        printers[width] = Simulated(f"front{width}", port, api)
    settings = f"schema: 1\napi: {{ host: 127.0.0.1, port: {api} }}\ndevices:{devices}"
    (folder / "emupos.yaml").write_text(settings)
    return printers


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on just now, and that no connection is lent by chance.

    The system lends ports from 32768 upwards to whoever connects: a server that falls and comes
    back on one of those may find it taken meanwhile.
    """
    ports: list[int] = []
    for port in random.SystemRandom().sample(range(20_000, 32_000), 12_000):
        if len(ports) == count:
            break
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.append(port)
    return ports


def installed(folder: Path) -> Path:
    """Return the simulator's program, installed once for each version of the lock file."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    program = folder / digest / "bin" / "emupos"
    if not program.exists():
        python = newer_python()
        run(python, "-m", "venv", "--clear", folder / digest)
        pip = folder / digest / "bin" / "python"
        run(pip, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK)
    return program


def newer_python() -> Path:
    """Return a Python that the simulator runs on."""
    named = [shutil.which(f"python3.{minor}") for minor in range(13, 20)]
    kept = Path.home().glob(".pyenv/versions/3.*/bin/python")
    candidates = [*(Path(name) for name in named if name), *sorted(kept, reverse=True)]
    new = [each for each in candidates if not subprocess.run([each, "-c", IS_NEW]).returncode]
    return new[0] if new else missing("Python 3.13 or newer is not installed")


def run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        missing(f"{command[-1]} could not be installed: {done.stderr[-2000:]}")


def missing(why: str) -> NoReturn:
    """Say what is not there: a developer may go without, the gate may not."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
