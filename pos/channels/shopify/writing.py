"""Numbers on their way to a Shopify shop: compared, then set, and set once for each wish.

`changeFromQuantity` is always sent: without it Shopify of 2026-10 refuses, and null is the word for
not comparing. The key of a call is made of all that is in it: the same call twice is one, and a
call that differs in anything is another, for Shopify refuses a key it saw with other contents.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused
from pos.channels.shapes import plain, records, text
from pos.channels.shopify import documents
from pos.channels.shopify.reading import readings
from pos.channels.shopify.session import Session
from pos.channels.stock import LARGEST, Missing, Outcome, Reading, StockWrite, WriteResult, whole

_OUTCOMES: Final = {
    "CHANGE_FROM_QUANTITY_STALE": Outcome.STALE,
    "INVALID_INVENTORY_ITEM": Outcome.NOT_FOUND,
    "INVALID_LOCATION": Outcome.REJECTED,
}
_UNDER_WAY: Final = "IDEMPOTENCY_CONCURRENT_REQUEST"
_FAILED_BEFORE: Final = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"
_ATTEMPTS: Final = 3


def written(session: Session, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Set numbers; return one result a write, in order.

    Raises `Refused` where one of several rows undid the call that cannot be told.
    """
    results = {place: _hopeless(write) for place, write in enumerate(writes)}
    places = [place for place, result in results.items() if result is None]
    for place, result in zip(places, _sent(session, [writes[p] for p in places]), strict=True):
        results[place] = result
    return [result for result in results.values() if result is not None]


def _hopeless(write: StockWrite) -> WriteResult | None:
    """Tell what Shopify refuses for itself alone, before it takes its neighbours along."""
    if write.value < 0:
        return WriteResult(Outcome.REJECTED, code="INVALID_QUANTITY_NEGATIVE")
    if write.value > LARGEST:
        return WriteResult(Outcome.REJECTED, code="INVALID_QUANTITY_TOO_HIGH")
    return None


def _sent(session: Session, writes: Sequence[StockWrite]) -> list[WriteResult]:
    if not writes:
        return []
    for attempt in range(_ATTEMPTS):
        try:
            told = session.try_to(
                documents.SET_STOCK, "inventorySetQuantities", _call(writes, attempt)
            )
        except OutcomeUnknown:
            return [WriteResult(Outcome.UNKNOWN)] * len(writes)
        except Refused as refusal:
            return _rejected(writes, refusal)
        errors = records(told.get("userErrors") or [])
        if not errors:
            return _judged(session, writes, told)
        # A key whose first try failed is spent: the same wish goes on under another.
        if text(errors[0].get("code")) != _FAILED_BEFORE:
            return _refused(session, writes, errors)
    return [WriteResult(Outcome.NOT_SENT, code=_FAILED_BEFORE)] * len(writes)


def _call(writes: Sequence[StockWrite], attempt: int) -> dict[str, Any]:
    quantities = [
        {
            "inventoryItemId": write.ref.stock,
            "locationId": write.ref.location,
            "quantity": write.value,
            "changeFromQuantity": write.expected,
        }
        for write in writes
    ]
    named = json.dumps([quantities, [write.key for write in writes], attempt])
    return {
        "input": {"name": "available", "reason": "correction", "quantities": quantities},
        "key": str(uuid5(NAMESPACE_URL, named)),
    }


def _judged(
    session: Session, writes: Sequence[StockWrite], told: dict[str, Any]
) -> list[WriteResult]:
    """Hold what was asked for against what the shop says came of it; the rest is read again.

    A number that was there already is no change, and so not among the changes.
    """
    after = _after(told.get("inventoryAdjustmentGroup"))
    silent = [write for write in writes if after.get(_place(write)) != write.value]
    try:
        read = dict(zip(map(_place, silent), _read(session, silent), strict=True))
    except ChannelFault:
        read = {}
    return [
        WriteResult(Outcome.APPLIED, write.value)
        if after.get(_place(write)) == write.value
        else _as_read(write, read.get(_place(write)), Outcome.UNKNOWN)
        for write in writes
    ]


def _read(session: Session, writes: Sequence[StockWrite]) -> list[Reading]:
    return readings(session, [write.ref for write in writes]) if writes else []


def _place(write: StockWrite) -> tuple[str, str]:
    return write.ref.stock, write.ref.location


def _after(group: Any) -> dict[tuple[str, str], int | None]:
    changes = records(group.get("changes")) if isinstance(group, dict) else []
    return {
        (text(_inside(change, "item")), text(_inside(change, "location"))): whole(
            change.get("quantityAfterChange")
        )
        for change in changes
        if change.get("name") == "available"
    }


def _inside(change: dict[str, Any], name: str) -> Any:
    told = change.get(name)
    return told.get("id") if isinstance(told, dict) else None


def _as_read(write: StockWrite, reading: Reading | None, otherwise: Outcome) -> WriteResult:
    if reading is None:
        return WriteResult(otherwise)
    if reading.missing in {Missing.NOT_TRACKED, Missing.NOT_STOCKED_HERE}:
        return WriteResult(Outcome.NOT_TRACKED)
    if reading.missing is Missing.NOT_FOUND:
        return WriteResult(Outcome.NOT_FOUND)
    return WriteResult(
        Outcome.APPLIED if reading.value == write.value else otherwise, reading.value
    )


def _refused(
    session: Session, writes: Sequence[StockWrite], errors: list[dict[str, Any]]
) -> list[WriteResult]:
    """Give each row its own error. The others are read: nowhere is it said that none was done."""
    if text(errors[0].get("code")) == _UNDER_WAY:
        return [WriteResult(Outcome.UNKNOWN, code=_UNDER_WAY)] * len(writes)
    told: dict[int, WriteResult] = {}
    for error in errors:
        code = text(error.get("code"))
        outcome = _OUTCOMES.get(code, Outcome.REJECTED)
        result = WriteResult(outcome, code=code, message=plain(error.get("message")))
        told |= dict.fromkeys(_rows(error.get("field"), len(writes)), result)
    others = [write for place, write in enumerate(writes) if place not in told]
    read: Iterator[Reading | None]
    try:
        read = iter(_read(session, others))
    except ChannelFault:
        read = iter([None] * len(others))
    return [
        told[place] if place in told else _as_read(write, next(read), Outcome.NOT_SENT)
        for place, write in enumerate(writes)
    ]


def _rejected(writes: Sequence[StockWrite], refusal: Refused) -> list[WriteResult]:
    """Say of a row what was said of its call. Raises the refusal for several rows: one is bad."""
    if len(writes) > 1:
        raise refusal
    return [WriteResult(Outcome.REJECTED, code=refusal.code)]


def _rows(field: Any, length: int) -> list[int]:
    """Return the rows an error is of, by its `field`: all of them when it does not say.

    >>> _rows(["input", "quantities", "1", "changeFromQuantity"], 3)
    [1]
    """
    digits = [part for part in field or () if isinstance(part, str) and part.isdigit()]
    if digits and int(digits[0]) < length:
        return [int(digits[0])]
    return list(range(length))
