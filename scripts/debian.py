"""Packages of Debian and its relatives: installed when we may, otherwise named."""

import os
import shutil
from collections.abc import Sequence

from scripts.terminal import Stopped, say, status, succeeds

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
UNATTENDED = ["env", "DEBIAN_FRONTEND=noninteractive"]


def install(packages: Sequence[str]) -> None:
    """Install `packages`; raise Stopped with the command to type when we may not or cannot."""
    prefix = _as_root()
    if prefix is None:
        raise Stopped(
            "Some system packages are missing, and only the administrator may install them. "
            f"Type this, then run the same command again:\n\n  {by_hand(packages)}\n"
        )
    say(f"Installing the system packages {' '.join(packages)}")
    status([*prefix, "apt-get", "update", "-q"])
    if status([*prefix, *INSTALL, "-q", *packages]) != 0:
        raise Stopped(
            "apt-get could not install the system packages (its own words are above; most often "
            f"there is no network). By hand it is:\n\n  {by_hand(packages)}\n"
        )


def by_hand(packages: Sequence[str]) -> str:
    """Return the one line a person types to install `packages`."""
    command = f"apt-get update && {' '.join(INSTALL)} {' '.join(packages)}"
    if _is_root():
        return command
    return f"sudo sh -c '{command}'" if shutil.which("sudo") else f"su -c '{command}'"


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root; None when we may not."""
    if _is_root():
        return UNATTENDED
    return ["sudo", "-n", *UNATTENDED] if succeeds(["sudo", "-n", "true"]) else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
