"""How a line of a sale says what it holds and what one of it cost, without ever claiming wrongly.

A buyer multiplies: quantity and unit price stand beside each other only where they make the total.
An agreed total is spread to the centime and often has no exact price for one.
"""

from pos.domain.formatting import TIMES, isolate, money_text, quantity_text, size_text
from pos.domain.pricing import PriceReason, quantity_price
from pos.domain.quantity import THOUSAND, Quantity, Unit, pieces, price_of
from pos.domain.sale import SaleLine
from pos.i18n import gettext as _
from pos.i18n import ngettext


def line_detail(line: SaleLine, code: str) -> str:
    """Say how much it is: `2 × 180 DH`, `6 for 200 DH + 1 × 40 DH`.

    A measured piece begins with what the tape said: `120 × 180 cm = 2,16 m²`.
    code: the language numbers are written in; words are in the active one.
    """
    if line.reason is PriceReason.GIFT:
        return _("{quantity}, a gift").format(quantity=isolate(quantity_words(line, code)))
    if _is_in_lots(line):
        return _in_lots(line, code)
    if price_of(line.quantity, line.unit_price) == line.total:
        return f"{_taped(line, code)}{_times(line.quantity, line, code)}"
    return quantity_words(line, code)


def quantity_words(line: SaleLine, code: str) -> str:
    """Say how much without a price for one."""
    if line.quantity.unit is not Unit.PIECE:
        return f"{_taped(line, code)}{quantity_text(line.quantity, code)}"
    count = line.quantity.thousandths // THOUSAND
    text = quantity_text(line.quantity, code)
    return ngettext("{count} piece", "{count} pieces", abs(count)).format(count=text)


def _taped(line: SaleLine, code: str) -> str:
    return "" if line.size is None else f"{size_text(line.size, code)} = "


def _times(quantity: Quantity, line: SaleLine, code: str) -> str:
    return f"{quantity_text(quantity, code)} {TIMES} {money_text(line.unit_price, code)}"


def _is_in_lots(line: SaleLine) -> bool:
    count = line.quantity.thousandths // THOUSAND
    if line.lot_price is None or not 0 < line.lot <= count:
        return False
    asked = quantity_price(count, line.unit_price, lot=line.lot, lot_price=line.lot_price)
    return asked == line.total


def _in_lots(line: SaleLine, code: str) -> str:
    assert line.lot_price is not None
    lots, single = divmod(line.quantity.thousandths // THOUSAND, line.lot)
    text = _("{count} for {price}").format(
        count=quantity_text(pieces(lots * line.lot), code),
        price=isolate(money_text(line.lot_price * lots, code)),
    )
    return f"{text} + {_times(pieces(single), line, code)}" if single else text
