"""Credit notes: what an invoice asked for goods, less its notes, is what the buyer still has."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money, total
from pos.services.credit_notes import CreditWish, credit_note_of, credited, make_credit_note
from pos.services.invoices import invoice_of, make_invoice
from pos.services.returns import refundable
from tests.factories import Shop, a_company, open_shop_in
from tests.laws.test_refunding import AGREED, SOLD, sell, take_back


def still_with_the_buyer(shop: Shop, sale: str) -> Money:
    """Return what was paid for what has not come back."""
    lines = shop.till.read(refundable, sale).lines
    return total([line.price_of(line.left) for line in lines], MAD)


@settings(max_examples=12)
@given(SOLD, AGREED, st.integers(1, 3), st.integers(0, 3))
def test_an_invoice_less_its_credit_notes_is_what_the_buyer_owes_in_goods(
    sold: list[tuple[int, int]], agreed: int | None, most: int, times: int
) -> None:
    with TemporaryDirectory(prefix="rahba-") as folder:
        shop = open_shop_in(Path(folder), seller=a_company())
        made = sell(shop, sold, agreed, 0)
        shop.till.write(make_invoice, made.id, InvoiceBuyer())
        numbers: list[int] = []

        for _time in range(times):
            if (part := take_back(shop, made, 0, most)) is None:
                break
            shop.till.write(make_credit_note, part.id, CreditWish())
            note = shop.till.read(credit_note_of, part.id)
            assert note is not None
            numbers.append(note.made.number)

        owed = made.sale.total - shop.till.read(credited, made.id)
        assert owed == still_with_the_buyer(shop, made.id)
        assert numbers == list(range(1, len(numbers) + 1))
        assert shop.till.read(invoice_of, made.id) is not None
        shop.till.close()
