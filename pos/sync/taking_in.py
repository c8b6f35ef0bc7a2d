"""Orders as a shop tells them, brought into the stock book by what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from pos.channels.contract import StockModel
from pos.channels.orders import Order, OrderLine
from pos.domain.barcode import normal_code
from pos.domain.channel import Answer, Channel, GoodsBack, Listing, Matter
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND
from pos.journal.kinds import OnlineLine, OnlineOrderSeen
from pos.services.channels import listings
from pos.services.online_orders import ToldLine, ToldOrder, answer_to, told_order
from pos.services.places import places
from pos.services.products import product_of
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.marks import keep_mark, mark_of
from pos.sync.notes import Note, Sent, note, settle, tell

# A line of an order nobody has heard of before.
_NEVER: Final = ToldLine("", "", "", 0, 0, 0, 0, "", "", "", "", "", is_unsure=False)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What orders of one shop are read with: looked up once for a page of them.

    by_item: links by the item of the shop. places: ids of those that sell online, the one of the
    connection first.
    """

    channel: Channel
    model: StockModel
    by_item: Mapping[str, Listing]
    places: tuple[str, ...]


def shelf_of(connection: Connection, channel: Channel, model: StockModel) -> Shelf:
    """Look up what orders are read with."""
    online = [place.id for place in places(connection) if place.sells_online]
    online.sort(key=lambda place: place != channel.place)
    by_item = {listing.item: listing for listing in listings(connection, channel.id)}
    return Shelf(channel, model, by_item, tuple(online or [counter(connection).here.id]))


def take_in(work: UnitOfWork, shelf: Shelf, order: Order) -> bool:
    """Take an order in as it stands; returns whether it told anything new.

    One that is older than what is known is passed over. What it holds more or less than before
    moves goods; the listings concerned are doubted until they are read.
    """
    known = told_order(work.connection, shelf.channel.id, order.remote)
    if known is not None and order.modified < known.modified:
        return False
    before = {line.remote: line for line in known.lines} if known else {}
    lines = tuple(
        _line(work, shelf, order, line, before.get(line.remote, _NEVER)) for line in order.lines
    )
    seen = OnlineOrderSeen(
        channel=shelf.channel.id,
        order=order.remote,
        number=order.number,
        state=order.state.value,
        modified=order.modified,
        currency=order.currency,
        lines=lines,
        total="" if order.total is None else str(order.total),
        placed=order.placed,
        is_gone=order.is_gone,
    )
    if known is not None and _says_the_same(known, seen):
        return False
    work.record(seen)
    _doubt(work, shelf, before, lines)
    for line in lines:
        _look_at(work, shelf, order.number, order.remote, line)
    return True


def take_gone(work: UnitOfWork, shelf: Shelf, remote: str) -> None:
    """Take in that the shop has an order no more: it holds nothing for it."""
    known = told_order(work.connection, shelf.channel.id, remote)
    if known is None or known.is_gone:
        return
    lines = tuple(replace_held(line, 0, committed=0) for line in known.lines)
    work.record(seen_again(known, lines, is_gone=True))
    _doubt(work, shelf, {line.remote: line for line in known.lines}, lines)


def seen_again(
    known: ToldOrder, lines: tuple[OnlineLine, ...], *, is_gone: bool | None = None
) -> OnlineOrderSeen:
    """Say anew what is known of an order, with other lines."""
    return OnlineOrderSeen(
        channel=known.channel,
        order=known.remote,
        number=known.number,
        state=known.state,
        modified=known.modified,
        currency=known.currency,
        lines=lines,
        total=known.total,
        placed=known.placed,
        is_gone=known.is_gone if is_gone is None else is_gone,
    )


def replace_held(line: ToldLine, held: int, committed: int | None = None) -> OnlineLine:
    """Say a line anew, holding so many pieces."""
    return OnlineLine(
        remote=line.remote,
        product=line.product,
        names=Names(fr=line.title),
        place=line.place,
        quantity=line.quantity,
        committed=line.committed if committed is None else committed,
        held=held,
        sent=line.sent if committed is None else min(line.sent, committed),
        sku=line.sku,
        price=line.price,
        item=line.item,
        parent=line.parent,
        is_unsure=line.is_unsure,
    )


def learn(work: UnitOfWork, shelf: Shelf, known: ToldOrder) -> bool:
    """Look again whose products the lines of an order are; returns whether any was found."""
    lines, found = [], False
    for line in known.lines:
        product = line.product or _product(work.connection, shelf, line.item, line.sku)
        if product == line.product:
            lines.append(replace_held(line, line.held))
            continue
        found = True
        held = 0 if known.is_gone or line.is_unsure else line.committed
        place = _place(work.connection, shelf, product, held)
        lines.append(replace_held(replace(line, product=product, place=place), held))
    if found:
        work.record(seen_again(known, tuple(lines)))
        for told in lines:
            _look_at(work, shelf, known.number, known.remote, told)
    return found


def subject_of(order: str, line: str) -> str:
    """Name a line of an order on the list of what to look at."""
    return f"{order} {line}"


