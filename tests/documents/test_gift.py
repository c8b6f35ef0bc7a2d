"""A gift receipt says what and where, never for how much."""

import re
from dataclasses import replace

import pytest

from pos.documents.document import Code, Item
from pos.documents.gift import gift_receipt
from pos.domain.money import Money
from pos.domain.pricing import PriceReason
from pos.domain.sale import Sale
from tests.documents.sales import AT, BABOUCHE, PLATE, back, fair_day_sale, line, sale
from tests.documents.test_receipt import texts

LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]


def written(of: Sale | None = None, *languages: str, example: bool = False) -> list[str]:
    document = gift_receipt(
        of or fair_day_sale(), at=AT, languages=languages or ("fr",), example=example
    )
    return texts(document)  # type: ignore[arg-type]


@pytest.mark.parametrize("languages", LANGUAGES)
def test_no_amount_stands_on_it(languages: tuple[str, ...]) -> None:
    found = " ".join(written(None, *languages))

    assert not re.search(r"DH|درهم|MAD|TVA|VAT|الضريبة", found)
    for price in ("180", "1 450", "38", "5,50"):
        assert not re.search(rf"(?<!\d){price}(?!\d)", found)


def test_it_says_what_it_is_what_was_bought_and_where() -> None:
    found = written()

    assert found[0] == "TICKET CADEAU"
    assert {"Atelier Dar Zellij", "Babouche jaune, Taille 40", "2 articles", "2,16 m²"} <= set(
        found
    )
    assert "Salon régional, place El Harti, stand 24" in found


def test_neither_a_price_for_several_nor_a_gift_betrays_itself() -> None:
    lots = replace(
        line(PLATE, "40"), reason=PriceReason.QUANTITY, lot=3, lot_price=Money(10_000, "MAD")
    )
    gift = replace(line(BABOUCHE, "0"), reason=PriceReason.GIFT)

    found = written(sale(lots, gift))

    assert found.count("1 article") == 2


def test_it_carries_the_symbol_of_the_receipt() -> None:
    blocks = gift_receipt(sale(), at=AT, languages=("fr",)).blocks

    assert [block.data for block in blocks if isinstance(block, Code)] == ["7K3-000147"]


def test_goods_that_came_back_are_no_gift() -> None:
    exchange = sale(line(BABOUCHE, "180"), back(line(PLATE, "150")))
    blocks = gift_receipt(exchange, at=AT, languages=("fr",)).blocks

    assert len([block for block in blocks if isinstance(block, Item)]) == 1


def test_one_of_the_sample_fair_is_marked_as_an_example() -> None:
    assert written(example=True)[:2] == ["EXEMPLE", "TICKET CADEAU"]
