"""Listings that are read before they are written: what the shop says against what it was told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from pos.channels.contract import Connector, StockModel
from pos.channels.stock import Missing, Reading
from pos.domain.barcode import normal_code
from pos.domain.channel import Answer, Channel, Conflict, Matter
from pos.domain.quantity import THOUSAND, Quantity
from pos.domain.stock import Cause
from pos.journal.kinds import StockLine, StockMoved
from pos.services.channels import channel_of
from pos.services.door import Door
from pos.services.online_orders import answer_to
from pos.services.products import product_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.compare import Verdict, compare
from pos.sync.marks import Mark, keep_mark, mark_of
from pos.sync.notes import Note, Sent, note, settle, tell
from pos.sync.retrying import note_not_sent, read_again, read_and_not_there
from pos.sync.taking_in import shelf_of
from pos.sync.wanted import Wanted

READ_AT_ONCE: Final = 50
_MISSING: Final = {
    Missing.NOT_TRACKED: Matter.NOT_TRACKED,
    Missing.PARENT_POOL: Matter.NOT_TRACKED,
    Missing.NOT_FOUND: Matter.NOT_FOUND,
    Missing.NOT_STOCKED_HERE: Matter.NOT_FOUND,
}
_OF_READING: Final = (Matter.NOT_FOUND, Matter.NOT_TRACKED, Matter.SKU_CHANGED)


def check(
    door: Door,
    connector: Connector,
    channel: Channel,
    asked: Sequence[Wanted],
    chance: Callable[[], float],
) -> bool:
    """Read listings and say of each what to do; returns whether a pull may explain something.

    Raises a fault of `pos.channels.faults`.
    """
    again = False
    for start in range(0, len(asked), READ_AT_ONCE):
        part = asked[start : start + READ_AT_ONCE]
        readings = connector.read_stock([wanted.ref for wanted in part])
        model = connector.capabilities.stock_model
        again |= door.write_now(
            _judge_all, channel.id, model, list(zip(part, readings, strict=True)), chance()
        )
    return again


def _judge_all(
    work: UnitOfWork,
    channel: str,
    model: StockModel,
    read: list[tuple[Wanted, Reading]],
    chance: float,
) -> bool:
    work.is_unattended = True
    known = channel_of(work.connection, channel)
    return any([_judge(work, known, model, wanted, reading, chance) for wanted, reading in read])


def _judge(
    work: UnitOfWork,
    channel: Channel,
    model: StockModel,
    wanted: Wanted,
    reading: Reading,
    chance: float,
) -> bool:
    """Decide about one listing; returns whether it has to be looked at again after a pull."""
    mark = mark_of(work.connection, wanted.key)
    if reading.value is None or _is_renamed(wanted, reading):
        matter = _MISSING[reading.missing] if reading.missing else Matter.SKU_CHANGED
        code = reading.sku if reading.missing is None else wanted.sku
        note(work, Note(channel.id, matter, wanted.id, wanted.product, wanted.ours, code=code))
        gave_up = replace(mark, given_up=matter.value, wished=wanted.ours, is_doubtful=False)
        keep_mark(work, wanted.key, replace(gave_up, is_under_way=False))
        return False
    settle(work, channel.id, wanted.id, *_OF_READING)
    theirs = reading.value
    mark = mark.seen(theirs, work.now)
    if mark.is_under_way and mark.wished == theirs:
        # The answer was lost, not the wish.
        _say(work, channel, wanted, mark.told.believed, theirs, "arrived")
        mark = mark.settled(theirs)
    if not _is_explained(mark, theirs, wanted.ours):
        return _changed(work, channel, model, wanted, theirs)
    settle(work, channel.id, wanted.id, Matter.NUMBER_CHANGED)
    # What it says now is where writing goes on.
    kept = (
        read_and_not_there(mark, theirs, work.now, chance)
        if mark.is_under_way
        else read_again(mark, theirs, wanted.ours)
    )
    keep_mark(work, wanted.key, kept)
    if kept.given_up == Matter.NOT_SENT and not mark.given_up:
        note_not_sent(work, channel.id, wanted)
    return False


def _is_explained(mark: Mark, theirs: int, ours: int) -> bool:
    """Tell whether nobody else changed the number: a wish under way may have arrived."""
    told = [mark.told]
    if mark.is_under_way:
        told.append(replace(mark.told, told=mark.wished))
    return any(compare(one, theirs, ours) is not Verdict.CHANGED for one in told)


def _changed(
    work: UnitOfWork, channel: Channel, model: StockModel, wanted: Wanted, theirs: int
) -> bool:
    """Somebody else changed the number, or an order did of which nobody has told yet."""
    mark = mark_of(work.connection, wanted.key).seen(theirs, work.now)
    if mark.suspect != theirs:
        waiting = replace(mark, suspect=theirs, is_doubtful=True, is_under_way=False)
        keep_mark(work, wanted.key, waiting)
        return True
    believed = mark.told.believed or 0
    if channel.conflict is Conflict.ASK and not _is_ours(work, channel, wanted, theirs):
        found = Note(
            channel.id, Matter.NUMBER_CHANGED, wanted.id, wanted.product, wanted.ours, theirs
        )
        note(work, found)
        asked = replace(mark, given_up=Matter.NUMBER_CHANGED.value, wished=wanted.ours)
        keep_mark(work, wanted.key, replace(asked, is_doubtful=False, is_under_way=False))
        return False
    if channel.conflict is Conflict.CHANNEL:
        take_theirs(work, channel, model, wanted.product, theirs - believed)
        _say(work, channel, wanted, wanted.ours, theirs, "theirs")
        keep_mark(work, wanted.key, mark.settled(theirs))
        return True
    _say(work, channel, wanted, theirs, wanted.ours, "ours")
    keep_mark(work, wanted.key, mark.settled(theirs))
    return False


def take_theirs(
    work: UnitOfWork, channel: Channel, model: StockModel, product: str, more: int
) -> None:
    """Correct the stock book by what somebody changed in the shop: so many pieces more."""
    known = product_of(work.connection, product)
    if known is None or not more:
        return
    place = shelf_of(work.connection, channel, model).places[0]
    quantity = Quantity(more * THOUSAND, known.unit)
    line = StockLine(product=product, names=known.names, place=place, quantity=quantity)
    work.record(StockMoved(cause=Cause.CORRECTED.value, lines=(line,), note=channel.name))


def _is_ours(work: UnitOfWork, channel: Channel, wanted: Wanted, theirs: int) -> bool:
    """Tell whether somebody said to keep our number against this very one."""
    subject = f"{wanted.id} {theirs}"
    said = answer_to(work.connection, channel.id, Matter.NUMBER_CHANGED, subject)
    return said is Answer.KEEP_OURS


def _is_renamed(wanted: Wanted, reading: Reading) -> bool:
    return bool(wanted.sku and reading.sku and normal_code(wanted.sku) != normal_code(reading.sku))


def _say(
    work: UnitOfWork,
    channel: Channel,
    wanted: Wanted,
    before: int | None,
    after: int,
    said: str,
) -> None:
    tell(work, channel.id, Sent(wanted.product, "number", before, after, said))
