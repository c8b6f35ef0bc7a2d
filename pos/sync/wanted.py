"""What each listing should say now, and which do not.

*available = on hand in the places that sell online - safety stock*; what open online orders hold is
out of the book already. A shop whose number is what lies there is told what its own open orders
hold on top, because it takes that off by itself.

One statement, so that ten thousand listings of which nothing changed cost the file a few
milliseconds.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from pos.channels.contract import StockModel
from pos.channels.stock import Ref
from pos.domain.channel import Channel
from pos.store.keys import id_of
from pos.sync.marks import Mark, mark_from


@dataclass(frozen=True, slots=True)
class Wanted:
    """A listing and what it should say.

    key: of the listing. product: id. elsewhere: pieces of it that lie where nothing is sold online,
    offered all the same because somebody wished so.
    """

    key: int
    ref: Ref
    sku: str
    product: str
    ours: int
    elsewhere: int
    mark: Mark

    @property
    def id(self) -> str:
        """The id of the link."""
        return id_of(self.key)

    @property
    def lowers(self) -> bool:
        """True where the shop offers more than there is: the worst error, mended first."""
        believed = self.mark.told.believed
        return believed is not None and self.ours < believed


_ALL: Final = """
WITH there AS (
  SELECT stock.product,
    sum(stock.on_hand * (place.sells_online AND NOT place.is_archived)) AS online,
    sum(stock.on_hand) AS anywhere
  FROM stock JOIN place ON place.key = stock.place
  WHERE place.created_at IS NOT NULL AND place.kind <> 'lost'
  GROUP BY stock.product
), held AS (
  SELECT telling_line.item AS item, sum(telling_line.committed - telling_line.sent) AS pieces
  FROM telling JOIN telling_line ON telling_line.entry = telling.entry
  WHERE telling.channel = :channel AND telling.is_latest = 1 AND telling.is_gone = 0
  GROUP BY telling_line.item
), wanted AS (
  SELECT listing.key AS key, listing.item, listing.parent, listing.stock, listing.location,
    listing.sku, listing.product, sync_listing.*,
    CASE WHEN listing.is_kept AND product.kind = 'unique'
      THEN (coalesce(there.anywhere, 0) - coalesce(there.online, 0)) / 1000 ELSE 0 END AS elsewhere,
    max(0, CASE WHEN listing.is_paused OR product.is_archived THEN 0
      WHEN :away AND NOT (listing.is_kept AND product.kind = 'unique') THEN 0
      WHEN listing.is_kept AND product.kind = 'unique'
        THEN coalesce(there.anywhere, 0) / 1000 - :safety
      ELSE coalesce(there.online, 0) / 1000 - :safety END
      + CASE WHEN :holds THEN coalesce(held.pieces, 0) ELSE 0 END) AS ours
  FROM listing JOIN product ON product.key = listing.product
  LEFT JOIN there ON there.product = listing.product
  LEFT JOIN held ON held.item = listing.item
  LEFT JOIN sync_listing ON sync_listing.listing = listing.key
  WHERE listing.channel = :channel AND listing.is_linked = 1 AND listing.created_at IS NOT NULL
    AND (:keys IS NULL OR listing.key IN (SELECT value FROM json_each(:keys)))
)
SELECT * FROM wanted
"""
_EVERY: Final = text(_ALL + " ORDER BY key")
# Not what was refused for this very number; not what moved here after the pull began.
_DIFFERENT: Final = text(
    _ALL  # noqa: S608 - two constants
    + """
WHERE (told IS NULL OR ours <> told + drift OR is_doubtful OR is_under_way)
  AND NOT (coalesce(given_up, '') <> '' AND wished IS ours AND NOT is_doubtful)
  AND (coalesce(retry_at, 0) <= :now OR retry_at - :now > 3600000000)
  AND NOT EXISTS (SELECT 1 FROM place JOIN movement ON movement.place = place.key
    AND movement.product = wanted.product AND movement.at > :since AND movement.at <= :now
    AND movement.cause <> 'online')
  AND NOT EXISTS (SELECT 1 FROM place JOIN counted ON counted.place = place.key
    AND counted.product = wanted.product AND counted.at > :since AND counted.at <= :now)
ORDER BY key
"""
)


def different(
    connection: Connection,
    channel: Channel,
    model: StockModel,
    span: tuple[int, int],
    keys: Sequence[int] | None = None,
) -> list[Wanted]:
    """Return the listings that should be told something or be read, and may be.

    span: when the pull began, and now (microseconds UTC); what moved here in between waits for the
    next one. keys: only of these.
    """
    asked = None if keys is None else json.dumps(list(keys))
    given = {**_given(channel, model), "since": span[0], "now": span[1], "keys": asked}
    return [_wanted(row) for row in connection.execute(_DIFFERENT, given)]


def every_wanted(connection: Connection, channel: Channel, model: StockModel) -> list[Wanted]:
    """Return every listing of a shop, and what it should say."""
    return [_wanted(row) for row in connection.execute(_EVERY, _given(channel, model))]


def _given(channel: Channel, model: StockModel) -> dict[str, Any]:
    return {
        "channel": channel.id,
        "safety": channel.safety_stock,
        "away": int(channel.is_away),
        "holds": int(model is StockModel.ON_HAND),
        "keys": None,
    }


def _wanted(row: Any) -> Wanted:
    return Wanted(
        key=row.key,
        ref=Ref(row.item, row.parent, row.stock, row.location),
        sku=row.sku,
        product=id_of(row.product),
        ours=row.ours,
        elsewhere=row.elsewhere,
        mark=mark_from(row),
    )
