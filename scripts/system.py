"""What only the system can give: Python's missing parts and the libraries of the screen."""

import shutil

from scripts import debian, environment, qt_libraries
from scripts.terminal import Stopped, say

# What some tests read papers with, and the Debian package of each.
TEST_TOOLS = {"pdftotext": "poppler-utils"}


def ensure(*, screen: bool, camera: bool = False) -> None:
    """Install what is missing, all at once; raise Stopped in words when that cannot be done.

    screen: whether Qt is about to be used; camera: and its camera.
    """
    missing = environment.missing() | (qt_libraries.missing(camera=camera) if screen else {})
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Stopped(
            f"This system lacks what Rahba needs: {', '.join(missing)}.\n"
            "Install them with its package manager, then run the same command again. "
            f"(Debian calls the packages {' '.join(missing.values())}.)"
        )
    debian.install(list(missing.values()))
    if still := qt_libraries.missing(camera=camera) if screen else {}:
        raise Stopped(f"These libraries are installed but cannot be loaded: {', '.join(still)}.")


def offer_test_tools() -> None:
    """Install what some tests read papers with, where we may; without it they skip by name."""
    missing = {tool: name for tool, name in TEST_TOOLS.items() if shutil.which(tool) is None}
    if not missing:
        return
    try:
        if shutil.which("apt-get") is None:
            raise Stopped(f"Missing: {', '.join(missing)}.")
        debian.install(list(missing.values()))
    except Stopped as stopped:
        say(f"{stopped}\nThe tests that need {', '.join(missing)} are skipped.")
