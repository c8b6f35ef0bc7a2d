"""A line to a printer of CUPS, given raw bytes by `lp`: the last resort on Linux and macOS.

The bytes are gathered and handed over at the end. CUPS takes them and tells nothing of the paper,
so such a printer is always mute.
"""

import os
import subprocess
from typing import Final

from pos.i18n import gettext as _
from pos.printing.outcome import PrinterUnavailable
from pos.printing.printers import SystemQueue

_ENOUGH_S: Final = 5.0


class CupsLine:
    """Bytes for one job of CUPS (`pos.printing.line.Line`)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._gathered = bytearray()

    def send(self, part: bytes, _seconds: float) -> None:
        """Gather `part`."""
        self._gathered += part

    def read(self, _seconds: float) -> int:
        """Nothing ever comes back."""
        raise TimeoutError("CUPS does not hand on what a printer answers")

    def drain(self) -> None:
        """Nothing ever comes back."""

    def finish(self, seconds: float) -> None:
        """Hand the job over; raises `PrinterUnavailable` where CUPS did not take it."""
        command = ["lp", "-s", "-d", self._name, "-o", "raw", "-"]
        try:
            subprocess.run(  # noqa: S603 - the name is an argument of its own, no shell reads it
                command,
                input=bytes(self._gathered),
                capture_output=True,
                timeout=seconds,
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise TimeoutError("CUPS takes no job") from error
        except subprocess.CalledProcessError as error:
            raise PrinterUnavailable(
                _(
                    "The system did not take the paper for the printer {name}. The sale is "
                    "recorded and nothing was printed. Look at the printers of the system."
                ).format(name=self._name)
            ) from error

    def close(self) -> None:
        """Forget what was gathered."""
        self._gathered.clear()


def open_queue(way: SystemQueue, seconds: float) -> CupsLine:
    """Hold a printer of CUPS; raises OSError for one that CUPS does not know."""
    if way.name not in queues(seconds):
        raise FileNotFoundError(f"CUPS has no printer {way.name}")
    return CupsLine(way.name)


def queues(seconds: float = _ENOUGH_S) -> tuple[str, ...]:
    """Return the names of the printers that CUPS knows; none where there is no CUPS."""
    try:
        told = subprocess.run(
            ["lpstat", "-e"],  # noqa: S607 - wherever the system has it
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    named = (os.fsdecode(line.strip()) for line in told.stdout.splitlines())
    # A name that cannot be read could be neither shown nor kept; the others are still there.
    return tuple(name for name in named if name and name.isprintable())
