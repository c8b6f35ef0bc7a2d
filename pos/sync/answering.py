"""What somebody says to what they had to look at: one tap each, written down, and done."""

from dataclasses import replace

from pos.channels.contract import StockModel
from pos.domain.channel import Answer, Matter
from pos.domain.person import Act
from pos.domain.quantity import pieces
from pos.domain.stock import Cause
from pos.journal.kinds import OnlineAnswered
from pos.services.channels import channel_of, edit_listing, listing_of
from pos.services.moving import Goods, take_out
from pos.services.online_orders import ToldLine, told_order
from pos.services.people import require
from pos.services.products import product_of
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.check import take_theirs
from pos.sync.marks import keep_mark, mark_of, try_again
from pos.sync.notes import Note, settle
from pos.sync.prices import keep_price, price_mark
from pos.sync.standing import begin_again
from pos.sync.taking_in import replace_held, seen_again
from pos.sync.wishes import wish_listed, wish_no_more, wishes

# What can be said to each matter, the usual first; the screen offers these and no others.
ANSWERS: dict[Matter, tuple[Answer, ...]] = {
    Matter.NOT_FOUND: (Answer.RETRY, Answer.IGNORE),
    Matter.FOUND_TWICE: (Answer.IGNORE,),
    Matter.SKU_CHANGED: (Answer.RETRY, Answer.IGNORE),
    Matter.NOT_TRACKED: (Answer.TRACK, Answer.IGNORE),
    Matter.NUMBER_CHANGED: (Answer.KEEP_OURS, Answer.TAKE_THEIRS),
    Matter.OVERSOLD: (Answer.SEEN,),
    Matter.UNKNOWN_PRODUCT: (Answer.IGNORE,),
    Matter.GOODS_BACK: (Answer.BACK, Answer.NOT_BACK, Answer.DAMAGED),
    Matter.REJECTED: (Answer.RETRY, Answer.IGNORE),
    Matter.SIGN_IN: (Answer.RETRY,),
    Matter.NOT_REACHED: (Answer.RETRY,),
    Matter.ORDER_UNREADABLE: (Answer.IGNORE,),
    Matter.KEPT_ELSEWHERE: (Answer.SEEN,),
    Matter.PRICE_CHANGED: (Answer.KEEP_OURS, Answer.TAKE_THEIRS),
    Matter.PRICE_REFUSED: (Answer.RETRY, Answer.IGNORE),
    Matter.NOT_LISTED: (Answer.RETRY, Answer.IGNORE),
}


def answer(work: UnitOfWork, found: Note, said: Answer) -> None:
    """Do what somebody said, write it down, and take the row off the list."""
    assert said in ANSWERS[found.matter]
    require(work, Act.CHANGE_STOCK)
    match found.matter:
        case Matter.NUMBER_CHANGED:
            _decide_number(work, found, said)
        case Matter.GOODS_BACK:
            _bring_back(work, found, said)
        case Matter.SIGN_IN | Matter.NOT_REACHED:
            begin_again(work, found.channel)
        case Matter.NOT_FOUND | Matter.SKU_CHANGED | Matter.NOT_TRACKED | Matter.REJECTED:
            _decide_listing(work, found, said)
        case Matter.PRICE_CHANGED | Matter.PRICE_REFUSED:
            _decide_price(work, found, said)
        case Matter.NOT_LISTED:
            _decide_wish(work, found, said)
    settle(work, found.channel, found.subject, found.matter)
    if found.matter not in {Matter.SIGN_IN, Matter.NOT_REACHED, Matter.NUMBER_CHANGED}:
        _write_down(work, found, found.subject, said)


def _write_down(work: UnitOfWork, found: Note, subject: str, said: Answer) -> None:
    work.record(
        OnlineAnswered(
            channel=found.channel,
            matter=found.matter.value,
            subject=subject,
            answer=said.value,
        )
    )


def _decide_number(work: UnitOfWork, found: Note, said: Answer) -> None:
    key = key_of(found.subject)
    theirs = found.theirs or 0
    mark = mark_of(work.connection, key)
    if said is Answer.TAKE_THEIRS:
        believed = mark.told.believed or 0
        channel = channel_of(work.connection, found.channel)
        take_theirs(work, channel, StockModel.AVAILABLE, found.product, theirs - believed)
        keep_mark(work, key, mark.settled(theirs))
    else:
        keep_mark(work, key, replace(mark.settled(theirs), is_doubtful=True))
    _write_down(work, found, f"{found.subject} {theirs}", said)


def _decide_listing(work: UnitOfWork, found: Note, said: Answer) -> None:
    """Try again; or, where somebody ignores it, end the link, so that it is not asked for again."""
    if said is Answer.IGNORE:
        edit_listing(work, replace(listing_of(work.connection, found.subject), is_linked=False))
    else:
        try_again(work, key_of(found.subject))


def _decide_price(work: UnitOfWork, found: Note, said: Answer) -> None:
    """Send ours after all, or leave the shop its price until the label says another."""
    key = key_of(found.subject)
    mark = price_mark(work.connection, key)
    if said in {Answer.KEEP_OURS, Answer.RETRY}:
        keep_price(work, key, replace(mark, told=mark.theirs, settled="", is_doubtful=True))
    else:
        keep_price(work, key, replace(mark, told=mark.theirs))


def _decide_wish(work: UnitOfWork, found: Note, said: Answer) -> None:
    """Try to list it once more, or want it in the shop no longer."""
    wish = next(
        (w for w in wishes(work.connection, found.channel) if w.product == found.product), None
    )
    if wish is None:
        return
    if said is Answer.RETRY:
        wish_listed(work, found.channel, [wish.product], as_draft=wish.as_draft)
    else:
        wish_no_more(work, found.channel, wish.product)


def _bring_back(work: UnitOfWork, found: Note, said: Answer) -> None:
    """Say whether the goods of an order line are here again; damaged ones came, and are broken."""
    order, _, remote = found.subject.rpartition(" ")
    known = told_order(work.connection, found.channel, order)
    if known is None or said is Answer.NOT_BACK:
        return
    lines = tuple(
        replace_held(line, _left(line) if line.remote == remote else line.held)
        for line in known.lines
    )
    work.record(seen_again(known, lines))
    line = next(line for line in known.lines if line.remote == remote)
    product = product_of(work.connection, line.product)
    came = line.held - _left(line)
    if said is Answer.DAMAGED and product is not None and came > 0:
        take_out(work, line.place, [Goods(product, pieces(came))], Cause.BROKEN, known.number)


def _left(line: ToldLine) -> int:
    """Return the pieces of a line that stay gone once its goods came back."""
    return line.committed if line.committed < line.held else 0
