"""The moment, at the edges only: services take `now` from the unit of work.

Moments are microseconds since 1970-01-01 UTC in journal and database, aware UTC datetimes
elsewhere.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from time import time_ns
from typing import Final
from zoneinfo import ZoneInfo

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

# Morocco changes its offset twice a year around Ramadan, so local time is always looked up, never
# computed with a fixed hour.
MOROCCO: Final = ZoneInfo("Africa/Casablanca")

Clock = Callable[[], int]


def system_clock() -> int:
    """Microseconds UTC now, from the machine's clock."""
    return time_ns() // 1000


def to_microseconds(moment: datetime) -> int:
    """Turn an aware datetime into microseconds UTC, exactly."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def to_datetime(microseconds: int) -> datetime:
    """Turn microseconds UTC into an aware UTC datetime, exactly."""
    return EPOCH + timedelta(microseconds=microseconds)


def utc_offset_minutes(microseconds: int, zone: ZoneInfo = MOROCCO) -> int:
    """Return how many minutes the wall clock in `zone` is ahead of UTC at a moment."""
    offset = local(microseconds, zone).utcoffset()
    assert offset is not None
    return offset // timedelta(minutes=1)


def wall_clock(microseconds: int, ahead_minutes: int) -> datetime:
    """Return the moment as a wall clock so far ahead of UTC showed it."""
    return to_datetime(microseconds).astimezone(timezone(timedelta(minutes=ahead_minutes)))


def local(microseconds: int, zone: ZoneInfo = MOROCCO) -> datetime:
    """Return the moment as a wall clock in `zone` shows it."""
    return to_datetime(microseconds).astimezone(zone)


def day_bounds(day: date, zone: ZoneInfo = MOROCCO) -> tuple[int, int]:
    """Return when a day of the wall clock in `zone` begins and when the next one does."""
    begins = datetime.combine(day, time(), zone)
    ends = datetime.combine(day + timedelta(days=1), time(), zone)
    return to_microseconds(begins), to_microseconds(ends)
