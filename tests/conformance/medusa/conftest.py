"""Who judges the connector to Medusa: Medusa on PostgreSQL, installed once for its lock."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from tests.conformance.hub.server import DATABASE, OWNER, PASSWORD, Server, running_server
from tests.conformance.medusa.shop import Shopkeeper, opened
from tests.conformance.npm import installed, node
from tests.conformance.printing.conftest import free_ports

HERE: Final = Path(__file__).parent
USER, SECRET = "owner@shop.test", "what-the-tests-know"
_READY: Final = "Server is ready"


@pytest.fixture(scope="session")
def keeper(request: pytest.FixtureRequest) -> Iterator[Shopkeeper]:
    folder = installed(request.config, HERE)
    shutil.copy(HERE / "medusa-config.js", folder)
    (folder / "src").mkdir(exist_ok=True)
    with running_server() as server, _running(folder, server) as base:
        shopkeeper = opened(base, USER, SECRET)
        yield shopkeeper
        shopkeeper.owner.close()


@contextmanager
def _running(folder: Path, server: Server) -> Iterator[str]:
    port = free_ports(1)[0]
    medusa = [node(), "node_modules/@medusajs/cli/cli.js"]
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgres://{OWNER}:{PASSWORD.replace(' ', '%20')}"
        f"@127.0.0.1:{server.port}/{DATABASE}",
        "MEDUSA_DISABLE_TELEMETRY": "true",
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    for command in (("db:migrate", "--skip-scripts"), ("user", "-e", USER, "-p", SECRET)):
        done = subprocess.run(
            [*medusa, *command], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    process = subprocess.Popen(
        [*medusa, "start"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if _READY in line:
                break
        else:
            raise AssertionError("".join(said)[-3000:])
        # What it goes on to say is read, or it would stand still with its mouth full.
        Thread(target=process.stdout.read, daemon=True).start()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
