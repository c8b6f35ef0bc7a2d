"""Changes at Jumia, which are handed in as feeds and done later.

An accepted feed says nothing: it is asked for until it is through, a few times only, because
somebody waits. What is not through by then has an unknown outcome, and is read before it is written
again. A row that is refused under one of the two ids is sent once more under the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pos.channels.faults import ChannelFault, OutcomeUnknown
from pos.channels.jumia_catalogue import read_stock
from pos.channels.jumia_session import JumiaSession, as_object
from pos.channels.stock import Outcome, Ref, StockWrite, WriteResult

MOST_ROWS: Final = 1000

_POLLS: Final = 5
_DONE: Final = {"COMPLETED", "FAILED", "FINISHED", "PARTIALLY_COMPLETED"}
_REFUSED: Final = {"FAILED", "ERROR", "REJECTED"}
_LONGEST_SAID: Final = 200


@dataclass(frozen=True, slots=True)
class FeedEnd:
    """What became of a feed. refused: Jumia's words by SKU. is_through: nothing is open."""

    is_through: bool
    refused: dict[str, str]
    is_failed: bool = False
    message: str = ""


class JumiaFeeds:
    """Hands feeds in and looks after them. wait: called between two looks; it may take its time."""

    def __init__(self, session: JumiaSession, wait: Callable[[], None]) -> None:
        self._session = session
        self._wait = wait
        # Which of the two ids Jumia took last.
        self._by_product = False

    def run(self, path: str, products: Sequence[dict[str, Any]]) -> FeedEnd:
        """Hand a feed in and look after it. Raises one of the five faults before it is in."""
        feed = self._session.submit(path, {"products": list(products)})
        end = FeedEnd(is_through=False, refused={})
        for _poll in range(_POLLS):
            try:
                end = _end(as_object(self._session.read(f"/feeds/{quote(feed, safe='')}")))
            except ChannelFault as fault:
                raise OutcomeUnknown("the feed was not seen again") from fault
            if end.is_through:
                break
            self._wait()
        return end

    def id_of(self, ref: Ref) -> str:
        """Return the id that Jumia took last."""
        return ref.parent if self._by_product else ref.item

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set numbers; `APPLIED` only where a reading afterwards shows them."""
        if not writes:
            return []
        whole = [write for write in writes if write.value >= 0]
        try:
            refused = self._sent(whole)
            if refused and refused.keys() == {write.ref.stock for write in whole}:
                # All of them: it may be the wrong one of the two ids.
                self._by_product = not self._by_product
                refused = self._sent(whole)
        except OutcomeUnknown:
            return [WriteResult(Outcome.UNKNOWN)] * len(writes)
        return self._seen(writes, refused)

    def _sent(self, writes: Sequence[StockWrite]) -> dict[str, str]:
        rows = [
            {"sellerSku": write.ref.stock, "id": self.id_of(write.ref), "stock": write.value}
            for write in writes
        ]
        return self.run("/feeds/products/stock", rows).refused if rows else {}

    def _seen(self, writes: Sequence[StockWrite], refused: dict[str, str]) -> list[WriteResult]:
        try:
            readings = read_stock(self._session, [write.ref for write in writes])
        except ChannelFault:
            return [WriteResult(Outcome.UNKNOWN)] * len(writes)
        results = []
        for write, reading in zip(writes, readings, strict=True):
            why = refused.get(write.ref.stock)
            if write.value < 0:
                results.append(WriteResult(Outcome.REJECTED, reading.value, "negative"))
            elif reading.value is None:
                results.append(WriteResult(Outcome.NOT_FOUND, message=why or ""))
            elif reading.value == write.value:
                results.append(WriteResult(Outcome.APPLIED, reading.value))
            elif why is not None:
                results.append(WriteResult(Outcome.REJECTED, reading.value, "feed", why))
            else:
                results.append(WriteResult(Outcome.UNKNOWN, reading.value))
        return results


def _end(said: dict[str, Any]) -> FeedEnd:
    status = str(said.get("status", "")).upper()
    refused = {
        str(row.get("sellerSKU") or row.get("sellerSku") or ""): _words(row)
        for row in said.get("feedItems") or ()
        if isinstance(row, dict) and str(row.get("status", "")).upper() in _REFUSED
    }
    message = " ".join(str(said.get("errorMessage") or "").split())[:_LONGEST_SAID]
    return FeedEnd(status in _DONE, refused, status in _REFUSED, message)


def _words(row: dict[str, Any]) -> str:
    errors = row.get("errors")
    said = errors.get("globalMessages") if isinstance(errors, dict) else None
    words = row.get("errorMessage") or " ".join(map(str, said or ())) or "refused"
    return " ".join(str(words).split())[:_LONGEST_SAID]
