"""Numbers as they go to a shop: what offers too much first, one bad row never in the way of others.

Each wish is kept before it is sent and settled after; a crash in between leaves it under way, and
what is under way is read before it is written again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pos.channels.contract import Action, Capabilities, Connector
from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused, Throttled
from pos.channels.stock import Outcome, StockWrite, WriteResult
from pos.domain.channel import Channel, Conflict, Matter
from pos.services.channels import channel_of
from pos.services.door import Door
from pos.store.unit_of_work import UnitOfWork
from pos.sync.check import check
from pos.sync.marks import Mark, keep_mark, mark_of
from pos.sync.moment import moment_of
from pos.sync.notes import Note, Sent, note, settle, tell
from pos.sync.retrying import (
    Alone,
    failed_once_more,
    failed_unseen,
    in_order,
    next_call,
    note_not_sent,
)
from pos.sync.wanted import Wanted, different

_DONE: Final = {Outcome.APPLIED, Outcome.UNCHANGED}
_GIVEN_UP: Final = {
    Outcome.REJECTED: Matter.REJECTED,
    Outcome.NOT_TRACKED: Matter.NOT_TRACKED,
    Outcome.NOT_FOUND: Matter.NOT_FOUND,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A listing, and the number it is told. believed: what the shop says as far as is known."""

    wanted: Wanted
    write: StockWrite
    believed: int | None


