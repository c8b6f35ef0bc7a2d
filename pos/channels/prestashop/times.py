"""Moments of a PrestaShop: its wall clock, without an offset."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pos.channels.prestashop.service import Service
from pos.clock import to_microseconds


def zone_of(service: Service) -> ZoneInfo:
    """Return the zone of the shop's wall clock, UTC for a name that is none."""
    try:
        return ZoneInfo(service.setting("PS_TIMEZONE") or "UTC")
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")


def moment_in(zone: ZoneInfo, value: Any, now: int) -> int:
    """Return microseconds UTC of what a wall clock in `zone` showed; 0 for what is no moment.

    An hour that comes twice is the later one, unless that is yet to come by `now`.
    """
    try:
        shown = datetime.fromisoformat(value)
        each = [to_microseconds(shown.replace(tzinfo=zone, fold=f).astimezone(UTC)) for f in (1, 0)]
    except (TypeError, ValueError, OverflowError):
        return 0
    return next((moment for moment in each if not now or moment <= now), min(each))
