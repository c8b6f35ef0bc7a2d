"""Packing moves nothing until it is sent, and sending neither makes nor loses a piece."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.fair import Fair
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.fairs import save_fair
from pos.services.packing import Way, pack_all, pack_more, packed_so_far, repack, send, set_packed
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.store.keys import key_of
from tests.factories import Shop, a_product, open_shop_for

THERE = 12
# What is done, with which product, and how many: taking out more than is in leaves nothing in.
Deed: TypeAlias = tuple[str, int, int]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["scan", "scan", "out", "set", "all", "empty", "send", "home"]),
        st.integers(0, 1),
        st.integers(0, 20),
    ),
    max_size=20,
)


def on_hand(shop: Shop, product: Product, place: str) -> int:
    found = shop.till.read(stock_of, product.id, place)
    return 0 if found is None else found.on_hand


def do(shop: Shop, deed: Deed, goods: list[Product], out: Way, hand: dict[str, int]) -> bool:
    """Do one thing, and the same to what a person would have written; True when all was sent."""
    what, which, count = deed
    product = goods[which]
    kept = hand.get(product.id, 0)
    match what:
        case "scan":
            shop.till.write(pack_more, out, product, pieces(1))
            hand[product.id] = kept + 1000
        case "out":
            shop.till.write(pack_more, out, product, pieces(-count))
            hand[product.id] = max(0, kept - count * 1000)
        case "set":
            shop.till.write(set_packed, out, product, pieces(count))
            hand[product.id] = count * 1000
        case "all":
            shop.till.write(pack_all, out)
            for each in goods:
                there = on_hand(shop, each, out.source)
                hand[each.id] = there if there > 0 else hand.get(each.id, 0)
        case "empty":
            shop.till.write(repack, out, {})
            hand.clear()
        case _:
            return any(hand.values())
    return False


@settings(max_examples=25)
@given(DEEDS)
def test_what_is_packed_is_what_a_person_would_write_and_moves_when_it_is_sent(
    deeds: list[Deed],
) -> None:
    with TemporaryDirectory() as folder, open_shop_for(Path(folder)) as shop:
        goods = [shop.add(a_product(), pieces(THERE)) for _number in range(2)]
        home = shop.till.read(counter).here.id
        way = Way(home, shop.till.write(save_fair, Fair(Names(fr="Salon"))).result)
        hand: dict[str, int] = {}
        sent = dict.fromkeys((product.id for product in goods), 0)

        for deed in deeds:
            if do(shop, deed, goods, way, hand):
                shop.till.write(send, way)
                for sent_id, count in hand.items():
                    sent[sent_id] += count
                hand.clear()

            packed = shop.till.read(packed_so_far, way).quantities
            assert packed == {key_of(each): some for each, some in hand.items() if some}
            for product in goods:
                assert on_hand(shop, product, way.target) == sent[product.id]
                assert on_hand(shop, product, home) == THERE * 1000 - sent[product.id]
