"""The system libraries Qt loads, found missing by loading them rather than by asking dpkg.

The wheels bring Qt itself, but not what every desktop has and a bare container has not.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

# Library -> Debian package. Checked in a minimal Debian 12 root with PySide6 6.11.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# Qt's camera comes with its sound, which wants this.
CAMERA = {"libpulse.so.0": "libpulse0"}


def has_display(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown. Only Linux can be without a display."""
    if sys.platform != "linux":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def missing(*, camera: bool = False) -> dict[str, str]:
    """Return the libraries Qt lacks on this machine, each with its Debian package."""
    if sys.platform != "linux":
        return {}
    packages = needed(os.environ) | (CAMERA if camera else {})
    return {library: package for library, package in packages.items() if not _loads(library)}


def needed(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the libraries that the display of `environment`, or having none, calls for."""
    if environment.get("DISPLAY"):
        return ALWAYS | X11
    return ALWAYS | WAYLAND if environment.get("WAYLAND_DISPLAY") else ALWAYS


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