def _line(
    work: UnitOfWork, shelf: Shelf, order: Order, line: OrderLine, before: ToldLine
) -> OnlineLine:
    item = line.ref.item if line.ref else before.item
    sku = line.sku or before.sku
    product = before.product or _product(work.connection, shelf, item, sku)
    committed = 0 if order.is_gone else line.committed
    held = _held(work, shelf, order, replace(line, committed=committed), before)
    place = before.place or (_place(work.connection, shelf, product, held) if product else "")
    known = product_of(work.connection, product) if product else None
    return OnlineLine(
        remote=line.remote,
        product=product,
        names=known.names if known else Names(fr=line.title[:200]),
        place=place,
        quantity=line.quantity,
        committed=committed,
        held=held if product else committed,
        sent=min(line.sent, committed),
        sku=sku,
        price="" if line.price is None else str(line.price),
        item=item,
        parent=line.ref.parent if line.ref else before.parent,
        is_unsure=line.is_unsure,
    )


def _held(work: UnitOfWork, shelf: Shelf, order: Order, line: OrderLine, before: ToldLine) -> int:
    """Return the pieces that are gone from the book for a line.

    What the shop's own book holds for it; where the shop cannot say whether goods came back, what
    somebody answered, else what is usual here, else what was held before.
    """
    if order.is_gone or not line.is_unsure:
        return line.committed
    if before is _NEVER:
        return line.committed
    back = line.committed if line.committed < before.held else 0
    said = answer_to(
        work.connection,
        shelf.channel.id,
        Matter.GOODS_BACK,
        subject_of(order.remote, line.remote),
    )
    if said is not None:
        return before.held
    return back if shelf.channel.goods_back is GoodsBack.BACK else before.held


def _product(connection: Connection, shelf: Shelf, item: str, sku: str) -> str:
    """Return the id of what was sold: by its link, else by its SKU where one product bears it."""
    if item and item in shelf.by_item:
        return shelf.by_item[item].product
    if not sku.strip():
        return ""
    code, product = schema.code.c, schema.product.c
    query = (
        select(code.product)
        .join(schema.product, product.key == code.product)
        .where(code.code == normal_code(sku))
        .limit(2)
    )
    found = list(connection.execute(query).scalars())
    return id_of(found[0]) if len(found) == 1 else ""


def _place(connection: Connection, shelf: Shelf, product: str, units: int) -> str:
    """Return where an order is taken from: the first place that has enough, or has the most."""
    there = {
        place: found.on_hand if (found := stock_of(connection, product, place)) else 0
        for place in shelf.places
    }
    enough = [place for place, on_hand in there.items() if on_hand >= units * THOUSAND]
    return enough[0] if enough else max(there, key=lambda place: there[place])


def _says_the_same(known: ToldOrder, seen: OnlineOrderSeen) -> bool:
    """Tell whether a telling adds nothing: a page that was read twice."""
    told = tuple(
        (line.remote, line.product, line.quantity, line.committed, line.held, line.sent)
        for line in known.lines
    )
    now = tuple(
        (line.remote, line.product, line.quantity, line.committed, line.held, line.sent)
        for line in seen.lines
    )
    same = (known.state, known.is_gone, told) == (seen.state, seen.is_gone, now)
    unsure = [line.is_unsure for line in known.lines] == [line.is_unsure for line in seen.lines]
    return same and unsure


def _doubt(
    work: UnitOfWork, shelf: Shelf, before: Mapping[str, ToldLine], lines: tuple[OnlineLine, ...]
) -> None:
    """Note how the shop's own number moved: the listing is read before it is written again."""
    for line in lines:
        listing = shelf.by_item.get(line.item)
        old = before.get(line.remote, _NEVER)
        if shelf.model is StockModel.ON_HAND:
            more = old.sent - line.sent
        else:
            more = old.committed - line.committed
        changed = (old.committed, old.sent) != (line.committed, line.sent)
        if listing is None or not changed:
            continue
        mark = mark_of(work.connection, key_of(listing.id))
        told = mark.told.moved(more)
        keep_mark(work, key_of(listing.id), replace(mark, told=told, is_doubtful=True))


def _look_at(work: UnitOfWork, shelf: Shelf, number: str, order: str, line: OnlineLine) -> None:
    subject, channel = subject_of(order, line.remote), shelf.channel.id
    if not line.product:
        if line.committed and not is_answered(work, channel, Matter.UNKNOWN_PRODUCT, subject):
            code = f"{number} · {line.sku or line.names.fr}"
            note(work, Note(channel, Matter.UNKNOWN_PRODUCT, subject, code=code))
        return
    settle(work, channel, subject, Matter.UNKNOWN_PRODUCT)
    tell(work, channel, Sent(line.product, "order", line.quantity, line.held, number))
    _ask_back(work, shelf, number, subject, line)


def _ask_back(work: UnitOfWork, shelf: Shelf, number: str, subject: str, line: OnlineLine) -> None:
    channel = shelf.channel
    is_open = line.is_unsure and line.held and channel.goods_back is GoodsBack.ASK
    if is_open and not is_answered(work, channel.id, Matter.GOODS_BACK, subject):
        found = Note(channel.id, Matter.GOODS_BACK, subject, line.product, line.held, None, number)
        note(work, found)
    elif not line.is_unsure:
        settle(work, channel.id, subject, Matter.GOODS_BACK)


def is_answered(work: UnitOfWork, channel: str, matter: Matter, subject: str) -> bool:
    said = answer_to(work.connection, channel, matter, subject)
    return said is not None and said is not Answer.RETRY
