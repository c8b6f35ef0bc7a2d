"""Products that somebody does not want in a shop: never proposed, until they are wanted again."""

from typing import Final

from sqlalchemy import Connection, select

from pos.domain.person import Act
from pos.journal.kinds import OnlineAnswered
from pos.services.people import require
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

_MATTER: Final = "not_for_sale"
_YES: Final = "yes"
_NO: Final = "no"
_A: Final = schema.online_answer.c


def not_for_sale(connection: Connection, channel: str) -> frozenset[str]:
    """Return the ids of products that are not for sale in a shop."""
    query = (
        select(_A.subject, _A.answer)
        .where(_A.channel == channel, _A.matter == _MATTER)
        .order_by(_A.at, _A.entry)
    )
    last = {row.subject: row.answer for row in connection.execute(query)}
    return frozenset(subject for subject, answer in last.items() if answer == _YES)


def keep_off(work: UnitOfWork, channel: str, product: str) -> None:
    """Say that a product is not for sale in a shop."""
    _say(work, channel, product, _YES)


def allow(work: UnitOfWork, channel: str, product: str) -> None:
    """Say that a product may be sold in a shop after all."""
    _say(work, channel, product, _NO)


def _say(work: UnitOfWork, channel: str, product: str, answer: str) -> None:
    require(work, Act.CHANGE_STOCK)
    work.record(OnlineAnswered(channel=channel, matter=_MATTER, subject=product, answer=answer))
