"""The papers of an order: the order form, and the receipt of each deposit.

Always in French and Arabic: law 31-08 art. 206 asks for the Arabic beside any other language of a
contract. Whether a sum is arrhes or an acompte is said in words, because it decides who keeps it
when somebody withdraws.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pos.clock import wall_clock
from pos.documents.document import (
    Block,
    Code,
    Document,
    Item,
    Line,
    Role,
    Row,
    Rule,
    Said,
    Wording,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.order_words import deposit_meaning, deposit_receipt_words, deposit_words
from pos.documents.receipt_payment import tender_blocks
from pos.documents.receipt_sections import seller_blocks, stamp_blocks
from pos.domain.formatting import (
    NO_BREAK_SPACE,
    date_text,
    isolate,
    ltr,
    money_text,
    quantity_text,
    time_text,
)
from pos.domain.money import Money, total, zero
from pos.domain.order import Order, deposit_number_text
from pos.domain.seller import Seller
from pos.domain.tender import Tender
from pos.domain.text import drawable
from pos.i18n import active_language, language
from pos.i18n import gettext as _

ORDER_LANGUAGES: Final = ("fr", "ar")


@dataclass(frozen=True, slots=True)
class OrderPaper(Document):
    """The order form, or the receipt of a later deposit.

    number: as printed. entry_id: the entry it was made from. is_copy: printed again, marked so.
    """

    number: str
    entry_id: str
    is_copy: bool

    @property
    def file_name(self) -> str:
        """A name without ending: the same paper always gets the same, two papers never."""
        return f"{self.number}_{self.entry_id}{'_copy' if self.is_copy else ''}"


@dataclass(frozen=True, slots=True)
class OrderStory:
    """Everything an order's paper says.

    at: microseconds UTC; ahead: minutes the wall clock was ahead of UTC.
    tenders, deposit_series, deposit_number: the money this paper is a receipt for; none for 0.
    paid_before: what was paid for the order before that.
    customer: the name, a pseudonym, or empty. phone: of the customer. maker: the name, or empty.
    check: four characters of the entry's hash.
    """

    entry_id: str
    at: int
    ahead: int
    order: Order
    seller: Seller
    tenders: tuple[Tender, ...]
    deposit_series: str
    deposit_number: int
    paid_before: Money
    customer: str = ""
    phone: str = ""
    maker: str = ""
    served_by: str = ""
    promised_on: date | None = None
    check: str = ""

    @property
    def deposit(self) -> Money:
        """The money this paper is a receipt for; negative when it went back."""
        currency = self.order.price.currency
        return total([tender.paid for tender in self.tenders], currency)

    @property
    def left(self) -> Money:
        """What is still to be paid after it."""
        return self.order.price - self.paid_before - self.deposit

    @property
    def receipt_number(self) -> str:
        """The number of the deposit's receipt as printed, `7K3-AC-000003`."""
        return deposit_number_text(self.deposit_series, self.deposit_number)


def order_form(
    story: OrderStory,
    languages: tuple[str, ...] = ORDER_LANGUAGES,
    *,
    copy: bool = False,
    example: bool = False,
) -> OrderPaper:
    """Write the order form, which is the receipt of the first deposit too."""
    number = drawable(story.order.order_number)
    blocks: list[Block] = [
        *_head(story, languages, _form_title(number, languages), copy=copy, example=example),
        *_people(story, languages),
        Rule(is_heavy=True),
        *_piece(story, languages),
        Rule(is_heavy=True),
        Row(
            said(languages, lambda: _("Agreed price incl. tax")),
            _amount(story, languages[0]),
            Role.TOTAL,
        ),
        *_deposit(story, languages),
        *_signatures(languages),
        *_trace(story, number, languages),
    ]
    return OrderPaper(number, languages, tuple(blocks), number, story.entry_id, copy)


def deposit_receipt(
    story: OrderStory,
    languages: tuple[str, ...] = ORDER_LANGUAGES,
    *,
    copy: bool = False,
    example: bool = False,
) -> OrderPaper:
    """Write the receipt of a deposit that came later, or that went back."""
    number = drawable(story.receipt_number)
    order_number = ltr(drawable(story.order.order_number))
    blocks: list[Block] = [
        *_head(story, languages, _receipt_title(story, languages), copy=copy, example=example),
        Row(said(languages, lambda: _("Order form {number}").format(number=order_number))),
        *_people(story, languages),
        Rule(is_heavy=True),
        Row(_names(story.order, languages), _amount(story, languages[0]), Role.STRONG),
        *_deposit(story, languages),
        *_trace(story, number, languages),
    ]
    return OrderPaper(number, languages, tuple(blocks), number, story.entry_id, copy)


def _form_title(number: str, languages: tuple[str, ...]) -> Wording:
    return said(languages, lambda: _("Order form {number}").format(number=ltr(number)))


def _receipt_title(story: OrderStory, languages: tuple[str, ...]) -> Wording:
    number = ltr(drawable(story.receipt_number))

    def words() -> str:
        if story.deposit < zero(story.deposit.currency):
            return _("Deposit given back {number}").format(number=number)
        return deposit_receipt_words(story.order.deposit_kind).format(number=number)

    return said(languages, words)


