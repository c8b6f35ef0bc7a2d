"""What a device knows of its scanner: how it types, and what it puts around a code."""

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.scanning import FAST, SLOW, Profile


class Pace(StrEnum):
    """How fast the scanner types: most do at once, some over Bluetooth take their time."""

    FAST = "fast"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """What this device knows of its scanner.

    shortest: fewest characters of a whole code. prefix, suffix: what the scanner adds, and what is
    not part of the code. patterns: of in-store labels, `21IIIIIWWWWWC`. beeps: an unknown code is
    heard too. port: of a scanner on a serial line, or empty. baud: its speed.
    knows_layout: the seller was told that scanner and computer have different layouts.
    camera: what the system calls the camera that was chosen, empty for its first one.
    camera_is_mirrored: it shows itself like a mirror, as one that looks at the seller should.
    """

    pace: Pace = Pace.FAST
    shortest: int = FAST.shortest
    prefix: str = ""
    suffix: str = ""
    patterns: tuple[str, ...] = ()
    beeps: bool = False
    port: str = ""
    baud: int = 9600
    knows_layout: bool = False
    camera: str = ""
    camera_is_mirrored: bool = False

    @property
    def profile(self) -> Profile:
        """How to tell its scans from typing."""
        return (SLOW if self.pace is Pace.SLOW else FAST).with_shortest(self.shortest)
