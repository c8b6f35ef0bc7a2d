"""Numbers on their way to a Medusa shop: one call, which is done whole or not at all.

A level that was never there cannot be updated, but made: Medusa refuses the call for it, the levels
are read, and it is sent once more with what is missing to be made.
"""

from collections.abc import Sequence
from typing import Any, Final

from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused
from pos.channels.medusa.reading import readings
from pos.channels.medusa.site import NOT_FOUND, Site, at
from pos.channels.shapes import plain, records, text
from pos.channels.stock import LARGEST, Missing, Outcome, Reading, StockWrite, WriteResult, whole

_BATCH: Final = at("inventory-items", "location-levels", "batch")


def written(site: Site, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Set numbers; return one result a write, in order.

    What cannot be taken for itself alone is not sent, for one such row undoes the call. Raises
    `Refused` where one of several rows undid it that cannot be told.
    """
    results = {place: _hopeless(write) for place, write in enumerate(writes)}
    places = [place for place, result in results.items() if result is None]
    for place, result in zip(places, _sent(site, [writes[p] for p in places]), strict=True):
        results[place] = result
    return [result for result in results.values() if result is not None]


def _hopeless(write: StockWrite) -> WriteResult | None:
    if not write.ref.stock:
        return WriteResult(Outcome.NOT_TRACKED)
    if 0 <= write.value <= LARGEST:
        return None
    return WriteResult(Outcome.REJECTED, code="negative" if write.value < 0 else "too_large")


def _sent(site: Site, writes: Sequence[StockWrite]) -> list[WriteResult]:
    if not writes:
        return []
    try:
        return _judged(writes, site.change(_BATCH, {"update": _rows(writes)}))
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(writes)
    except Refused as refusal:
        if refusal.code != NOT_FOUND:
            return _rejected(writes, refusal)
    return _sent_with_what_is_missing(site, writes)


def _sent_with_what_is_missing(site: Site, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Nothing was done, for something is not there: find what, make what can be made."""
    try:
        told = readings(site, [write.ref for write in writes])
        gone = [reading.missing is Missing.NOT_FOUND for reading in told]
        if any(gone):
            return [
                WriteResult(Outcome.NOT_FOUND if is_gone else Outcome.NOT_SENT, code=NOT_FOUND)
                for is_gone in gone
            ]
        return _judged(writes, site.change(_BATCH, _with_new_levels(writes, told)))
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(writes)
    except Refused as refusal:
        return _rejected(writes, refusal)
    except ChannelFault:
        return [WriteResult(Outcome.NOT_SENT)] * len(writes)


def _with_new_levels(writes: Sequence[StockWrite], told: Sequence[Reading]) -> dict[str, Any]:
    pairs = list(zip(writes, told, strict=True))
    new = [one for one, reading in pairs if reading.missing is Missing.NOT_STOCKED_HERE]
    old = [one for one, reading in pairs if reading.missing is not Missing.NOT_STOCKED_HERE]
    return {"create": _rows(new), "update": _rows(old)}


def _rows(writes: Sequence[StockWrite]) -> list[dict[str, Any]]:
    return [
        {
            "inventory_item_id": write.ref.stock,
            "location_id": write.ref.location,
            "stocked_quantity": write.value,
        }
        for write in writes
    ]


def _rejected(writes: Sequence[StockWrite], refusal: Refused) -> list[WriteResult]:
    """Say of a row what was said of its call. Raises the refusal for several rows: one is bad."""
    if len(writes) > 1:
        raise refusal
    words = plain(str(refusal))
    return [WriteResult(Outcome.REJECTED, code=refusal.code, message=words)]


def _judged(writes: Sequence[StockWrite], told: dict[str, Any]) -> list[WriteResult]:
    """Hold what was asked for against the levels in the answer.

    Of these only `stocked_quantity` is true: what is available is still told as it was before.
    """
    levels = {
        (_item_of(row), text(row.get("location_id"))): whole(row.get("stocked_quantity"))
        for name in ("created", "updated")
        for row in records(told.get(name) or [])
    }
    return [_result(write, levels.get((write.ref.stock, write.ref.location))) for write in writes]


def _item_of(row: dict[str, Any]) -> str:
    return text(row.get("inventory_item_id"))


def _result(write: StockWrite, value: int | None) -> WriteResult:
    return WriteResult(Outcome.APPLIED if value == write.value else Outcome.UNKNOWN, value)
