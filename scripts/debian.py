"""Packages of Debian and its relatives: installed when we may, otherwise named."""

import os
import shutil
from collections.abc import Sequence

from scripts.terminal import Stopped, say, status, succeeds

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def is_here() -> bool:
    """Tell whether this system takes its packages through apt."""
    return shutil.which("apt-get") is not None


def install(packages: Sequence[str], purpose: str) -> None:
    """Install `packages`; raise Stopped with the command to type when we may not or cannot.

    purpose: what needs them, as the end of "These packages are missing for ...".
    """
    prefix = _as_root()
    if prefix is None:
        raise Stopped(
            f"These system packages are missing for {purpose}, and installing them needs the "
            f"administrator. Type this, then run the same command again:\n\n  {by_hand(packages)}"
        )
    say(f"Installing system packages for {purpose}: {' '.join(packages)}")
    install_command = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends"]
    status([*prefix, "apt-get", "update", "-q"], QUIET)
    if status([*install_command, *packages], QUIET) != 0:
        raise Stopped(
            f"apt-get could not install the system packages for {purpose} (its own words are "
            f"above; often there is no network). Try by hand:\n\n  {by_hand(packages)}"
        )


def by_hand(packages: Sequence[str]) -> str:
    """Return the one line a person types to install `packages`."""
    command = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if _is_root():
        return command
    if shutil.which("sudo"):
        return f"sudo sh -c '{command}'"
    return f"su -c '{command}'"


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root; None when we may not."""
    if _is_root():
        return []
    return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"] if succeeds(["sudo", "-n", "true"]) else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
