"""Three hundred sales by real keys under four layouts, then the file is read, the till closed."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.quantity import THOUSAND, pieces
from pos.domain.sale import Sale
from pos.domain.scanner import Pace, ScannerSettings
from pos.domain.seller import Seller as Business
from pos.domain.shift import CashCount
from pos.domain.tender import TenderKind
from pos.folders import folders_in
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.sales import sale_of, sales
from pos.services.scanner import save_scanner_settings
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shift_sums import report_of
from pos.services.shifts import shift_of
from pos.services.shop import counter, open_shop
from pos.services.till import Till, open_till
from tests.conformance.screen import Display, Stand, running
from tests.conformance.shift.script import GOODS, deals
from tests.conformance.shift.seller import Account, Seller
from tests.ui.shops import piece

pytestmark = pytest.mark.conformance

LAYOUTS: Final = ("us", "fr", "ma", "ma(tifinagh)")
SALES: Final = 300
FLOAT: Final = Money(50_030, MAD)


def test_a_shift_of_three_hundred_sales_has_no_wrong_line_and_a_drawer_that_agrees(
    display: Display, tmp_path: Path
) -> None:
    till = opened(tmp_path)
    shift = stock(till)
    series = till.read(counter).series
    till.close()
    script, block = deals(SALES), SALES // len(LAYOUTS)

    with running(display, tmp_path) as stand:
        seller = Seller(stand, series)
        display.press("Num_Lock")
        see_it_stand(stand)
        for begin, layout in zip(range(0, SALES, block), LAYOUTS, strict=True):
            display.use_layout(layout)
            seller.serve(script[begin : begin + block])

    till = opened(tmp_path)
    recorded = [till.read(sale_of, row.id).sale for row in till.read(sales, limit=2 * SALES)]
    recorded.sort(key=lambda sale: sale.number)
    assert [sale.number for sale in recorded] == list(range(1, SALES + 1))
    assert [account_of(sale) for sale in recorded] == seller.accounts
    cash = FLOAT + Money(sum(account.cash for account in seller.accounts), MAD)
    report = till.read(lambda connection: report_of(connection, shift_of(connection, shift).shift))
    assert report.expected(MAD) == cash
    assert (report.sales + report.refunds, report.last_number) == (SALES, SALES)
    closed = till.write(close_shift, Closing((CashCount(cash),))).result
    assert [difference.amount.minor for difference in closed.body.differences] == [0]
    till.close()


def see_it_stand(stand: Stand) -> None:
    """Wait for the window: scans wait for it by themselves, other keys need somebody to see it."""
    stand.display.scan(GOODS[0].code)
    stand.until({GOODS[0].name: 1})
    stand.display.press("Delete")
    stand.until({})


def opened(home: Path) -> Till:
    folders = folders_in(home)
    folders.make()
    return open_till(folders.shop, Keys(folders.keys, with_keyring=False))


def stock(till: Till) -> str:
    """Put the goods into a new shop and open the till; returns the id of the shift."""
    till.open_identity(label="Stand 24", is_example=False)
    till.write(open_shop, Business(names=Names(fr="Atelier Tissa")), Names(fr="Foire de Fès"))
    for good in GOODS:
        product = replace(piece(good.name, None), price=Money(good.price, MAD), barcode=good.code)
        till.write(add_product, product, pieces(5_000))
    # What types here may be held up for a tenth of a second on a busy machine, as no scanner is.
    till.write(save_scanner_settings, ScannerSettings(pace=Pace.SLOW))
    return till.write(open_shift_with, (CashCount(FLOAT),)).result


def account_of(sale: Sale) -> Account:
    """Say of a recorded sale what the seller's account says of it."""
    cash = [tender for tender in sale.tenders if tender.kind is TenderKind.CASH]
    return Account(
        lines={
            line.names.fr: (
                line.quantity.thousandths // THOUSAND,
                None if line.reason is PriceReason.AGREED else line.unit_price.minor,
            )
            for line in sale.lines
        },
        total=sum(line.total.minor for line in sale.lines),
        received=sum(tender.received.minor for tender in cash),
        change=sum(tender.change.minor for tender in cash),
        card=sum(t.received.minor for t in sale.tenders if t.kind is TenderKind.CARD),
    )
