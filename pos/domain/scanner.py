"""What a device knows of its scanner: how it types, and what it puts around a code."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pos.domain.scan_reading import Reading, likeliest, readings
from pos.domain.scanning import FAST, SLOW, Profile, Scan, middle_of


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


# Letters, digits and a mark: what every layout puts elsewhere. Shown to be scanned in the test.
TEST_CODE: Final = "RAHBA-123456"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one scan shows of the scanner.

    median_ms, longest_ms: its gaps; None over a serial line. reading: how it is read. around:
    what stood before and after our own label; None when something else was scanned.
    """

    reading: Reading
    median_ms: int | None
    longest_ms: int | None
    around: tuple[str, str] | None


def finding(scan: Scan) -> Finding:
    """Look at one scan."""
    found = readings(scan)
    ours = next((r for r in found if TEST_CODE.casefold() in r.code.casefold()), None)
    around = None
    if ours is not None:
        at = ours.code.casefold().index(TEST_CODE.casefold())
        around = ours.code[:at], ours.code[at + len(TEST_CODE) :]
    return Finding(
        reading=ours or likeliest(found),
        median_ms=round(middle_of(scan.gaps_ms)) if scan.gaps_ms else None,
        longest_ms=max(scan.gaps_ms, default=None),
        around=around,
    )


def learned(settings: ScannerSettings, found: Finding) -> ScannerSettings:
    """Return the settings as this finding would have them."""
    if found.median_ms is not None:
        pace = Pace.SLOW if found.median_ms > FAST.fast_ms else Pace.FAST
        settings = replace(settings, pace=pace)
    if found.around is not None:
        settings = replace(settings, prefix=found.around[0], suffix=found.around[1])
    return settings
