"""The sections of a receipt, each from the values of the sale that it shows."""

from decimal import Decimal
from functools import partial
from typing import Final

from pos.documents.document import (
    Block,
    Item,
    Line,
    Role,
    Row,
    Rule,
    Said,
    Stamp,
    Wording,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.line_words import line_detail
from pos.documents.receipt_words import (
    exemption_words,
    rate_text,
    status_words,
)
from pos.domain.formatting import NO_BREAK_SPACE, isolate, ltr, money_text
from pos.domain.money import Money, total
from pos.domain.names import Names
from pos.domain.sale import SaleLine
from pos.domain.seller import Seller
from pos.domain.tax import Exemption
from pos.domain.text import drawable
from pos.i18n import active_language, language
from pos.i18n import gettext as _

# "Thank you" in Tamazight (tanmmirt), as IRCAM writes it.
TIFINAGH_THANKS: Final = "ⵜⴰⵏⵎⵎⵉⵔⵜ"


def stamp_blocks(languages: tuple[str, ...], *, copy: bool, example: bool) -> list[Block]:
    """Mark a paper that is worth nothing, and one that was printed again."""
    stamps: list[Block] = []
    if example:
        stamps.append(Stamp(said(languages, lambda: _("EXAMPLE"))))
    if copy:
        stamps.append(Stamp(said(languages, lambda: _("COPY"))))
    return stamps


def seller_blocks(seller: Seller, languages: tuple[str, ...]) -> list[Block]:
    """Say who sells: names, status, address, phone and the identifiers that were given."""
    main = languages[0]
    lines: list[tuple[Wording, Role]] = [
        (_names(seller.names, languages), Role.TITLE),
        (said(languages, lambda: status_words(seller.status)), Role.NORMAL),
        *((as_typed(text, main), Role.NORMAL) for text in paragraphs(seller.address)),
    ]
    phone = drawable(seller.phone)
    if phone:
        words = said(languages, lambda: _("Phone {number}").format(number=ltr(phone)))
        lines.append((words, Role.NORMAL))
    lines += [(as_typed(text, main), Role.SMALL) for text in _identifiers(seller)]
    return [Line(wording, role) for wording, role in lines if wording]


def item_blocks(lines: tuple[SaleLine, ...], languages: tuple[str, ...]) -> list[Block]:
    """Name each line in full, with quantity, unit, the price agreed for one and what was paid.

    Goods that came back stand after those that were sold, under words of their own, each with the
    number of the receipt it was sold on.
    """
    sold = [line for line in lines if line.back is None]
    back = [line for line in lines if line.back is not None]
    blocks: list[Block] = [_item(line, languages) for line in sold]
    if sold and back:
        blocks += [Rule(), Line(said(languages, lambda: _("Goods brought back")), Role.STRONG)]
    for line in back:
        blocks += [_item(line, languages), _sold_on(line, languages)]
    return blocks


def _item(line: SaleLine, languages: tuple[str, ...]) -> Item:
    main = languages[0]
    with language(main):
        detail = line_detail(line, main)
    return Item(designation(line, languages), detail, money_text(line.total, main))


def _sold_on(line: SaleLine, languages: tuple[str, ...]) -> Row:
    assert line.back is not None
    number = ltr(drawable(line.back.receipt_number))

    def words() -> str:
        return _("Sold on receipt {number}").format(number=number)

    return Row(said(languages, words), role=Role.SMALL)


def place_words(place: Names, languages: tuple[str, ...]) -> list[Block]:
    """Say where it was sold, the fair and the stand; nothing for a place without a name."""
    if place.is_empty:
        return []
    return [Row(_names(place, languages))]


def greeting_blocks(seller: Seller, languages: tuple[str, ...]) -> list[Block]:
    """Thank in the seller's own words, and in Tamazight where the seller wants it."""
    thanks = [as_typed(text, languages[0]) for text in paragraphs(seller.footer)]
    if seller.greets_in_tifinagh:
        # Tifinagh runs from left to right, whatever the paper does.
        thanks.append((Said(ltr(TIFINAGH_THANKS), "fr"),))
    return [Line(wording) for wording in thanks]


def note_blocks(note: str, main: str) -> list[Block]:
    """Write what the seller noted for the buyer, in its own direction."""
    return [Row(as_typed(text, main)) for text in paragraphs(note)]


def tax_blocks(lines: tuple[SaleLine, ...], languages: tuple[str, ...]) -> list[Block]:
    """Show base and tax for each rate, and the reason for each exemption.

    A sale without any tax says so in words: never a rate of nothing.
    """
    rates = sorted({line.tax.rate for line in lines if line.tax.rate is not None}, reverse=True)
    exemptions = list(dict.fromkeys(line.tax.exemption for line in lines if line.tax.exemption))
    if rates:
        return [
            *(_rate_row(rate, lines, languages) for rate in rates),
            *(_exempt_row(exemption, lines, languages) for exemption in exemptions),
        ]
    reasons = [exemption for exemption in exemptions if exemption is not Exemption.STATUS]
    return [
        Line(said(languages, lambda: exemption_words(Exemption.STATUS))),
        *(
            Line(said(languages, partial(exemption_words, reason)), Role.SMALL)
            for reason in reasons
        ),
    ]


def _names(names: Names, languages: tuple[str, ...]) -> Wording:
    return said(languages, lambda: _isolated(names.within(active_language())))


def designation(line: SaleLine, languages: tuple[str, ...]) -> Wording:
    """Name the goods of a line, with their variant."""
    variant = drawable(line.variant)

    def words() -> str:
        name = drawable(line.names.within(active_language())) or drawable(line.sku)
        if not variant:
            return _isolated(name)
        return _("{name}, {variant}").format(name=_isolated(name), variant=_isolated(variant))

    return said(languages, words)


def _isolated(text: str) -> str:
    safe = drawable(text)
    return isolate(safe) if safe else ""


def _identifiers(seller: Seller) -> list[str]:
    # The Latin short forms are what people look for on Arabic papers too.
    given = [
        f"{label}{NO_BREAK_SPACE}{drawable(value)}"
        for label, value in (
            ("ICE", seller.ice),
            ("IF", seller.tax_id),
            ("RC", f"{seller.rc} {seller.court}".strip() if seller.rc else ""),
            ("TP", seller.tp),
            ("CNSS", seller.cnss),
        )
        if drawable(value)
    ]
    first = 1 if seller.ice else 0
    rest = " · ".join(given[first:])
    return [ltr(text) for text in (*given[:first], rest) if text]


def _rate_row(rate: Decimal, lines: tuple[SaleLine, ...], languages: tuple[str, ...]) -> Row:
    taxed = [line for line in lines if line.tax.rate == rate]
    currency = taxed[0].total.currency
    tax = total([line.tax_amount for line in taxed], currency)
    base = total([line.total for line in taxed], currency) - tax

    def words() -> str:
        return _("VAT {rate} on {base} before tax").format(
            rate=rate_text(rate, active_language()), base=_amount(base)
        )

    return Row(said(languages, words), money_text(tax, languages[0]), Role.SMALL)


def _exempt_row(
    exemption: Exemption, lines: tuple[SaleLine, ...], languages: tuple[str, ...]
) -> Row:
    amounts = [line.total for line in lines if line.tax.exemption is exemption]
    amount = total(amounts, amounts[0].currency)
    label = said(languages, lambda: exemption_words(exemption))
    return Row(label, money_text(amount, languages[0]), Role.SMALL)


def _amount(amount: Money) -> str:
    return isolate(money_text(amount, active_language()))
