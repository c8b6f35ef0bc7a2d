"""Ready to leave for a fair? What was read of the device, and what it means."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

# A day of photos and sales takes far less; below this a week away is a worry.
ENOUGH_BYTES: Final = 1024 * 2**20
_DAY_US: Final = 24 * 60 * 60 * 1_000_000
# A copy is made when the till is closed: one of two days ago misses the packing.
_COPY_AFTER_DAYS: Final = 2
# Steps of the clock that a network or a summer time explains are no fault.
_CLOCK_MINUTES: Final = 5


class Check(Enum):
    """What is looked at before leaving, in the order in which it is put right."""

    GOODS = auto()
    PACKED = auto()
    SELLS_HERE = auto()
    PRINTER = auto()
    SCANNER = auto()
    CLOCK = auto()
    DISK = auto()
    COPY = auto()
    FLOAT = auto()
    ONLINE = auto()
    LANGUAGES = auto()


class Light(Enum):
    """GOOD: in order. LOOK: somebody should look; leaving is still up to them.

    TOLD: nothing can be put right here and now; it is said to be known.
    """

    GOOD = auto()
    LOOK = auto()
    TOLD = auto()


class PrinterTrial(Enum):
    """How far the receipt printer was tried. SENT: nobody knows whether the page came out."""

    NO_PRINTER = auto()
    UNTRIED = auto()
    SENT = auto()
    PRINTED = auto()


@dataclass(frozen=True, slots=True)
class Readings:
    """What is so on this device now. Moments in microseconds UTC, 0 for never.

    offered, unpriced: products on offer, and those without a price. there: pieces the fair has;
    waiting: packed and not sent. sells_here: this device sells from the fair.
    printer: its trial. scanned_at: when the scanner was tried.
    behind_minutes: how far the clock is behind what was recorded last. zone_minutes: how far the
    computer's wall clock is from that of Morocco. is_over: the clock says that the fair is over.
    free_bytes: on the disk of the shop. copied_at: of the newest copy.
    people: who are named. is_open, is_old: the till is open, and since another day.
    online: how many places are said to sell online. shops: how many online shops are connected.
    languages: of receipts; missing: those whose texts are not there.
    """

    now: int
    offered: int = 0
    unpriced: int = 0
    there: int = 0
    waiting: int = 0
    sells_here: bool = False
    printer: PrinterTrial = PrinterTrial.NO_PRINTER
    scanned_at: int = 0
    behind_minutes: int = 0
    zone_minutes: int = 0
    is_over: bool = False
    free_bytes: int = 0
    copied_at: int = 0
    people: int = 0
    is_open: bool = False
    is_old: bool = False
    online: int = 0
    shops: int = 0
    languages: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def copied_days(self) -> int:
        """How many whole days old the newest copy is."""
        return max(0, self.now - self.copied_at) // _DAY_US


def light(check: Check, found: Readings) -> Light:
    """Say whether one thing is in order."""
    # The float is counted where the drawer is, at the stand; a shop that is not connected cannot be
    # told what is packed.
    by_hand = bool(found.online) and not found.shops
    told = {Check.FLOAT: not found.is_open, Check.ONLINE: by_hand}
    if told.get(check, False):
        return Light.TOLD
    return Light.GOOD if _is_good(check, found) else Light.LOOK


def _is_good(check: Check, found: Readings) -> bool:
    is_good = {
        Check.GOODS: found.offered > found.unpriced,
        Check.PACKED: found.there > 0 and not found.waiting,
        Check.SELLS_HERE: found.sells_here,
        Check.PRINTER: found.printer is PrinterTrial.PRINTED,
        Check.SCANNER: bool(found.scanned_at),
        Check.CLOCK: _clock_is_right(found),
        Check.DISK: found.free_bytes >= ENOUGH_BYTES,
        Check.COPY: bool(found.copied_at) and found.copied_days < _COPY_AFTER_DAYS,
        Check.FLOAT: not found.is_old,
        Check.ONLINE: bool(found.shops) or not found.online,
        Check.LANGUAGES: bool(found.languages) and not found.missing,
    }
    return is_good[check]


def _clock_is_right(found: Readings) -> bool:
    is_steady = found.behind_minutes <= _CLOCK_MINUTES
    return is_steady and abs(found.zone_minutes) <= _CLOCK_MINUTES and not found.is_over
