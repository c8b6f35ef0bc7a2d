"""What an import would change, and what it never touches."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Maker, Product
from pos.domain.quantity import Quantity, pieces
from pos.errors import FieldNotAccepted
from pos.services.importing.drafts import ProductDraft, Reading, Source
from pos.services.importing.plan import Choices, Known, in_dirhams, plan_import
from tests.services.importing.listings import as_read

BOWL = ProductDraft(
    lines=(2,), origin="list:sku:b-1", names=Names(fr="Bol"), price=Decimal(80), sku="B-1"
)
KNOWN_BOWL = Product(
    id="T-1", names=Names(fr="Bol"), price=Money(8000, "MAD"), sku="B-1", origin="list:sku:b-1"
)


def reading(*drafts: ProductDraft) -> Reading:
    return Reading(Source.LIST, drafts, (), (), "MAD")


def test_what_is_not_there_is_new() -> None:
    plan = plan_import(reading(BOWL), Known(), Choices())

    assert plan.new[0].product == replace(KNOWN_BOWL, id="")
    assert not plan.is_empty


def test_what_is_there_as_the_file_says_is_unchanged() -> None:
    plan = plan_import(reading(BOWL), Known([KNOWN_BOWL]), Choices())

    assert (plan.is_empty, plan.unchanged) == (True, 1)


def test_only_what_the_file_says_is_changed() -> None:
    known = replace(KNOWN_BOWL, names=Names(fr="Bol", ar="زلافة"), description="Bleu", photo="f00")
    draft = replace(BOWL, price=Decimal(95), materials="Terre")

    (change,) = plan_import(reading(draft), Known([known]), Choices()).changed

    assert change.after == replace(known, price=Money(9500, "MAD"), materials="Terre")


def test_an_empty_cell_never_empties_a_field() -> None:
    bare = ProductDraft(lines=(2,), origin="list:sku:b-1", names=Names(fr="Bol"))

    assert plan_import(reading(bare), Known([KNOWN_BOWL]), Choices()).is_empty


def test_guesses_are_made_for_new_products_only() -> None:
    draft = replace(BOWL, craft=Craft.POTTERY, kind=Kind.UNIQUE)

    assert plan_import(reading(draft), Known([KNOWN_BOWL]), Choices()).is_empty


def test_known_products_may_be_left_as_they_are() -> None:
    draft = replace(BOWL, price=Decimal(95))

    plan = plan_import(reading(draft), Known([KNOWN_BOWL]), Choices(changes_known=False))

    assert (plan.is_empty, plan.unchanged) == (True, 1)


def test_a_product_typed_by_hand_is_known_again_by_its_code() -> None:
    typed = replace(KNOWN_BOWL, origin="")

    (change,) = plan_import(reading(BOWL), Known([typed]), Choices()).changed

    assert (change.after.id, change.after.origin) == ("T-1", "list:sku:b-1")


def test_a_code_of_another_product_is_left_out_and_said_each_time() -> None:
    other = replace(KNOWN_BOWL, id="T-9", origin="etsy:9", names=Names(fr="Jarre"))

    plan = plan_import(reading(BOWL), Known([other]), Choices())
    again = plan_import(reading(BOWL), Known([other, replace(KNOWN_BOWL, sku="")]), Choices())

    assert plan.new[0].product.sku == ""
    assert again.is_empty
    assert [as_read(remark.reason) for remark in plan.remarks] == [
        "The code B-1 already belongs to Jarre. This product comes in without it."
    ]


def test_goods_on_hand_are_for_new_products_only() -> None:
    draft = replace(BOWL, quantity=pieces(7))

    new = plan_import(reading(draft), Known(), Choices())
    later = plan_import(reading(draft), Known([KNOWN_BOWL], on_hand={"T-1": 5000}), Choices())

    assert new.new[0].on_hand == pieces(7)
    assert later.is_empty
    assert [as_read(remark.reason) for remark in later.remarks] == [
        "The list says 7, here there are 5. What is here is kept."
    ]


def test_the_same_quantity_needs_no_remark() -> None:
    draft = replace(BOWL, quantity=Quantity(5000))

    assert (
        plan_import(reading(draft), Known([KNOWN_BOWL], on_hand={"T-1": 5000}), Choices()).remarks
        == ()
    )


def test_makers_are_added_once_each_and_known_ones_by_name() -> None:
    drafts = [
        replace(BOWL, origin=f"o{number}", sku="", maker=maker)
        for number, maker in enumerate(["Fès Bleu", "FES BLEU", "Hind"])
    ]

    plan = plan_import(reading(*drafts), Known(makers=[Maker("T-5", Names(fr="hind"))]), Choices())

    assert plan.new_makers == ("Fès Bleu",)
    assert [(new.product.maker, new.maker_name) for new in plan.new] == [
        ("", "Fès Bleu"),
        ("", "Fès Bleu"),
        ("T-5", ""),
    ]


def test_prices_are_converted_at_the_rate_a_person_gives_and_said() -> None:
    choices = Choices("EUR", Decimal("10.845"), date(2026, 11, 23))

    plan = plan_import(reading(replace(BOWL, price=Decimal("46.50"))), Known(), choices)

    assert plan.new[0].product.price == Money(50_429, "MAD")
    assert plan.remarks[0].reason == (
        "Prices were converted from EUR at 10.845 dirhams on 23/11/2026."
    )


@pytest.mark.parametrize(
    ("amount", "rate", "minor"),
    [("0.01", "0.5", 1), ("0.01", "0.49", 0), ("1", "0.005", 1), ("86", "10.8", 92_880)],
)
def test_conversion_rounds_half_away_from_zero_to_a_centime(
    amount: str, rate: str, minor: int
) -> None:
    assert in_dirhams(Decimal(amount), Choices("EUR", Decimal(rate))).minor == minor


def test_dirhams_are_never_rounded() -> None:
    plan = plan_import(reading(replace(BOWL, price=Decimal("1.005"))), Known(), Choices())

    assert plan.new[0].product.price is None
    assert plan.remarks[0].reason == "This price has parts of a centime. Type it by hand."


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity", "1e20"])
def test_a_rate_that_is_no_rate_is_refused(rate: str) -> None:
    with pytest.raises(FieldNotAccepted, match="Type how many dirhams one EUR is worth"):
        Choices("EUR", Decimal(rate))
