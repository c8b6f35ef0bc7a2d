"""Numbers of Etsy listings: read, and written by writing the whole inventory anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pos.channels.etsy_ask import (
    APP,
    EtsyAsk,
    is_conflict,
    is_gone,
    number_text,
    results_of,
    said_of,
)
from pos.channels.etsy_inventory import Inventory, is_all_zero
from pos.channels.faults import ChannelFault, OutcomeUnknown, Passing, Refused
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Answer, as_json

# A conflict again and again: somebody else is writing there just now.
_TRIES: Final = 3
_READS: Final = frozenset({400, 404, 409, 422})
_NO_INVENTORY: Final = frozenset({404})
_AT_ONCE: Final = 100
# A draft says what it will offer.
_OFFERED: Final = {"active", "draft"}

Build = Callable[[Inventory], "dict[str, Any]"]


def listing_of(ref: Ref) -> str:
    """Return the id of the listing something belongs to."""
    return number_text(ref.parent or ref.item)


def inventory_path(listing: str) -> str:
    """Return where the inventory of a listing is."""
    return f"{APP}/listings/{listing}/inventory"


def inventory_of(ask: EtsyAsk, listing: str) -> tuple[Inventory | None, int]:
    """Read an inventory, None where there is no such listing, and the moment of the answer."""
    answer = ask.ask("GET", inventory_path(listing), reads=_NO_INVENTORY)
    if is_gone(answer):
        return None, answer.at
    return Inventory(listing, answer.json()), answer.at


@dataclass(frozen=True, slots=True)
class _Known:
    """A listing as it was read. is_offered: buyers can have it, as soon as somebody shows it."""

    inventory: Inventory
    is_offered: bool
    at: int


def read_stock(ask: EtsyAsk, refs: Sequence[Ref]) -> list[Reading]:
    """Read the listings, a hundred in one call.

    What is paused, sold out or hidden offers nothing, whatever number Etsy keeps for it.
    """
    listings = sorted({listing_of(ref) for ref in refs})
    known: dict[str, _Known] = {}
    for start in range(0, len(listings), _AT_ONCE):
        known |= _together(ask, listings[start : start + _AT_ONCE])
    return [_reading(ref, known.get(listing_of(ref))) for ref in refs]


def _together(ask: EtsyAsk, listings: Sequence[str]) -> dict[str, _Known]:
    """Read several; one that is gone fails the whole call, so it is cut up then."""
    query = {"listing_ids": ",".join(listings)}
    answer = ask.ask("GET", f"{APP}/listings/batch/inventory", query=query, reads=_NO_INVENTORY)
    if is_gone(answer):
        middle = len(listings) // 2
        if not middle:
            return {}
        return _together(ask, listings[:middle]) | _together(ask, listings[middle:])
    known = {}
    for row in results_of(answer):
        if isinstance(row, dict):
            listing = number_text(row.get("listing_id"))
            is_offered = row.get("state") in _OFFERED
            known[listing] = _Known(Inventory(listing, row.get("inventory")), is_offered, answer.at)
    return known


def _reading(ref: Ref, known: _Known | None) -> Reading:
    sharing = known.inventory.sharing(ref) if known else []
    if known is None or not sharing:
        return Reading(ref, None, Missing.NOT_FOUND)
    if ref.parent and len(sharing) > 1:
        own = next(each for each in sharing if each.name == ref.item)
        return Reading(ref, None, Missing.PARENT_POOL, at=known.at, sku=own.sku)
    is_offered = known.is_offered and any(each.is_enabled for each in sharing)
    number = sharing[0].quantity if is_offered else 0
    return Reading(ref, number, at=known.at, sku=sharing[0].sku)


def write_stock(ask: EtsyAsk, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Write one inventory after another; after a fault the rest did not leave."""
    results: list[WriteResult] = []
    for write in writes:
        try:
            results.append(_write(ask, write))
        except ChannelFault:
            if not results:
                raise
            break
    unsent = WriteResult(Outcome.NOT_SENT)
    return results + [unsent] * (len(writes) - len(results))


def _write(ask: EtsyAsk, write: StockWrite) -> WriteResult:
    """Set one number. Faults of reading are raised: nothing was sent yet."""
    for _try in range(_TRIES):
        inventory, _at = inventory_of(ask, listing_of(write.ref))
        sharing = inventory.sharing(write.ref) if inventory else []
        if inventory is None or not sharing:
            return WriteResult(Outcome.NOT_FOUND)
        if all(each.quantity == write.value for each in sharing):
            return WriteResult(Outcome.UNCHANGED, write.value)
        if write.value < 0:
            return WriteResult(Outcome.REJECTED, sharing[0].quantity, "negative")
        body = inventory.with_quantity(write.ref, write.value)
        if is_all_zero(body):
            # Etsy wants something to sell: who asks for nothing pauses the listing instead.
            return WriteResult(Outcome.REJECTED, sharing[0].quantity, "all_zero")
        try:
            answer = put_inventory(ask, inventory.listing, body)
        except OutcomeUnknown:
            return WriteResult(Outcome.UNKNOWN)
        if not is_conflict(answer):
            return _result(write, inventory.listing, answer)
    return WriteResult(Outcome.STALE, code="conflict")


def _result(write: StockWrite, listing: str, answer: Answer) -> WriteResult:
    """Say what the answer shows; `APPLIED` only where it shows the number."""
    if is_gone(answer):
        return WriteResult(Outcome.NOT_FOUND)
    if answer.status >= 400:
        return WriteResult(Outcome.REJECTED, None, str(answer.status), said_of(answer))
    try:
        shown = Inventory(listing, answer.json()).sharing(write.ref)
    except Passing:
        return WriteResult(Outcome.UNKNOWN)
    if shown and all(each.quantity == write.value for each in shown):
        return WriteResult(Outcome.APPLIED, write.value)
    return WriteResult(Outcome.UNKNOWN, shown[0].quantity if shown else None)


def put_inventory(ask: EtsyAsk, listing: str, body: dict[str, Any]) -> Answer:
    """Write an inventory whole; statuses of a refusal are for the caller to read."""
    path, three = inventory_path(listing), {"max_variations_supported": "3"}
    return ask.ask("PUT", path, query=three, body=as_json(body), reads=_READS)


def change_inventory(ask: EtsyAsk, listing: str, build: Build) -> None:
    """Change an inventory, built anew after each conflict. Raises one of the five faults."""
    for _try in range(_TRIES):
        inventory, _at = inventory_of(ask, listing)
        if inventory is None:
            raise Refused("the listing is gone", "not_found")
        answer = put_inventory(ask, listing, build(inventory))
        if not is_conflict(answer):
            require_done(answer)
            return
    raise Passing("the listing changes all the time")


def require_done(answer: Answer) -> None:
    """Raise `Refused` where Etsy did not do it."""
    if answer.status >= 400:
        raise Refused(f"status {answer.status}: {said_of(answer)}", str(answer.status))
