"""Numbers on their way to a Vendure shop: one mutation, which is done whole or not at all."""

from collections.abc import Sequence
from typing import Any, Final

from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused
from pos.channels.shapes import records, text
from pos.channels.stock import LARGEST, Missing, Outcome, StockWrite, WriteResult
from pos.channels.vendure import documents
from pos.channels.vendure.reading import House, Shop, house, is_tracked, level, readings

_NOT_FOUND: Final = "ENTITY_NOT_FOUND"


def written(shop: Shop, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Set numbers; return one result a write, in order.

    What Vendure would refuse for its number alone is not sent, for one such row undoes the call.
    Raises `Refused` where one of several rows undid it that cannot be told.
    """
    results = {place: _hopeless(write) for place, write in enumerate(writes)}
    places = [place for place, result in results.items() if result is None]
    for place, result in zip(places, _sent(shop, [writes[p] for p in places]), strict=True):
        results[place] = result
    return [result for result in results.values() if result is not None]


def _hopeless(write: StockWrite) -> WriteResult | None:
    if 0 <= write.value <= LARGEST and write.ref.location:
        return None
    return WriteResult(Outcome.REJECTED, code="negative" if write.value < 0 else "no_location")


def _sent(shop: Shop, writes: Sequence[StockWrite]) -> list[WriteResult]:
    if not writes:
        return []
    rows = [
        {
            "id": write.ref.item,
            "stockLevels": [{"stockLocationId": write.ref.location, "stockOnHand": write.value}],
        }
        for write in writes
    ]
    try:
        data = shop.graph.tell(documents.UPDATE_VARIANTS, {"input": rows}).data
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(writes)
    except Refused as refusal:
        return _refused(shop, writes, refusal)
    told = data.get("updateProductVariants")
    by_id = {text(row.get("id")): row for row in records(told if isinstance(told, list) else [])}
    return _judged(shop, writes, by_id)


def _refused(shop: Shop, writes: Sequence[StockWrite], refusal: Refused) -> list[WriteResult]:
    """Find the rows that undid the call. Raises the refusal where none stands out of several."""
    if len(writes) == 1:
        outcome = Outcome.NOT_FOUND if refusal.code == _NOT_FOUND else Outcome.REJECTED
        return [WriteResult(outcome, code=refusal.code)]
    try:
        told = readings(shop, [write.ref for write in writes])
    except ChannelFault:
        return [WriteResult(Outcome.NOT_SENT, code=refusal.code)] * len(writes)
    gone = [reading.missing is Missing.NOT_FOUND for reading in told]
    if not any(gone):
        raise refusal
    return [
        WriteResult(Outcome.NOT_FOUND if is_gone else Outcome.NOT_SENT, code=refusal.code)
        for is_gone in gone
    ]


def _judged(
    shop: Shop, writes: Sequence[StockWrite], rows: dict[str, dict[str, Any]]
) -> list[WriteResult]:
    home = _tracking(shop, rows.values())
    return [_result(write, rows.get(write.ref.item), home) for write in writes]


def _tracking(shop: Shop, rows: Any) -> House:
    """Return the house, asked for only when some variant goes by its word."""
    if any(row.get("trackInventory") == "INHERIT" for row in rows):
        try:
            return house(shop.graph.ask(documents.HOUSE).data)
        except ChannelFault:
            # The numbers are in; what the house says of them is seen when they are next read.
            pass
    return House(currency="", digits=2, language="en", tracks=True)


def _result(write: StockWrite, row: dict[str, Any] | None, home: House) -> WriteResult:
    if row is None:
        return WriteResult(Outcome.UNKNOWN)
    if not is_tracked(row, home):
        return WriteResult(Outcome.NOT_TRACKED)
    value, _held = level(row, write.ref.location)
    return WriteResult(Outcome.APPLIED if value == write.value else Outcome.UNKNOWN, value)