def _head(
    story: OrderStory, languages: tuple[str, ...], title: Wording, *, copy: bool, example: bool
) -> list[Block]:
    moment, main = wall_clock(story.at, story.ahead), languages[0]
    when = f"{date_text(moment, main)} {time_text(moment, main)}"
    return [
        *stamp_blocks(languages, copy=copy, example=example),
        *seller_blocks(story.seller, languages),
        Rule(),
        Row(title, role=Role.STRONG),
        Row(said(languages, lambda: _("Date")), when),
    ]


def _people(story: OrderStory, languages: tuple[str, ...]) -> list[Block]:
    rows: list[Block] = []
    for words, name in (
        (lambda: _("Customer"), isolate(drawable(story.customer)) if story.customer else ""),
        (lambda: _("Phone"), ltr(drawable(story.phone)) if story.phone else ""),
        (
            lambda: _("Order taken by"),
            isolate(drawable(story.served_by)) if story.served_by else "",
        ),
    ):
        if name:
            rows.append(Row(said(languages, words), name))
    return rows


def _piece(story: OrderStory, languages: tuple[str, ...]) -> list[Block]:
    order, main = story.order, languages[0]
    with language(main):
        quantity = _("Quantity: {quantity}").format(quantity=quantity_text(order.quantity, main))
    blocks: list[Block] = [Item(_names(order, languages), quantity, "")]
    blocks += [Row(as_typed(text, main)) for text in paragraphs(order.description)]
    for words, text in (
        (lambda: _("Dimensions"), order.dimensions),
        (lambda: _("Materials and colours"), order.materials),
        (lambda: _("Made by"), story.maker),
    ):
        if drawable(text):
            blocks.append(Row(said(languages, words), isolate(drawable(text))))
    if order.picture:
        blocks.append(Row(said(languages, lambda: _("As on the drawing or photo kept by both."))))
    promised = story.promised_on or order.promised_on
    if promised is not None:
        day = date_text(datetime(promised.year, promised.month, promised.day), main)  # noqa: DTZ001
        blocks.append(Row(said(languages, lambda: _("Promised for")), day, Role.STRONG))
    blocks += [Row(as_typed(text, main), role=Role.SMALL) for text in paragraphs(order.note)]
    return blocks


def _deposit(story: OrderStory, languages: tuple[str, ...]) -> list[Block]:
    """Say what was paid, that it is arrhes or an acompte, and what is left to pay."""
    main, kind = languages[0], story.order.deposit_kind
    rows: list[Block] = []
    if not story.paid_before.is_zero:
        before = said(languages, lambda: _("Paid before"))
        rows.append(Row(before, money_text(story.paid_before, main)))
    if story.tenders:
        went_back = story.deposit < zero(story.deposit.currency)
        amount = -story.deposit if went_back else story.deposit
        rows += [
            Row(_deposit_label(story, languages), money_text(amount, main), Role.STRONG),
            *(block for tender in story.tenders for block in tender_blocks(tender, languages)),
        ]
    if story.deposit >= zero(story.deposit.currency):
        left = said(languages, lambda: _("Left to pay on delivery"))
        rows.append(Row(left, money_text(story.left, main), Role.STRONG))
    if story.deposit > zero(story.deposit.currency):
        rows.append(Line(said(languages, lambda: deposit_meaning(kind)), Role.SMALL))
    return [Rule(), *rows]


def _deposit_label(story: OrderStory, languages: tuple[str, ...]) -> Wording:
    receipt, kind = ltr(drawable(story.receipt_number)), story.order.deposit_kind

    def words() -> str:
        went_back = story.deposit < zero(story.deposit.currency)
        return f"{_('Given back') if went_back else deposit_words(kind)} {receipt}"

    return said(languages, words)


def _signatures(languages: tuple[str, ...]) -> list[Block]:
    """Leave room for both to sign."""
    room = Line((Said(NO_BREAK_SPACE, languages[0]),), Role.TITLE)
    seller = said(languages, lambda: _("Signature of the seller"))
    customer = said(languages, lambda: _("Signature of the customer"))
    return [Rule(), Row(seller), room, Rule(), Row(customer), room, Rule()]


def _trace(story: OrderStory, number: str, languages: tuple[str, ...]) -> list[Block]:
    words = said(languages, lambda: _("This is no receipt of a sale: keep it until delivery."))
    parts = [ltr(drawable(part)) for part in (number, story.entry_id, story.check) if part]
    return [
        Line(words, Role.SMALL),
        Code(number),
        Line(as_typed(" · ".join(parts), languages[0]), Role.SMALL),
    ]


def _names(order: Order, languages: tuple[str, ...]) -> Wording:
    return said(languages, lambda: isolate(drawable(order.names.within(active_language()))))


def _price_label(languages: tuple[str, ...]) -> Wording:
    return said(languages, lambda: _("Agreed price incl. tax"))


def _amount(story: OrderStory, main: str) -> str:
    return money_text(story.order.price, main)
