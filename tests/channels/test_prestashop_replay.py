"""The connector to PrestaShop reads what a real shop was recorded to answer, to the last unit."""

from typing import Final

import pytest

from pos.channels.faults import Refused, SignInRefused
from pos.channels.prestashop.connector import PrestaShop, connected
from pos.channels.stock import Missing, Outcome, Reading, Ref, StockWrite, WriteResult
from pos.clock import to_datetime
from tests.channels.recordings import Exchange, Replay, recorded

STOCK: Final = "GET /api/stock_availables"
PATCH: Final = "PATCH /api/stock_availables"
PRODUCTS: Final = "GET /api/products"
PARTS: Final = "GET /api/combinations"
NOTHING: Final = Exchange(0, "GET", "", None, None, 200, {}, "[]")
RUG: Final = Ref("26", stock="65")


@pytest.fixture
def p1() -> list[Exchange]:
    return recorded("prestashop-8.0.3.p1.jsonl")


def shop(answers: dict[str, list[Exchange]]) -> PrestaShop:
    return connected("https://shop.example", "K" * 32, Replay(answers))


def write(ref: Ref, value: int) -> StockWrite:
    return StockWrite(ref, value, None, key=f"{ref.item}={value}")


def test_a_zero_in_a_list_is_a_number(p1: list[Exchange]) -> None:
    told = shop({STOCK: [p1[3]], PRODUCTS: [p1[2]]}).read_stock([RUG])

    assert told == [Reading(RUG, 0, at=told[0].at, sku="PS-1795437299")]
    assert to_datetime(told[0].at).isoformat() == "2026-11-23T12:34:59+00:00"


def test_a_row_that_lost_its_shop_is_not_stocked_here(p1: list[Exchange]) -> None:
    told = shop({STOCK: [p1[11]], PRODUCTS: [NOTHING]}).read_stock([RUG])

    assert told == [Reading(RUG, None, Missing.NOT_STOCKED_HERE)]


def test_of_a_batch_with_a_bad_row_each_row_has_its_own_outcome(p1: list[Exchange]) -> None:
    connector = shop(
        {PATCH: [p1[19], p1[19], p1[21]], STOCK: [p1[20], p1[22]]},
    )
    writes = [write(RUG, 21), write(Ref("9", stock="999999"), 5), write(Ref("28", stock="67"), 32)]

    assert connector.write_stock(writes) == [
        WriteResult(Outcome.APPLIED, 21),
        WriteResult(Outcome.NOT_FOUND, None, "92", "status 404, code 92: Invalid ID"),
        WriteResult(Outcome.APPLIED, 32),
    ]


def test_a_batch_that_was_kept_is_read_to_be_believed(p1: list[Exchange]) -> None:
    writes = [write(RUG, 31), write(Ref("28", stock="67"), 32)]

    told = shop({PATCH: [p1[21]], STOCK: [p1[22]]}).write_stock(writes)

    assert told == [WriteResult(Outcome.APPLIED, 31), WriteResult(Outcome.APPLIED, 32)]


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (15, "85", 'Validation error: "La propriété StockAvailable->quantity n\'est pas valide."'),
        (36, "127", "XML error : String could not be parsed as XML"),
    ],
)
def test_a_refusal_has_the_shops_code_and_plain_words(
    p1: list[Exchange], number: int, code: str, words: str
) -> None:
    told = shop({PATCH: [p1[number]]}).write_stock([write(RUG, 1)])[0]

    assert (told.outcome, told.code) == (Outcome.REJECTED, code)
    assert words in told.message


def test_a_key_that_only_reads_is_refused_by_both_ways_of_writing(p1: list[Exchange]) -> None:
    answers = {PATCH: [p1[35]], STOCK: [p1[13]], "PUT /api/stock_availables/65": [p1[35]]}

    told = shop(answers).write_stock([write(RUG, 1)])[0]

    assert (told.outcome, told.code) == (Outcome.REJECTED, "25")


def test_a_reference_borne_twice_finds_both(p1: list[Exchange]) -> None:
    answers = {PRODUCTS: [p1[2]], PARTS: [NOTHING], STOCK: [p1[3]]}

    found = shop(answers).find_by_sku(["PS-1795437299"])["PS-1795437299"]

    assert [item.ref for item in found] == [RUG, Ref("27")]


def test_no_match_is_a_bare_list(p1: list[Exchange]) -> None:
    answers = {PRODUCTS: [p1[31]], PARTS: [NOTHING]}

    assert shop(answers).find_by_sku(["zzz-none"]) == {"zzz-none": []}


@pytest.mark.parametrize(("number", "code"), [(29, "32"), (37, "32"), (33, "not_found")])
def test_a_500_with_a_code_is_the_shops_own_word(
    p1: list[Exchange], number: int, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        shop({PRODUCTS: [p1[number]]}).catalogue()

    assert refusal.value.code == code


def test_a_key_the_shop_does_not_know_stops_the_connection(p1: list[Exchange]) -> None:
    with pytest.raises(SignInRefused):
        shop({STOCK: [p1[34]]}).read_stock([RUG])
