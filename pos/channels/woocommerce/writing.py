"""Numbers written to a WooCommerce shop: one bad row leaves the others of its call alone.

The shop answers 200 whatever it did: a number for a product whose stock it does not keep is taken
and dropped. So each row of the answer is held against what was asked for.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from pos.channels.faults import OutcomeUnknown, Passing, Refused
from pos.channels.shapes import identity, plain, record, text
from pos.channels.stock import Outcome, StockWrite, WriteResult, whole
from pos.channels.turns import written_in_turn
from pos.channels.woocommerce.site import Site, is_gone


def written(site: Site, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Set the numbers: products in one batch, variations in one for each parent."""
    parents = dict.fromkeys(write.ref.parent for write in writes)
    turns = [[n for n, w in enumerate(writes) if w.ref.parent == parent] for parent in parents]
    return written_in_turn(writes, turns, lambda batch: _sent(site, batch))


def _sent(site: Site, batch: list[StockWrite]) -> list[WriteResult]:
    """Send writes of one parent, or of none."""
    parent = batch[0].ref.parent
    above = f"/{quote(parent, safe='')}/variations" if parent else ""
    # In a batch the shop turns what is no whole number into one, `"abc"` into 0: only int leaves.
    rows = [{"id": int(identity(w.ref.item) or 0), "stock_quantity": w.value} for w in batch]
    try:
        answer = site.change("POST", f"/products{above}/batch", {"update": rows})
    except Refused as refusal:
        if refusal.is_of_all:
            raise
        return [_refused(refusal.code, str(refusal))] * len(batch)
    try:
        told = record(answer).get("update")
    except Passing as error:
        raise OutcomeUnknown(str(error)) from None
    if not isinstance(told, list) or len(told) != len(batch):
        return [WriteResult(Outcome.UNKNOWN)] * len(batch)
    return [_result(write, row) for write, row in zip(batch, told, strict=True)]


def _result(write: StockWrite, row: Any) -> WriteResult:
    error = row.get("error") if isinstance(row, dict) else None
    if isinstance(error, dict):
        return _refused(text(error.get("code")), plain(error.get("message")))
    if not isinstance(row, dict) or identity(row.get("id")) != write.ref.item:
        return WriteResult(Outcome.UNKNOWN)
    if row.get("manage_stock") == "parent":
        return WriteResult(Outcome.REJECTED, code="parent_pool")
    if row.get("manage_stock") is not True:
        return WriteResult(Outcome.NOT_TRACKED)
    shown = whole(row.get("stock_quantity"))
    is_done = shown == write.value
    return WriteResult(Outcome.APPLIED if is_done else Outcome.UNKNOWN, shown)


def _refused(code: str, message: str) -> WriteResult:
    outcome = Outcome.NOT_FOUND if is_gone(code) else Outcome.REJECTED
    return WriteResult(outcome, code=code, message=plain(message))
