"""A line of an online order that nobody knows: somebody says which product it is."""

from pos.channels.contract import Connector
from pos.channels.listings import Item
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.services.channels import channel_of, link
from pos.services.door import Door
from pos.services.online_orders import ToldOrder, told_order
from pos.store.unit_of_work import UnitOfWork
from pos.sync.by_hand import free_items
from pos.sync.linking import listing_for
from pos.sync.notes import Note
from pos.sync.overview import model_of
from pos.sync.taking_in import learn, shelf_of


def say_whose(door: Door, connector: Connector, found: Note, product: str) -> None:
    """Link what was sold to a product, and take its goods out of the book.

    The listing is looked for in the shop, for its whole reference. Raises `NotFound` where it is
    gone, `ListedAlready`, or a fault of `pos.channels.faults`.
    """
    order, _sep, remote = found.subject.rpartition(" ")
    known = door.read_now(told_order, found.channel, order)
    wanted = _item_of(known, remote)
    items = free_items(door, connector, found.channel) if wanted else []
    item = next((one for one in items if one.ref.item == wanted), None)
    if item is None:
        raise NotFound(_("The shop has no such listing any more. Look for the order there."))
    door.write_now(_learn, found.channel, order, product, item)


def _item_of(known: ToldOrder | None, remote: str) -> str:
    lines = () if known is None else known.lines
    return next((line.item for line in lines if line.remote == remote), "")


def _learn(work: UnitOfWork, channel: str, order: str, product: str, item: Item) -> None:
    link(work, listing_for(channel, product, item))
    known = told_order(work.connection, channel, order)
    found = channel_of(work.connection, channel)
    if known is not None:
        learn(work, shelf_of(work.connection, found, model_of(found)), known)
