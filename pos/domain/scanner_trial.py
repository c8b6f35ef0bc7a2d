"""What one scan shows of the scanner, and what is learned from it."""

from dataclasses import dataclass, replace
from typing import Final

from pos.domain.scan_reading import Reading, likeliest, readings
from pos.domain.scanner import Pace, ScannerSettings
from pos.domain.scanning import FAST, Scan, middle_of

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
