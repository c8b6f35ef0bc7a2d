"""What a price label says: what is known and chosen, in one language or two, and nothing more."""

from typing import Any

import pytest

from pos.documents.document import CodeKind
from pos.documents.price_label import (
    CodeNotDrawn,
    LabelContent,
    LabelFacts,
    Part,
    PriceLabel,
    Symbol,
    price_label,
)
from pos.domain.formatting import isolate, ltr
from pos.domain.names import Names
from pos.domain.quantity import Unit
from tests.factories import a_product, dh

ALL = tuple(Part)


def label(product: dict[str, Any], *, charges_tax: bool = False, **content: Any) -> PriceLabel:
    usual = {"barcode": "6111234567895"} | product
    facts = LabelFacts(a_product(**usual), Names(fr="Fatima", ar="فاطمة"), charges_tax=charges_tax)
    return price_label(facts, LabelContent(**({"parts": ALL} | content)))


def lines(made: PriceLabel) -> dict[Part, str]:
    return {part: words.text for part, words in made.details}


def test_it_says_names_price_maker_and_code() -> None:
    made = label({}, languages=("ar", "fr"))

    assert [(name.text, name.language) for name in made.names] == [
        ("طاجين آسفي", "ar"),
        ("Tajine de Safi", "fr"),
    ]
    assert made.price == f"{ltr('190')}\u00a0درهم"
    assert isolate("فاطمة") in lines(made)[Part.MAKER]
    assert (made.symbol, made.code) == (CodeKind.EAN_13, "6111234567895")


def test_a_name_that_is_known_in_another_language_only_is_said_in_that() -> None:
    made = label({"names": Names(en="Tagine")}, languages=("ar",))

    assert [name.text for name in made.names] == ["Tagine"]


def test_the_same_name_is_not_said_twice() -> None:
    made = label({"names": Names(fr="Zellij", ar="Zellij")}, languages=("ar", "fr"))

    assert len(made.names) == 1


def test_without_a_price_none_is_written() -> None:
    assert label({"price": None}).price == ""
    assert label({}, parts=(Part.MAKER,)).price == ""


def test_the_price_of_a_measure_says_for_what() -> None:
    assert label({"unit": Unit.SQUARE_METRE}).price.endswith("/m²")


def test_words_of_tax_stand_beside_a_price_that_has_some() -> None:
    assert label({}, charges_tax=True).tax
    assert label({}).tax == ""
    assert label({"price": None}, charges_tax=True).tax == ""


def test_only_what_is_known_and_chosen_is_said() -> None:
    known = {"materials": "Terre cuite", "variant": "bleu", "lot": 3, "lot_price": dh("500")}

    assert set(lines(label(known))) == {Part.VARIANT, Part.LOT, Part.MAKER, Part.MATERIALS}
    assert set(lines(label(known, parts=(Part.MATERIALS,)))) == {Part.MATERIALS}
    assert Part.MATERIALS not in lines(label({}))
    care = lines(label({"care": "Laver à la main"}, parts=(Part.CARE,)))
    assert care == {Part.CARE: "Laver à la main"}


def test_the_floor_price_is_written_in_letters_or_not_at_all() -> None:
    floor = {"floor_price": dh("120")}

    assert label(floor, floor_word="MOZAIKBLED").floor == "MOD"
    assert label(floor).floor == ""
    assert label({}, floor_word="MOZAIKBLED").floor == ""


@pytest.mark.parametrize(
    ("code", "symbol", "kind"),
    [
        ("6111234567895", Symbol.BARS, CodeKind.EAN_13),
        ("012345678905", Symbol.BARS, CodeKind.EAN_13),
        ("96385074", Symbol.BARS, CodeKind.CODE_128),
        ("ARG-0147", Symbol.BARS, CodeKind.CODE_128),
        ("قفطان-1", Symbol.QR, CodeKind.QR),
        ("6111234567895", Symbol.NONE, None),
    ],
)
def test_each_code_has_the_symbol_that_holds_it(
    code: str, symbol: Symbol, kind: CodeKind | None
) -> None:
    assert label({"barcode": code}, symbol=symbol).symbol is kind


def test_a_upc_is_written_with_the_zero_that_makes_it_an_ean() -> None:
    assert label({"barcode": "012345678905"}).code == "0012345678905"


def test_a_product_known_by_its_own_code_is_labelled_with_that() -> None:
    made = label({"barcode": "", "sku": "ARG-7"})

    assert (made.symbol, made.code) == (CodeKind.CODE_128, "ARG-7")


def test_a_wrong_check_digit_is_said_and_not_printed() -> None:
    with pytest.raises(CodeNotDrawn, match="contrôle"):
        label({"barcode": "6111234567890"})


def test_bars_cannot_hold_arabic_letters_and_say_what_can() -> None:
    with pytest.raises(CodeNotDrawn, match="QR"):
        label({"barcode": "قفطان-1"})


@pytest.mark.parametrize("name", ["\u202eevil", "a\x00b", "\u2066open", "x\u2028y"])
def test_what_would_turn_words_round_or_reach_a_printer_is_taken_out(name: str) -> None:
    made = label({"names": Names(fr=name)})

    assert not set(made.names[0].text) & set("\u202e\x00\u2066\u2028")
