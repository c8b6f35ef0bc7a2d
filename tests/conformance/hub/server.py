"""A real PostgreSQL, installed when we may, run on a port of this machine for one run of tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pos.exchange.hub.address import HubAddress
from scripts.debian import install
from scripts.terminal import Stopped
from tests.conformance.hub.certificates import Authority, new_authority
from tests.conformance.printing.conftest import free_ports, missing

# A server refuses to run as the administrator; Debian's package brings this user.
LOW_USER = "postgres"
OWNER = "hub_owner"
PASSWORD = "of the tests alone"  # noqa: S105 - guards nothing
DATABASE = "hub"


@dataclass
class Server:
    """One server with a folder of its own. authority: who vouches for it."""

    programs: Path
    folder: Path
    port: int
    authority: Authority

    def start(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.folder / "log", "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def restart(self) -> None:
        """Fall over, with all its processes at once, and come back."""
        self.stop("immediate")
        self.start()

    def present(self, *names: str, authority: Authority | None = None, **how: bool) -> None:
        """Show another certificate to whoever connects from now on."""
        (authority or self.authority).vouch_for(self.data, *names, **how)
        for name in ("server.crt", "server.key"):
            _give(self.data / name)
        self._run("pg_ctl", "-D", self.data, "reload")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def owner_url(self) -> str:
        root = self.folder / "ca.pem"
        return (
            f"postgresql://{OWNER}@localhost:{self.port}/{DATABASE}"
            f"?sslmode=verify-full&sslrootcert={root}"
        )

    def address(self, port: int = 0) -> HubAddress:
        """Return where tills find the hub. port: of whatever stands between."""
        return HubAddress(
            host="localhost",
            port=port or self.port,
            database=DATABASE,
            role="",
            ca=self.authority.pem,
        )

    def set_up(self) -> None:
        """Make the data folder, with an owner who is not the administrator."""
        _give(self.folder)
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        _give(secret)
        self._run(
            *("initdb", "-D", self.data, "--auth=scram-sha-256", "--pwfile", secret),
            *("--encoding=UTF8", "--no-locale", "--username=admin", "--no-sync"),
        )
        (self.folder / "ca.pem").write_text(self.authority.pem)
        self.authority.vouch_for(self.data, "localhost")
        for name in ("server.crt", "server.key"):
            _give(self.data / name)
        (self.data / "pg_hba.conf").write_text(
            "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n"
        )
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"listen_addresses = 'localhost'\nport = {self.port}\nssl = on\n"
                f"unix_socket_directories = '{self.folder}'\nmax_connections = 60\n"
                # Its processes are killed, never the machine under it: nothing waits for the disk.
                "fsync = off\n"
            )
        self.start()
        with self.admin("postgres") as admin:
            admin.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{PASSWORD}'".encode())
            admin.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}".encode())

    @contextmanager
    def admin(self, database: str = DATABASE) -> Iterator[Any]:
        """Connect as the administrator of the server, whom no rule binds."""
        import psycopg

        with psycopg.connect(
            host="localhost",
            port=self.port,
            dbname=database,
            user="admin",
            password=PASSWORD,
            sslmode="require",  # whatever certificate a test has it show
            autocommit=True,
        ) as line:
            yield line

    def _run(self, program: str, *arguments: str | Path) -> None:
        with (self.folder / "errors").open("ab") as errors:
            done = subprocess.run(
                [self.programs / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=self.folder,
                user=LOW_USER if os.geteuid() == 0 else None,
                group=LOW_USER if os.geteuid() == 0 else None,
                extra_groups=[] if os.geteuid() == 0 else None,
                env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
            )
        assert done.returncode == 0, self._told()

    def _told(self) -> str:
        """Return the end of what the programs and the server itself said."""
        files = [self.folder / name for name in ("errors", "log")]
        return "\n".join(file.read_text()[-2000:] for file in files if file.exists())


@contextmanager
def running_server() -> Iterator[Server]:
    """Run a server; it and all it wrote are gone afterwards."""
    programs = installed()
    folder = Path(tempfile.mkdtemp(prefix="rahba-hub-"))
    server = Server(programs, folder, free_ports(1)[0], new_authority("Hub of the tests"))
    try:
        server.set_up()
        yield server
    finally:
        if (server.data / "postmaster.pid").exists():
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def installed() -> Path:
    """Return the folder of the server's programs."""
    found = known_programs()
    if found is None:
        try:
            install(["postgresql"])
        except Stopped as error:
            missing(str(error))
        found = known_programs()
    return found if found is not None else missing("PostgreSQL 15 is not installed")


def known_programs() -> Path | None:
    """Return the folder of the programs that are installed, None without any."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    known = [file.parent for file in folders if int(file.parent.parent.name) >= 15]
    # 15 where it is there: what hosts on Debian have, and what the rules are written for.
    return min(known, key=lambda folder: int(folder.parent.name), default=None)


def _give(path: Path) -> None:
    """Hand a file to the user the server runs as."""
    if os.geteuid() == 0:
        user = pwd.getpwnam(LOW_USER)
        os.chown(path, user.pw_uid, user.pw_gid)
