"""Terms on what is sold: looked up, worked out and frozen on the line."""

from dataclasses import replace

from pos.domain.basket import Whereto
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Maker
from pos.domain.quantity import pieces
from pos.domain.sale import SaleLine
from pos.domain.terms import Bargain, Cash, Level, MakerShare, Terms
from pos.journal.kinds import FairSaved
from pos.services.catalogue import add_maker, edit_product
from pos.services.known_makers import maker_of, save_maker
from pos.services.makers import name_maker, namings
from pos.services.products import product_of
from pos.services.returns import refundable
from pos.services.sales import sale_of
from pos.services.selling import check_out
from pos.services.shop import sell_here
from pos.services.terms import cooperative_terms, save_cooperative_terms
from tests.factories import Shop, a_line, a_product, dh, exact_cash


def a_maker(shop: Shop, name: str = "Fatima", terms: Terms | None = None) -> str:
    return shop.till.write(save_maker, Maker("", Names(fr=name), terms=terms or Terms())).result


def sold_line(shop: Shop, **named: object) -> SaleLine:
    product = shop.add(a_product(price=dh("100"), **named))
    (line,) = shop.till.read(sale_of, shop.sell(product).id).sale.lines
    return line


def test_without_terms_nothing_is_said_on_the_line(shop: Shop) -> None:
    assert sold_line(shop, maker=a_maker(shop)).parts == ()


def test_the_cooperative_keeps_its_commission(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.till.write(save_cooperative_terms, Terms(1500))

    (part,) = sold_line(shop, maker=maker).parts

    assert (part.maker, part.gross, part.net) == (maker, dh("100"), dh("85"))
    assert (part.level, part.commission_bp) == (Level.COOPERATIVE, 1500)


def test_the_terms_of_a_maker_come_before_those_of_the_cooperative(shop: Shop) -> None:
    shop.till.write(save_cooperative_terms, Terms(1500, bargain=Bargain.MAKER))
    maker = a_maker(shop, terms=Terms(1000, cash=Cash.MAKER))

    (part,) = sold_line(shop, maker=maker).parts

    assert (part.level, part.net, part.owed) == (Level.MAKER, dh("90"), dh("-10"))
    assert part.bargain is Bargain.MAKER


def test_the_terms_of_a_fair_hold_where_it_is(shop: Shop) -> None:
    maker = a_maker(shop)
    with shop.store.begin() as work:
        fair = work.record(FairSaved({"fr": "Salon", "commission_bp": 2500})).id
    before = sold_line(shop, maker=maker)
    shop.till.write(sell_here, fair)

    (part,) = sold_line(shop, maker=maker).parts

    assert before.parts == ()
    assert (part.level, part.net) == (Level.FAIR, dh("75"))


def test_an_agreed_net_of_a_piece_comes_before_everything(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000))

    (part,) = sold_line(shop, maker=maker, net=dh("70")).parts

    assert (part.level, part.net, part.unit_net) == (Level.PIECE, dh("70"), dh("70"))


def test_two_makers_share_a_piece(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd", Terms(1000))
    shares = (MakerShare(first, 600), MakerShare(second, 400))

    parts = sold_line(shop, maker=first, shares=shares).parts

    assert [(p.maker, p.gross, p.net) for p in parts] == [
        (first, dh("60"), dh("60")),
        (second, dh("40"), dh("36")),
    ]


def test_shares_of_former_makers_are_none_of_the_one_it_has_now(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    shares = (MakerShare(first, 600), MakerShare(second, 400))
    product = shop.add(a_product(maker=first, shares=shares))
    assert shop.till.read(product_of, product.id) == product

    shop.till.write(edit_product, replace(product, maker=second))

    (line,) = shop.till.read(sale_of, shop.sell(replace(product, maker=second)).id).sale.lines
    assert (line.maker, line.parts) == (second, ())


def test_what_was_agreed_later_changes_no_sale(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000))
    sold = shop.sell(shop.add(a_product(price=dh("100"), maker=maker)))

    known = shop.till.read(maker_of, maker)
    shop.till.write(save_maker, replace(known, terms=Terms(9000), phone="0600000000"))

    assert shop.till.read(sale_of, sold.id).sale.lines[0].parts[0].net == dh("90")
    assert shop.till.read(maker_of, maker).terms == Terms(9000)


def test_a_price_for_a_lot_is_no_bargain(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000, bargain=Bargain.COOPERATIVE))
    product = a_product(price=dh("40"), lot=3, lot_price=dh("100"), maker=maker)
    in_lot = a_line(shop.add(product), pieces(3), reason=PriceReason.QUANTITY)

    sold = shop.till.write(check_out, (in_lot,), (exact_cash(dh("100")),)).result

    assert sold.sale.lines[0].parts[0].net == dh("90")


def test_the_cooperative_may_bear_what_was_bargained(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000, bargain=Bargain.COOPERATIVE))
    product = shop.add(a_product(price=dh("100"), maker=maker))
    agreed = a_line(product, unit_price=dh("80"), reason=PriceReason.AGREED)

    sold = shop.till.write(check_out, (agreed,), (exact_cash(dh("80")),)).result

    assert sold.sale.lines[0].parts[0].net == dh("90")


def test_goods_that_come_back_take_back_what_the_maker_got(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000))
    sold = shop.sell(shop.add(a_product(price=dh("100"), maker=maker)), pieces(3))
    known = shop.till.read(maker_of, maker)
    shop.till.write(save_maker, replace(known, terms=Terms(5000)))

    line = shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK)
    back = shop.till.write(check_out, (line,), (exact_cash(dh("-100")),)).result

    assert [(p.gross, p.net) for p in back.sale.lines[0].parts] == [(dh("-100"), dh("-90"))]


def test_a_maker_named_afterwards_has_terms_too_and_for_what_came_back(shop: Shop) -> None:
    sold = shop.sell(shop.add(a_product(price=dh("100"))), pieces(2))
    line = shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK)
    back = shop.till.write(check_out, (line,), (exact_cash(dh("-100")),)).result
    maker = a_maker(shop, terms=Terms(1000))

    shop.till.write(name_maker, sold.id, 1, maker)

    (named,) = shop.till.read(namings, sold.id)[1].parts
    (taken,) = shop.till.read(namings, back.id)[1].parts
    assert (named.maker, named.net, taken.maker, taken.net) == (
        maker,
        dh("180"),
        maker,
        dh("-90"),
    )


def test_only_what_changed_of_the_terms_is_written_down(shop: Shop) -> None:
    shop.till.write(save_cooperative_terms, Terms(1500, bargain=Bargain.MAKER))
    again = shop.till.write(save_cooperative_terms, Terms(1500, bargain=Bargain.MAKER))

    assert not again.changed
    assert shop.till.read(cooperative_terms) == Terms(1500, bargain=Bargain.MAKER)


def test_a_maker_is_added_without_terms(shop: Shop) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima"), "0600000000").result

    assert shop.till.read(maker_of, maker) == Maker(maker, Names(fr="Fatima"), "0600000000")
