"""Saying what a discrepancy is about, and doing what follows from it, in one unit of work.

What follows is the act that exists for it elsewhere: stock is corrected, a maker named, a count
explained. The answer beside it says who looked at what, and takes it off the list everywhere.
"""

from pos.domain.discrepancy import Answer, Discrepancy, DiscrepancyKind
from pos.domain.person import Act
from pos.domain.quantity import Quantity
from pos.domain.stock import DifferenceReason
from pos.domain.text import clean_text
from pos.errors import FieldNotAccepted, NotFound
from pos.i18n import gettext as _
from pos.journal.kinds import DiscrepancyAnswered, LineLinked
from pos.services.explaining import Reason, explain, explanation
from pos.services.makers import MakerKnown, makers_named, name_maker
from pos.services.moving import correct
from pos.services.people import require
from pos.services.products import product_of
from pos.services.sold import sale_of
from pos.store.unit_of_work import UnitOfWork


class ReasonMissing(FieldNotAccepted):
    """Something is explained or right as it is, and nobody says why."""


class AnotherUnit(FieldNotAccepted):
    """A line was sold by the piece, and the product is measured, or the other way round."""


def mark_seen(work: UnitOfWork, what: Discrepancy, note: str) -> None:
    """Say that it is right as it is; raises `ReasonMissing` without a reason."""
    _require_words(note)
    _answer(work, what, Answer.SEEN, note)


def accept_price(work: UnitOfWork, what: Discrepancy, note: str = "") -> None:
    """Say that the price that was asked is to stand."""
    _answer(work, what, Answer.PRICE_ACCEPTED, note)


def correct_stock(
    work: UnitOfWork,
    what: Discrepancy,
    wanted: int,
    reason: DifferenceReason = DifferenceReason.NONE,
    note: str = "",
) -> None:
    """Say how many there really are where it does not agree. wanted: thousandths."""
    product = product_of(work.connection, what.product)
    if product is None:
        raise NotFound(_("This product is no longer there. Nothing was changed."))
    correct(work, what.place, product, Quantity(wanted, product.unit), reason, note)
    _answer(work, what, Answer.STOCK_CORRECTED, note)


def explain_difference(
    work: UnitOfWork, what: Discrepancy, reason: DifferenceReason, note: str = ""
) -> None:
    """Say why; what was found stays. A difference of a count is explained in the stock book too.

    Raises `ReasonMissing` where neither a reason nor a word says why.
    """
    if reason is DifferenceReason.NONE:
        _require_words(note)
        reason = DifferenceReason.OTHER
    if what.kind is not DiscrepancyKind.COUNT_DIFFERS:
        _answer(work, what, Answer.EXPLAINED, note)
        return
    product = product_of(work.connection, what.product)
    if product is None:
        raise NotFound(_("This product is no longer there. Nothing was changed."))
    missing = explanation(product, Reason(reason, note), what.expected - what.found)
    explain(work, what.place, (missing,), what.code)
    _answer(work, what, Answer.EXPLAINED, note)


def name_maker_of(work: UnitOfWork, what: Discrepancy, maker: str) -> None:
    """Say whose work a line was."""
    name_maker(work, what.subject, int(what.part), maker)
    _answer(work, what, Answer.MAKER_NAMED, "")


def link_line(work: UnitOfWork, what: Discrepancy, product_id: str) -> None:
    """Say which product a line was that was sold without a card.

    It leaves the stock of the product where and when it was sold. Its maker is named with it,
    unless the line has one. Raises `AnotherUnit` or `NotFound`.
    """
    product = product_of(work.connection, product_id)
    sold, number = sale_of(work.connection, what.subject), int(what.part)
    line = sold.sale.lines[number - 1]
    if product is None:
        raise NotFound(_("This product is no longer there. Nothing was changed."))
    if product.unit is not line.quantity.unit:
        raise AnotherUnit(_("This product is sold by another unit. Choose another product."))
    work.record(
        LineLinked(
            sale=what.subject,
            line=number,
            product=product.id,
            names=product.names,
            place=sold.sale.place.id,
            quantity=line.quantity,
            sold_at=sold.at,
        )
    )
    if product.maker and not makers_named(work.connection, what.subject).get(number):
        _name_if_nobody(work, what, product.maker)
    _answer(work, what, Answer.LINKED, "")


def _name_if_nobody(work: UnitOfWork, what: Discrepancy, maker: str) -> None:
    try:
        name_maker(work, what.subject, int(what.part), maker)
    except MakerKnown:
        # Named when it was sold: that stays.
        return


def _require_words(note: str) -> None:
    if not clean_text(note):
        raise ReasonMissing(_("Write in a few words why this is so."))


def _answer(work: UnitOfWork, what: Discrepancy, answer: Answer, note: str) -> None:
    require(work, Act.RECONCILE)
    work.record(
        DiscrepancyAnswered(
            kind=what.kind.value,
            subject=what.subject,
            part=what.part,
            facts=what.facts,
            answer=answer.value,
            note=clean_text(note),
            names=what.names,
            code=what.code,
            expected=what.expected,
            found=what.found,
            measured=what.measured.value,
            unit=what.unit,
        )
    )
