"""The project's own Python environment, `.venv`, holding exactly what a lock file names.

A stamp in `.venv` remembers the lock and the packages found after installing it, so that a second
run starts at once and a change made behind our back (`uv run`, a hand-typed pip) is noticed.
"""

import hashlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.terminal import ROOT, Stopped, answer, must, say, succeeds

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{SUFFIX}"
STAMP = VENV / "locked.sha256"
# Stands there once the camera was wanted. To take it out again, .venv is made anew: its package
# shares files with another, which would go with it.
WITH_CAMERA = VENV / "with-camera"

TO_RUN = "requirements.txt"
TO_DEVELOP = "requirements-dev.txt"  # holds all of TO_RUN and more
FOR_CAMERA = "requirements-camera.txt"  # TO_RUN and what reads codes by a camera
UV_LOCK = "requirements-uv.txt"

NO_NETWORK = (
    "{what} could not be installed; the words of the installer are above. "
    "Most often there is no network: connect, then run the same command again."
)


def prepare(lock: str) -> None:
    """Make `.venv` hold what `lock` names: TO_RUN or TO_DEVELOP. Quick when it already does.

    The camera stays there once `add_camera` put it there. Raises Stopped, in words, when Python's
    own parts or the network are missing.
    """
    _make()
    camera = (FOR_CAMERA,) if WITH_CAMERA.exists() else ()
    locks = (lock, *camera)
    held = STAMP.read_text() if STAMP.exists() else ""
    if held in {_fingerprint(locks), _fingerprint((TO_DEVELOP, *camera))}:
        return
    named = " and ".join(locks)
    say(f"Installing the packages of {named} into .venv")
    sync = [*uv(), "pip", "sync", "-q", "--python", PYTHON, *locks]
    must(sync, NO_NETWORK.format(what=f"The packages of {named}"), _registry())
    STAMP.write_text(_fingerprint(locks))


def add_camera() -> None:
    """Make `.venv` hold what reads codes by a camera too, from now on; raises as `prepare` does."""
    _make()
    was_wanted = WITH_CAMERA.exists()
    # Who has the checks already keeps them.
    checks = BIN / f"pytest{SUFFIX}"
    WITH_CAMERA.touch()
    try:
        prepare(TO_DEVELOP if checks.exists() else TO_RUN)
    except Stopped:
        # Without network it is not wanted for ever: `make run` must start as it did.
        if not was_wanted:
            WITH_CAMERA.unlink()
        raise


def missing() -> dict[str, str]:
    """Return what `.venv` cannot be filled without, with its Debian package; empty if all is here.

    Debian ships ensurepip, from which a new environment gets its pip, apart from Python.
    """
    if BIN.joinpath(f"uv{SUFFIX}").exists() or _importable("ensurepip") or _importable("pip"):
        return {}
    return {} if shutil.which("uv") else {"ensurepip": f"python3.{sys.version_info.minor}-venv"}


def uv() -> list[str | Path]:
    """Return the command of uv, installing it into `.venv` first if it is not there."""
    program = BIN / f"uv{SUFFIX}"
    if not program.exists():
        must([*_installer(), "-r", UV_LOCK], NO_NETWORK.format(what="The installer (uv)"))
    return [program]


def _make() -> None:
    if not _works():
        _create()


def _works() -> bool:
    """Tell whether `.venv` has a Python that starts and is recent enough."""
    return succeeds([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def _create() -> None:
    """Make `.venv`, without a pip of its own where this Python has no ensurepip."""
    say("Making .venv")
    importlib.invalidate_caches()
    bare = [] if _importable("ensurepip") else ["--without-pip"]
    must(
        [sys.executable, "-m", "venv", "--clear", *bare, VENV],
        f"Python could not make its environment in {VENV} (its own words are above).",
    )


def _installer() -> list[str | Path]:
    """Return the command that installs into `.venv`: its own pip, this Python's pip, or uv."""
    pip: list[str | Path] = [PYTHON, "-m", "pip"]
    quiet = ["install", "-q", "--disable-pip-version-check"]
    if succeeds([*pip, "--version"]) or succeeds([PYTHON, "-m", "ensurepip"]):
        return [*pip, *quiet]
    if _importable("pip"):
        return [sys.executable, "-m", "pip", "--python", PYTHON, *quiet]
    if shutil.which("uv"):
        return ["uv", "pip", "install", "-q", "--python", PYTHON]
    raise Stopped(f"Nothing can install into {VENV}. Delete it, then run the same command again.")


def _registry() -> dict[str, str]:
    """Return, as a setting of uv, the registry that this machine told pip to ask, if it did."""
    pip = [PYTHON if (BIN / f"pip{SUFFIX}").exists() else sys.executable, "-m", "pip"]
    told = os.environ.get("PIP_INDEX_URL") or answer([*pip, "config", "get", "global.index-url"])
    return {"UV_DEFAULT_INDEX": told} if told and "UV_DEFAULT_INDEX" not in os.environ else {}


def _importable(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _fingerprint(locks: Sequence[str]) -> str:
    """Return the SHA-256 of the bytes of locks and of the packages that `.venv` holds now."""
    packages = sorted(path.name for path in VENV.glob("[Ll]ib*/**/site-packages/*.dist-info"))
    content = b"".join((ROOT / lock).read_bytes() for lock in locks)
    return hashlib.sha256(content + "\n".join(packages).encode()).hexdigest()
