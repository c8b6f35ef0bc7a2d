"""Online shops: which are connected, what they show, and the orders they told of."""

import msgspec

from pos.domain.names import Names
from pos.journal.kinds.fact import Fact, Scalar


class ChannelSaved(Fact, frozen=True):
    """A connection to an online shop was made (`channel` empty) or edited; it holds no secret."""

    changes: dict[str, Scalar]
    channel: str = ""


class ListingLinked(Fact, frozen=True):
    """A product was linked to what a shop shows (`listing` empty), or the link was edited.

    changes: `is_linked` false ends the link, for good or until it is true again.
    """

    changes: dict[str, Scalar]
    listing: str = ""


class OnlineLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an online order.

    remote: its id in the shop. product: id of what was sold, empty while nobody knows. place: id
    of the place it is taken from. quantity, committed, sent, is_unsure: as the shop told
    (pos.channels.orders). held: pieces that this stock book counts as gone for it. price: of the
    line, a decimal number, empty where not told. item, parent: of the listing in the shop.
    """

    remote: str
    product: str = ""
    names: Names
    place: str = ""
    quantity: int
    committed: int
    held: int
    sent: int = 0
    sku: str = ""
    price: str = ""
    item: str = ""
    parent: str = ""
    is_unsure: bool = False


class OnlineOrderSeen(Fact, frozen=True):
    """A shop told of an order as it stands; goods move by the difference to what it told before.

    order: its id in the shop. number: as the buyer knows it. modified: microseconds UTC by the
    shop's clock. total: a decimal number, empty where not told. is_gone: the shop has thrown it
    away.
    """

    channel: str
    order: str
    number: str
    state: str
    modified: int
    currency: str
    lines: tuple[OnlineLine, ...]
    total: str = ""
    placed: int = 0
    is_gone: bool = False


class OnlineAnswered(Fact, frozen=True):
    """Somebody answered what an online shop had left open.

    matter: a `pos.domain.channel.Matter`; answer: an `Answer`. subject: what it was about, such as
    the id of a listing, or those of an order and its line.
    """

    channel: str
    matter: str
    subject: str
    answer: str
    note: str = ""
