"""Which pages of a manager a device shows: all of them, or those on which something waits.

An artisan alone has few pages, and a cooperative has all. Whatever was chosen, a page on which
something waits is never hidden.
"""

from enum import StrEnum

from sqlalchemy import Connection, exists, select

from pos.services.device import RailPages, device_settings
from pos.services.discrepancies.every import open_discrepancies
from pos.store import schema


class ManagerPage(StrEnum):
    """A page that an artisan alone can do without."""

    FAIRS = "fairs"
    RECONCILE = "reconcile"
    ONLINE = "online"


def manager_pages(connection: Connection, now: int) -> frozenset[ManagerPage]:
    """Return the pages to show beside those of a stand. now: microseconds UTC."""
    chosen = device_settings(connection).pages
    if chosen is RailPages.EVERY or (chosen is RailPages.AS_NEEDED and _is_shared(connection)):
        return frozenset(ManagerPage)
    waiting = set()
    if _has_fair(connection):
        waiting.add(ManagerPage.FAIRS)
    if _has_channel(connection):
        waiting.add(ManagerPage.ONLINE)
    if open_discrepancies(connection, now).rows:
        waiting.add(ManagerPage.RECONCILE)
    return frozenset(waiting)


def _is_shared(connection: Connection) -> bool:
    """Tell whether this is more than one person's stand: makers, fairs or other tills."""
    makers = select(exists().where(schema.maker.c.created_at.is_not(None)))
    tills = select(schema.till.c.till).limit(2)
    admitted = select(exists().where(schema.till_step.c.about != ""))
    return bool(
        connection.execute(makers).scalar()
        or connection.execute(admitted).scalar()
        or len(connection.execute(tills).all()) > 1
        or connection.execute(
            select(exists().where(schema.fair.c.created_at.is_not(None)))
        ).scalar()
    )


def _has_channel(connection: Connection) -> bool:
    """Tell whether an online shop is connected."""
    channel = schema.channel.c
    query = select(exists().where(channel.created_at.is_not(None), channel.is_put_away == 0))
    return bool(connection.execute(query).scalar())


def _has_fair(connection: Connection) -> bool:
    """Tell whether a fair was planned that is not put away."""
    fair = schema.fair.c
    query = select(exists().where(fair.created_at.is_not(None), fair.is_settled == 0))
    return bool(connection.execute(query).scalar())
