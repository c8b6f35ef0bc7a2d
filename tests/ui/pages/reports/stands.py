"""Stands at a fair that sold, gave, broke and lost some of what they brought."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pos.clock import local, system_clock
from pos.domain.fair import Fair, FairCosts, Reach
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Product
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount
from pos.domain.stock import Cause, DifferenceReason
from pos.domain.tender import TenderKind, exact
from pos.journal.kinds import Explanation
from pos.services.catalogue import add_maker, edit_product
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.explaining import explain
from pos.services.fairs import fairs, pack, save_fair
from pos.services.moving import Goods, take_out
from pos.services.places import stand_at
from pos.services.products import ProductFilter, product_keys, products_of
from pos.services.selling import check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from pos.services.till import Connection, Till
from tests.factories import a_line
from tests.ui.shops import stand

PRICED = 5


def goods_of(connection: Connection) -> list[Product]:
    """Return the products of the stand that have a price and are pieces."""
    found = products_of(connection, product_keys(connection, ProductFilter()))
    return [each for each in found.values() if each.price is not None][:PRICED]


def a_fair(name: str, ar: str, days_ago: int) -> Fair:
    """Plan a fair that began so many days ago."""
    today = local(system_clock()).date()
    return Fair(
        Names(fr=name, ar=ar),
        city="Fès",
        organiser="Chambre d’artisanat",
        stand="B 24",
        starts_on=today - timedelta(days=days_ago),
        ends_on=today - timedelta(days=days_ago - 3),
        reach=Reach.NATIONAL,
        costs=FairCosts(fees=Money(150_000, MAD), transport=Money(40_000, MAD)),
        goal=Money(200_000, MAD),
        visitors=12_400,
    )


def sell(till: Till, product: Product, count: int, kind: TenderKind = TenderKind.CASH) -> None:
    """Sell so many pieces at the price of the label."""
    line = a_line(product, pieces(count), unit_price=product.price)
    till.write(check_out, (line,), (exact(kind, line.total),))


def stand_with_sales(folder: Path) -> Till:
    """Open a stand that sold at two fairs, with makers, something missing and a closing."""
    till = stand(folder)
    home = till.read(counter).here.id
    till.write(save_fair, a_fair("Semaine nationale de l’artisanat", "الأسبوع الوطني", 40))
    till.write(save_fair, a_fair("Foire de Fès", "معرض فاس", 1))
    fes, week = (fair.id for fair in till.read(fairs))
    makers = [
        till.write(add_maker, Names(fr=fr, ar=ar)).result
        for fr, ar in (("Fatima Zahra", "فاطمة الزهراء"), ("Coop. Tissa", "تعاونية تيسة"))
    ]
    for number, product in enumerate(till.read(goods_of)):
        till.write(edit_product, replace(product, maker=makers[number % 2], craft=Craft.LEATHER))
    goods = till.read(goods_of)
    till.write(pack, fes, home, [Goods(product, pieces(6)) for product in goods])
    till.write(stand_at, week)
    sell(till, goods[0], 1)
    till.write(stand_at, fes)
    till.write(open_shift_with, (CashCount(Money(50_000, MAD)),))
    sell(till, goods[0], 2)
    sell(till, goods[1], 1, TenderKind.CARD)
    sell(till, goods[2], 3)
    lose_some(till, fes, goods)
    till.write(close_shift, Closing((CashCount(Money(60_000, MAD)),), {MAD: "compté"}))
    till.write(open_shift_with, (CashCount(Money(50_000, MAD)),))
    sell(till, goods[3], 1)
    return till


def stand_before_first_sale(folder: Path) -> Till:
    """Open a stand that has packed for a fair and sold nothing there."""
    till = stand(folder)
    home = till.read(counter).here.id
    fair = till.write(save_fair, a_fair("Foire de Fès", "معرض فاس", 0)).result
    till.write(pack, fair, home, [Goods(each, pieces(6)) for each in till.read(goods_of)])
    return till


def lose_some(till: Till, fair: str, goods: list[Product]) -> None:
    """Break a piece, give one away, and find two less than there should be of a third product."""
    till.write(take_out, fair, [Goods(goods[0], pieces(1))], Cause.BROKEN)
    till.write(take_out, fair, [Goods(goods[1], pieces(1))], Cause.GIVEN)
    begun = till.write(begin_count, fair).result
    till.write(set_counted, begun, goods[2], pieces(1))
    till.write(finish_count, begun)
    stolen = Explanation(
        product=goods[2].id,
        names=goods[2].names,
        quantity=pieces(1),
        reason=DifferenceReason.STOLEN,
    )
    till.write(explain, fair, [stolen])
