"""Numbers written to a PrestaShop, and read again: of several rows it keeps those before a bad one.

Only id and quantity are sent, by PATCH: a row written whole without its shop belongs to none. The
answer tells the last row alone and drops a 0, so each number counts only once it is read.
"""

from collections.abc import Sequence
from typing import Final

from pos.channels.faults import ChannelFault, OutcomeUnknown, Refused
from pos.channels.prestashop.rows import Rows, owner
from pos.channels.prestashop.service import Row, Service, element
from pos.channels.shapes import identity, plain, text
from pos.channels.stock import Outcome, Ref, StockWrite, WriteResult, whole
from pos.channels.turns import written_in_turn

_RESOURCE: Final = "stock_availables"
_AT_ONCE: Final = 50
_METHOD_CLOSED: Final = "25"
_GONE: Final = {"92", "not_found"}
_WHOLE_ROW: Final = (
    "id",
    "id_product",
    "id_product_attribute",
    "id_shop",
    "id_shop_group",
    "depends_on_stock",
    "out_of_stock",
    "location",
)


def written(service: Service, writes: Sequence[StockWrite]) -> list[WriteResult]:
    """Set the numbers, some at a time; those of a call that was refused one by one."""
    ids = _row_ids(service, [write.ref for write in writes])
    known = [place for place, number in enumerate(ids) if number]
    turns = [known[begin : begin + _AT_ONCE] for begin in range(0, len(known), _AT_ONCE)]
    rows = {write.ref: number for write, number in zip(writes, ids, strict=True)}
    results = written_in_turn(writes, turns, lambda batch: _sent(service, batch, rows))
    gone = WriteResult(Outcome.NOT_FOUND)
    return [result if number else gone for result, number in zip(results, ids, strict=True)]


def _row_ids(service: Service, refs: Sequence[Ref]) -> list[str]:
    """Return the row of each, looked for where the listing does not name it."""
    if all(ref.stock for ref in refs):
        return [identity(ref.stock) for ref in refs]
    rows = Rows(service, [owner(ref)[0] for ref in refs])
    return [identity(ref.stock) or _id(rows.row(ref)) for ref in refs]


def _id(row: Row | None) -> str:
    return identity(row.get("id")) if row else ""


def _sent(service: Service, batch: Sequence[StockWrite], ids: dict[Ref, str]) -> list[WriteResult]:
    try:
        _patch(service, batch, ids)
    except Refused as refusal:
        if refusal.is_of_all:
            raise
        if len(batch) == 1:
            return [_refused(refusal)]
        return _one_by_one(service, batch, ids)
    return [_result(write, shown) for write, shown in _shown(service, batch, ids)]


def _one_by_one(
    service: Service, batch: Sequence[StockWrite], ids: dict[Ref, str]
) -> list[WriteResult]:
    """Go on after a refusal: what was kept before the bad row stays, the others are tried alone."""
    results = [_result(write, shown) for write, shown in _shown(service, batch, ids)]
    left = [place for place, result in enumerate(results) if result.outcome is not Outcome.APPLIED]
    alone = written_in_turn(
        [batch[place] for place in left],
        [[turn] for turn in range(len(left))],
        lambda one: _sent(service, one, ids),
        is_begun=True,
    )
    for place, result in zip(left, alone, strict=True):
        results[place] = result
    return results


def _patch(service: Service, batch: Sequence[StockWrite], ids: dict[Ref, str]) -> None:
    rows = [element("id", ids[w.ref]) + element("quantity", w.value) for w in batch]
    xml = "".join(f"<stock_available>{row}</stock_available>" for row in rows)
    try:
        service.change("PATCH", _RESOURCE, xml)
    except Refused as refusal:
        # Before version 8 there is no PATCH: a row goes whole, just as it was read.
        if refusal.code != _METHOD_CLOSED or len(batch) > 1:
            raise
        _put(service, batch[0], ids[batch[0].ref])


def _put(service: Service, write: StockWrite, number: str) -> None:
    rows = service.rows_by(_RESOURCE, "id", [number])
    if not rows:
        raise Refused("the row is gone", "not_found")
    fields = "".join(element(name, text(rows[0].get(name))) for name in _WHOLE_ROW)
    xml = f"<stock_available>{fields}{element('quantity', write.value)}</stock_available>"
    service.change("PUT", f"{_RESOURCE}/{number}", xml)


def _shown(
    service: Service, batch: Sequence[StockWrite], ids: dict[Ref, str]
) -> list[tuple[StockWrite, int | None]]:
    """Return what the shop shows for each now. Raises `OutcomeUnknown` when it cannot be read."""
    wanted = [ids[write.ref] for write in batch]
    try:
        rows = service.rows_by(_RESOURCE, "id", wanted, "[id,quantity]")
    except ChannelFault as fault:
        raise OutcomeUnknown(f"written, not read again: {fault}") from None
    shown = {_id(row): whole(row.get("quantity")) for row in rows}
    return [(write, shown.get(ids[write.ref])) for write in batch]


def _result(write: StockWrite, shown: int | None) -> WriteResult:
    is_done = shown == write.value
    return WriteResult(Outcome.APPLIED if is_done else Outcome.UNKNOWN, shown)


def _refused(refusal: Refused) -> WriteResult:
    outcome = Outcome.NOT_FOUND if refusal.code in _GONE else Outcome.REJECTED
    return WriteResult(outcome, code=refusal.code, message=plain(str(refusal)))
