"""Pieces that were sold here and in a shop, whoever told of it first."""

from typing import Final

from sqlalchemy import delete, text

from pos.domain.channel import Matter
from pos.store import schema
from pos.store.keys import id_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.notes import Note, note
from pos.sync.taking_in import is_answered, subject_of

# The newest open line of each product of which the places that sell online have less than nothing.
_OVERSOLD: Final = text(
    """
SELECT telling_line.product AS product, telling.remote AS remote, telling.number AS number,
  telling_line.remote AS line, telling_line.held AS held, max(telling.at),
  (SELECT sum(stock.on_hand) FROM stock JOIN place ON place.key = stock.place
    WHERE stock.product = telling_line.product AND place.kind <> 'lost'
    AND (place.sells_online OR place.key = telling_line.place)) / 1000 AS on_hand
FROM telling JOIN telling_line ON telling_line.entry = telling.entry
WHERE telling.channel = :channel AND telling.is_latest = 1 AND telling.is_gone = 0
  AND telling_line.held > telling_line.sent AND telling_line.product <> 0
GROUP BY telling_line.product
HAVING on_hand < 0
"""
)


def look_for_oversold(work: UnitOfWork, channel: str) -> None:
    """Bring the list up to what is sold twice now: one row a product, with its newest order."""
    found = {}
    for row in work.connection.execute(_OVERSOLD, {"channel": channel}).all():
        subject = subject_of(row.remote, row.line)
        if not is_answered(work, channel, Matter.OVERSOLD, subject):
            have = max(0, row.on_hand + row.held)
            product = id_of(row.product)
            found[subject] = Note(
                channel, Matter.OVERSOLD, subject, product, have, row.held, row.number
            )
    table = schema.look_at.c
    work.connection.execute(
        delete(schema.look_at).where(
            table.channel == channel,
            table.matter == Matter.OVERSOLD.value,
            table.subject.not_in(list(found)),
        )
    )
    for one in found.values():
        note(work, one)
