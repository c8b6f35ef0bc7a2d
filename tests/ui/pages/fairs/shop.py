"""A shop with fairs: one that was, and one to come, packed for in part."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from pos.clock import local, system_clock
from pos.domain.fair import Fair, FairCosts
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.fairs import fairs, pack, save_fair
from pos.services.moving import Goods
from pos.services.packing import Way, set_packed
from pos.services.places import stand_at
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.shop import counter
from pos.services.till import Connection, Till
from tests.factories import a_line, exact_cash
from tests.ui.pages.desk import Build
from tests.ui.shops import stand
from ui.pages.fairs.page import FairsPage
from ui.pages.fairs.surroundings import FairSurroundings

TODAY = local(system_clock()).date()
PAST = Fair(
    Names(fr="Essaouira 2025", ar="الصويرة 2025"),
    city="Essaouira",
    starts_on=TODAY - timedelta(days=380),
    ends_on=TODAY - timedelta(days=372),
    is_settled=True,
)
COMING = Fair(
    Names(fr="Salon d’Essaouira", ar="معرض الصويرة"),
    city="Essaouira",
    organiser="Chambre d’artisanat de Marrakech-Safi",
    hall="Place Moulay Hassan",
    stand="24",
    starts_on=TODAY + timedelta(days=12),
    ends_on=TODAY + timedelta(days=20),
    costs=FairCosts(fees=Money(250_000, MAD), transport=Money(80_000, MAD)),
    goal=Money(2_000_000, MAD),
    visitors=1200,
)


def all_products(connection: Connection) -> list[Product]:
    """Return every product, by name."""
    keys = product_keys(connection, ProductFilter())
    return [row.product for row in product_rows(connection, keys, counter(connection).here.id)]


def coming_fair(connection: Connection) -> Fair:
    """Return the fair that is to come."""
    return next(fair for fair in fairs(connection) if fair.stand == COMING.stand)


def with_fairs(folder: Path, more: int = 0) -> Till:
    """Open the stand, and plan its fairs; `more` of them are to come later."""
    till = stand(folder)
    home, goods = till.read(counter).here.id, till.read(all_products)
    past = till.write(save_fair, PAST).result
    till.write(pack, past, home, [Goods(goods[0], pieces(6))])
    till.write(stand_at, past)
    line = a_line(goods[0], pieces(5))
    till.write(check_out, (line,), (exact_cash(line.total),))
    till.write(stand_at, home)
    for number in range(more):
        starts_on = TODAY + timedelta(days=40 + 7 * number)
        till.write(save_fair, Fair(Names(fr=f"Foire {number}"), starts_on=starts_on))
    fair = till.write(save_fair, COMING).result
    way = Way(home, fair)
    till.write(set_packed, way, goods[1], pieces(1))
    till.write(set_packed, way, goods[4], pieces(12))
    return till


def fairs_page(folder: Path) -> Build:
    """Return what builds the page, with a report that goes nowhere."""
    around = FairSurroundings(folder / "papers", folder / "copies")
    return partial(FairsPage, around=around)
