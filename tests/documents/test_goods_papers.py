"""Lists of goods: what is counted, what leaves, what is left with others, what things cost."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.documents.consignment_note import consignment_note
from pos.documents.count_sheet import count_sheet
from pos.documents.document import BOX, Document, Stamp
from pos.documents.goods import GoodsList
from pos.documents.packing_list import packing_list
from pos.documents.price_list import price_list
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Quantity, Unit, pieces
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf
from tests.documents.lists import (
    FACTS,
    by_maker,
    heads,
    listed,
    plain,
    rows,
    some_goods,
    table_of,
    text,
    totals,
    words,
)
from tests.factories import dh

FRENCH = ("fr",)
PLATE = some_goods(
    sku="PLAT-1", names=Names(fr="Plat", ar="طبق"), price=dh("150.50"), on_hand=pieces(2)
)
CLOTH = some_goods(
    sku="",
    names=Names(fr="Tissu", ar="ثوب"),
    craft=Craft.TEXTILE,
    unit=Unit.METRE,
    price=dh("90"),
    on_hand=Quantity(2500, Unit.METRE),
)
UNKNOWN = some_goods(names=Names(fr="Vase"), maker=Names(), price=None, on_hand=None)

PAPERS: list[Callable[[GoodsList, tuple[str, ...]], Document]] = [
    count_sheet,
    lambda goods, codes: count_sheet(goods, codes, expected=True, symbols=True),
    packing_list,
    lambda goods, codes: consignment_note(goods, codes, consignee="Riad", share=Decimal(20)),
    price_list,
]


def test_a_count_sheet_is_blind_unless_the_expected_figures_are_asked_for() -> None:
    blind = table_of(count_sheet(listed(), FRENCH))
    told = table_of(count_sheet(listed(), FRENCH, expected=True))

    assert heads(blind) == ["Référence", "Produit", "Artisan", "Compté"]
    assert heads(told) == ["Référence", "Produit", "Artisan", "Attendu", "Compté"]
    assert rows(told) == [["BOL-1", "Bol", "Fatima Zahra", "8", ""]]


def test_every_row_of_a_count_sheet_has_a_box_to_write_in() -> None:
    table = table_of(count_sheet(listed(some_goods(), CLOTH, UNKNOWN), FRENCH))

    assert all(cells[-1] is BOX for group in table.groups for cells in group.rows)


def test_a_count_sheet_holds_what_a_scanner_reads_where_it_is_asked_for() -> None:
    table = table_of(count_sheet(listed(), FRENCH, symbols=True))

    assert rows(table)[0][3] == "2000000000015"


def test_goods_stand_under_their_group_or_under_their_maker() -> None:
    goods = (some_goods(), CLOTH, UNKNOWN)

    by_group = table_of(price_list(listed(*goods), FRENCH))
    under_makers = table_of(price_list(by_maker(*goods), FRENCH))

    assert [plain(text(group.heading)) for group in by_group.groups] == [
        "Poterie & zellige",
        "Textile",
    ]
    assert [plain(text(group.heading)) for group in under_makers.groups] == [
        "Fatima Zahra",
        "Artisan non précisé",
    ]
    assert "Artisan" not in heads(under_makers)


def test_amounts_under_each_other_all_have_decimals_as_soon_as_one_has() -> None:
    assert [row[-1] for row in rows(table_of(price_list(listed(), FRENCH)))] == ["40"]
    both = table_of(price_list(listed(some_goods(), PLATE), FRENCH))
    assert [row[-1] for row in rows(both)] == ["40,00", "150,50"]


def test_a_measured_price_says_for_how_much() -> None:
    assert rows(table_of(price_list(listed(CLOTH), FRENCH)))[0][-1] == "90 / m"


def test_a_price_agreed_at_each_sale_stays_empty() -> None:
    assert rows(table_of(price_list(listed(UNKNOWN), FRENCH)))[0][-1] == ""


def test_a_packing_list_sums_up_pieces_and_value() -> None:
    paper = packing_list(
        listed(some_goods(), PLATE, CLOTH), FRENCH, origin="Atelier", destination="Foire de Safi"
    )
    table = table_of(paper)

    assert rows(table)[0] == ["BOL-1", "Bol", "Fatima Zahra", "8", "40,00", "320", ""]
    assert totals(table) == ["", "Total", "", "10", "", "846", ""]
    assert all(word in words(paper) for word in ("Atelier", "Foire de Safi", "Remis par"))


def test_each_group_of_several_products_has_its_own_sum() -> None:
    table = table_of(packing_list(listed(some_goods(), PLATE, CLOTH), FRENCH))

    first, second = ([plain(text(cell)) for cell in group.totals] for group in table.groups)
    assert first == ["", "Sous-total", "", "10", "", "621", ""]
    assert second == []


def test_a_consignment_note_says_what_comes_back_to_the_owner() -> None:
    paper = consignment_note(listed(), FRENCH, consignee="Riad Zitoun", share=Decimal(20))

    assert heads(table_of(paper))[-1] == "Pour le propriétaire (DH)"
    assert rows(table_of(paper))[0][-2:] == ["320", "256"]
    assert all(word in words(paper) for word in ("Riad Zitoun", "20 %", "restent la propriété"))


def test_a_consignment_note_without_a_share_says_prices_alone() -> None:
    paper = consignment_note(listed(), FRENCH, consignee="Riad Zitoun")

    assert "propriétaire" not in " ".join(heads(table_of(paper)))
    assert "%" not in words(paper)


def test_a_list_of_the_sample_fair_is_marked() -> None:
    paper = price_list(
        listed(facts=FACTS.__class__(FACTS.seller, FACTS.place, 0, 60, True)), FRENCH
    )

    assert isinstance(paper.blocks[0], Stamp)


@pytest.mark.parametrize("make", PAPERS)
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar"), ("ar", "en")])
def test_every_page_says_what_it_belongs_to_in_every_language(
    make: Callable[[GoodsList, tuple[str, ...]], Document], languages: tuple[str, ...]
) -> None:
    paper = make(listed(some_goods(), CLOTH, UNKNOWN), languages)

    assert {said.language for said in paper.running} == set(languages)
    assert paper.title


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.sampled_from(PAPERS), st.sampled_from(["fr", "ar"]))
def test_no_word_breaks_a_list(
    word: str, make: Callable[[GoodsList, tuple[str, ...]], Document], language: str
) -> None:
    hostile = some_goods(
        sku=word, code=word, names=Names(fr=word, ar=word), variant=word, category=word,
        maker=Names(ar=word),
    )  # fmt: skip
    paper = make(listed(hostile, chosen=word), (language, "en"))

    for sheet in (A4, ROLL_80_MM):
        assert pdf(paper, sheet).startswith(b"%PDF-")
