"""A call of `write_stock` that takes several requests: what a fault in the middle leaves."""

from collections.abc import Callable, Iterable, Sequence

from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused, Throttled
from pos.channels.stock import Outcome, StockWrite, WriteResult

Sending = Callable[[list[StockWrite]], list[WriteResult]]


def written_in_turn(
    writes: Sequence[StockWrite],
    turns: Iterable[Sequence[int]],
    send: Sending,
    *,
    is_begun: bool = False,
) -> list[WriteResult]:
    """Send the writes in turns, each the places of its writes; return one result a write, in order.

    A lost answer leaves its turn unknown, and nothing more is sent after a fault. Raises the fault
    of the first turn, when it says that nothing was done, unless other rows of the same call are
    already `is_begun`.
    """
    results = [WriteResult(Outcome.NOT_SENT)] * len(writes)
    for number, places in enumerate(turns):
        try:
            told = send([writes[place] for place in places])
        except OutcomeUnknown:
            told = [WriteResult(Outcome.UNKNOWN)] * len(places)
            return _with(results, places, told)
        except (Passing, SignInRefused, Throttled, Refused):
            if number == 0 and not is_begun:
                raise
            return results
        results = _with(results, places, told)
    return results


def _with(
    results: list[WriteResult], places: Sequence[int], told: Sequence[WriteResult]
) -> list[WriteResult]:
    changed = list(results)
    for place, result in zip(places, told, strict=True):
        changed[place] = result
    return changed
