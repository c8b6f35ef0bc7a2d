"""Child processes that start in milliseconds and are killed without a word."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

# A server that has everything loaded forks each child; Windows starts each from nothing.
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")


def preload() -> None:
    """Have the fork server load the program once, before the first child."""
    if "forkserver" in _METHODS:
        multiprocessing.set_forkserver_preload(["__main__", "tests.crash.seller", "cryptography"])


def started(target: Callable[..., None], *args: object) -> BaseProcess:
    """Start `target` in a process of its own."""
    process: BaseProcess = _CONTEXT.Process(target=target, args=args)  # type: ignore[attr-defined]
    process.start()
    return process


def wait_for(file: Path, process: BaseProcess) -> None:
    """Wait until the process has written something into the file."""
    while not (file.exists() and file.stat().st_size):
        process.join(0.002)
        assert process.exitcode is None, f"it ended by itself with {process.exitcode}"


def killed(process: BaseProcess, after_seconds: float) -> None:
    """Kill the process (SIGKILL, or what Windows has) after a while of leaving it in peace."""
    process.join(after_seconds)
    assert process.exitcode is None, f"it ended by itself with {process.exitcode}"
    process.kill()
    process.join()