@dataclass(frozen=True, slots=True)
class Stand:
    """What a push stands on. since: when its pull began, microseconds UTC.

    told: called after each call with how many numbers went, and of how many.
    """

    channel: Channel
    able: Capabilities
    since: int
    told: Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push came to. again: a pull has to explain something before all is well."""

    written: int
    again: bool


def untold(_sent: int, _all: int) -> None:
    """Nobody is told how far it is."""


def push(
    door: Door,
    connector: Connector,
    channel: Channel,
    since: int,
    chance: Callable[[], float],
    told: Callable[[int, int], None] = untold,
) -> Pushed:
    """Tell the shop what it should say. Raises a fault of `pos.channels.faults`.

    since: when the pull that this push stands on began, microseconds UTC. told: called after each
    call with how many numbers went, and of how many.
    """
    able = connector.capabilities
    found = door.write_now(_different, channel.id, able, since)
    unread = [wanted for wanted in found if reads_first(wanted, channel, able)]
    again = check(door, connector, channel, unread, chance)
    read = {wanted.key for wanted in unread}
    ready = door.write_now(_different, channel.id, able, since) if unread else found
    ready = [
        wanted
        for wanted in ready
        if not is_in_doubt(wanted)
        and (wanted.key in read or not reads_first(wanted, channel, able))
    ]
    written = 0
    for part in (
        [wanted for wanted in ready if wanted.lowers],
        [wanted for wanted in ready if not wanted.lowers],
    ):
        done = _write_all(door, connector, Stand(channel, able, since, told), part, chance)
        written, again = written + done.written, again or done.again
    return Pushed(written, again)


def _different(work: UnitOfWork, channel: str, able: Capabilities, since: int) -> list[Wanted]:
    known = channel_of(work.connection, channel)
    return different(work.connection, known, able.stock_model, (since, moment_of(work)))


def is_in_doubt(wanted: Wanted) -> bool:
    """Tell whether nobody knows what the shop says of a listing."""
    mark = wanted.mark
    return mark.is_doubtful or mark.is_under_way or mark.told.told is None


def reads_first(wanted: Wanted, channel: Channel, able: Capabilities) -> bool:
    """Tell whether a listing is read before it is written.

    Where the shop compares, or our number wins anyway, one that is not in doubt need not be.
    """
    is_judged = channel.conflict is not Conflict.TILL and not able.has_compare_and_set
    return is_in_doubt(wanted) or is_judged


def _write_all(
    door: Door,
    connector: Connector,
    stand: Stand,
    listings: Sequence[Wanted],
    chance: Callable[[], float],
) -> Pushed:
    channel = stand.channel.id
    queue, written, again, alone = in_order(listings), 0, False, Alone()
    total = len(queue)
    while queue:
        batch = next_call(queue, connector.capabilities.batch_max)
        queue = queue[len(batch) :]
        wishes = door.write_now(_wish, stand, batch)
        if not wishes:
            continue
        try:
            results = _sent_something(connector, wishes)
        except (SignInRefused, Throttled, Passing, Refused) as fault:
            is_alone = alone.is_the_row(batch, fault)
            unsent = [WriteResult(Outcome.NOT_SENT)] * len(wishes)
            door.write_now(_settle_all, channel, wishes, unsent, chance(), is_alone)
            if is_alone:
                continue
            raise
        alone.went_through()
        door.write_now(_settle_all, channel, wishes, results, chance())
        stand.told(total - len(queue), total)
        outcomes = [result.outcome for result in results]
        written += sum(outcome in _DONE for outcome in outcomes)
        again |= Outcome.STALE in outcomes or Outcome.UNKNOWN in outcomes
        queue = _left(wishes, outcomes) + queue
    return Pushed(written, again)


def _left(wishes: Sequence[Wish], outcomes: Sequence[Outcome]) -> list[Wanted]:
    pairs = zip(wishes, outcomes, strict=True)
    return [wish.wanted for wish, outcome in pairs if outcome is Outcome.NOT_SENT]


def _wish(work: UnitOfWork, stand: Stand, batch: list[Wanted]) -> list[Wish]:
    """Keep what is going to be sent. The same wish keeps its key, another never gets it.

    Looked at once more: what moved here since the pull began is not sent on it.
    """
    wishes, span = [], (stand.since, moment_of(work))
    keys = [wanted.key for wanted in batch]
    model = stand.able.stock_model
    for wanted in different(work.connection, stand.channel, model, span, keys):
        if is_in_doubt(wanted):
            continue
        mark = mark_of(work.connection, wanted.key)
        is_new = mark.wished != wanted.ours or not _is_waiting(mark)
        wish = mark.wish + 1 if is_new else mark.wish
        kept = replace(mark, wish=wish, wished=wanted.ours, is_under_way=True, given_up="")
        keep_mark(work, wanted.key, kept)
        believed = mark.told.believed
        key = f"{wanted.id}:{wish}"
        write = StockWrite(wanted.ref, wanted.ours, believed, key, wanted.product)
        wishes.append(Wish(wanted, write, believed))
    return wishes


def _is_waiting(mark: Mark) -> bool:
    """Tell whether the last wish never left: then it is the same one that is tried again."""
    return mark.pace.tries > 0


def _sent_something(connector: Connector, wishes: Sequence[Wish]) -> list[WriteResult]:
    results = _sent(connector, wishes)
    if all(result.outcome is Outcome.NOT_SENT for result in results):
        raise Passing("nothing of a call was sent")
    return results


def _sent(connector: Connector, wishes: Sequence[Wish]) -> list[WriteResult]:
    """Send a call; one that is refused whole is cut up, so that one bad row stands alone.

    Raises `Refused` where the refusal is of no row.
    """
    able = connector.capabilities
    if not able.takes_zero and Action.PAUSE in able.actions:
        return [_sent_or_paused(connector, wish) for wish in wishes]
    try:
        return connector.write_stock([wish.write for wish in wishes])
    except OutcomeUnknown:
        return [WriteResult(Outcome.UNKNOWN)] * len(wishes)
    except Refused as fault:
        if fault.is_of_all:
            raise
        if len(wishes) == 1:
            return [WriteResult(Outcome.REJECTED, code=fault.code)]
    middle = len(wishes) // 2
    first = _sent(connector, wishes[:middle])
    try:
        return first + _sent(connector, wishes[middle:])
    except (SignInRefused, Throttled, Passing, Refused):
        return first + [WriteResult(Outcome.NOT_SENT)] * (len(wishes) - middle)


def _sent_or_paused(connector: Connector, wish: Wish) -> WriteResult:
    """Send one number to a shop that takes no nothing: such a listing is paused instead."""
    write = wish.write
    try:
        if write.value == 0:
            connector.pause(write.ref, is_paused=True)
            return WriteResult(Outcome.APPLIED, 0)
        result = connector.write_stock([write])[0]
        if result.outcome in _DONE and not wish.believed:
            connector.pause(write.ref, is_paused=False)
    except OutcomeUnknown:
        return WriteResult(Outcome.UNKNOWN)
    except Refused as fault:
        if fault.is_of_all:
            raise
        return WriteResult(Outcome.REJECTED, code=fault.code)
    return result


def _settle_all(
    work: UnitOfWork,
    channel: str,
    wishes: Sequence[Wish],
    results: Sequence[WriteResult],
    chance: float,
    is_alone: bool = False,  # noqa: FBT001, FBT002 - through a door that hands on no names
) -> None:
    for wish, result in zip(wishes, results, strict=True):
        if result.outcome is Outcome.NOT_SENT:
            _put_off(work, channel, wish, chance, is_alone=is_alone)
        else:
            _settle(work, channel, wish, result, chance)


def _put_off(work: UnitOfWork, channel: str, wish: Wish, chance: float, *, is_alone: bool) -> None:
    """Try a row later; one that could not be told by itself for a day is shown."""
    wanted = wish.wanted
    mark = mark_of(work.connection, wanted.key)
    kept = failed_once_more(mark, work.now, chance, is_alone=is_alone)
    keep_mark(work, wanted.key, kept)
    if kept.given_up:
        note_not_sent(work, channel, wanted)


def _settle(work: UnitOfWork, channel: str, wish: Wish, result: WriteResult, chance: float) -> None:
    wanted, outcome = wish.wanted, result.outcome
    mark, value = mark_of(work.connection, wanted.key), wish.write.value
    if outcome in _DONE:
        keep_mark(work, wanted.key, mark.settled(value).seen(value, work.now))
        settle(
            work,
            channel,
            wanted.id,
            *_GIVEN_UP.values(),
            Matter.NUMBER_CHANGED,
            Matter.NOT_SENT,
        )
        tell(work, channel, Sent(wanted.product, "number", wish.believed, value))
        _note_elsewhere(work, channel, wanted)
    elif outcome in _GIVEN_UP:
        matter = _GIVEN_UP[outcome]
        keep_mark(work, wanted.key, replace(mark, given_up=matter.value, is_under_way=False))
        code = result.code or result.message[:80] or wanted.sku
        note(work, Note(channel, matter, wanted.id, wanted.product, value, result.value, code))
        tell(work, channel, Sent(wanted.product, "refused", wish.believed, value, code))
    elif outcome is Outcome.STALE:
        keep_mark(work, wanted.key, replace(mark, is_doubtful=True, is_under_way=False))
    elif outcome is Outcome.UNKNOWN:
        keep_mark(work, wanted.key, failed_unseen(mark, work.now, chance))


def _note_elsewhere(work: UnitOfWork, channel: str, wanted: Wanted) -> None:
    """Warn of a unique piece that is offered though it is at a fair, where it may be sold."""
    if wanted.elsewhere > 0 and wanted.ours > 0:
        found = Note(
            channel, Matter.KEPT_ELSEWHERE, wanted.id, wanted.product, wanted.ours, wanted.ours
        )
        note(work, found)
    else:
        settle(work, channel, wanted.id, Matter.KEPT_ELSEWHERE)
