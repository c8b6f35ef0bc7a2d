"""A stand and a second till at another fair, whose work lies together and does not agree."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from pos.clock import system_clock
from pos.domain.basket import BasketLine
from pos.domain.free_line import free_product
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Kind, Product
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount
from pos.domain.tender import TenderKind, exact
from pos.services.catalogue import add_maker, add_product, edit_product
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from pos.services.till import Till
from tests.factories import open_shop_in
from tests.laws.fair import journal_of, take_in
from tests.ui.shops import piece, stand
from ui.operations import Operations
from ui.pages.reconcile.page import ReconcilePage
from ui.theme import Theme

ZARBIA = piece("Zarbia Taznakht 2 x 3", 1800, "زربية تازناخت", kind=Kind.UNIQUE, art="kilim")


def reconcile_page(folder: Path, theme: Theme, operations: Operations) -> ReconcilePage:
    """Build the page as the program does."""
    return ReconcilePage(theme, operations, papers=folder)


def sell(till: Till, product: Product, count: int = 1) -> None:
    """Sell some of a product for exact cash."""
    price = Money(10_000, MAD) if product.price is None else product.price
    line = BasketLine(1, product, pieces(count), price)
    till.write(check_out, (line,), (exact(TenderKind.CASH, line.total),))


def products_of(till: Till) -> list[Product]:
    """Return what is sold here, by name."""
    keys = till.read(product_keys, ProductFilter())
    return [row.product for row in till.read(product_rows, keys, till.read(counter).here.id)]


def quarrelling(folder: Path) -> Till:
    """Open a stand where every kind of thing a manager meets does not agree."""
    till = stand(folder)
    till.write(add_maker, Names(fr="Fatima Zahra", ar="فاطمة الزهراء"))
    rug = replace(ZARBIA, id=till.write(add_product, ZARBIA, pieces(1)).result)
    _sold_elsewhere(till, folder, rug)
    sell(till, rug)
    goods = products_of(till)
    sell(till, goods[4], 9)
    free = free_product("Petit bol bleu", "fr")
    sell(till, free)
    _counted(till, goods[5])
    till.write(open_shift_with, (CashCount(Money(50_000, MAD)),), ())
    till.write(close_shift, Closing((CashCount(Money(48_000, MAD)),)))
    return till


def _sold_elsewhere(till: Till, folder: Path, rug: Product) -> None:
    """Sell the rug at another till too, at a price that was changed here meanwhile."""
    now = system_clock()
    other = open_shop_in(folder / "other")
    other.clock.now = now
    take_in(other.store, journal_of(till._store))
    till.write(edit_product, replace(rug, price=Money(200_000, MAD)))
    other.clock.now = system_clock() + 60_000_000
    other.sell(rug)
    take_in(till._store, journal_of(other.store, other.name))
    other.till.close()


def _counted(till: Till, product: Product) -> None:
    """Count fewer of a product than there should be."""
    begun = till.write(partial(begin_count, place=till.read(counter).here.id)).result
    till.write(set_counted, begun, product, pieces(6))
    till.write(finish_count, begun, ())
