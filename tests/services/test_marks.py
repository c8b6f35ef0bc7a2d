"""Quality marks: who has them, and that none is said of other goods or on another day."""

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.mark_words import mark_text
from pos.documents.price_label import LabelContent, Part, price_label
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.product import Craft, Product
from pos.domain.terms import MakerShare
from pos.services.catalogue import NameMissing, add_maker
from pos.services.labels import labelled
from pos.services.maker_sheets import maker_facts
from pos.services.marks import DaysNotInOrder, MarkOfNobody, marks, marks_on, save_mark
from pos.services.offers import offers
from pos.store.keys import key_of
from tests.factories import Shop, a_product

LAST: Final = date(2026, 12, 31)
MARK: Final = QualityMark("", Names(fr="Maroc Fait Main"), LAST, number="MH-1024", level="2")
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def with_maker(shop: Shop) -> tuple[str, Product]:
    maker = shop.till.write(add_maker, Names(fr="Fatima", ar="فاطمة")).result
    return maker, shop.add(a_product(maker=maker, craft=Craft.POTTERY, sku="TAJ"))


def keep(shop: Shop, mark: QualityMark) -> str:
    return shop.till.write(save_mark, mark).result


@given(first=DAYS, last=DAYS, day=DAYS)
def test_a_mark_holds_from_its_first_day_to_its_last(first: date, last: date, day: date) -> None:
    mark = QualityMark("", Names(fr="AOP"), last, since=first)

    assert mark.holds_on(day) is (first <= day <= last)


def test_a_label_names_the_mark_of_its_maker_up_to_its_last_day(shop: Shop) -> None:
    maker, product = with_maker(shop)
    keep(shop, QualityMark("", MARK.names, LAST, "MH-1024", "2", maker=maker))

    def said(on: date) -> list[str]:
        (found,) = shop.till.read(labelled, [key_of(product.id)], on)
        label = price_label(found.facts, LabelContent(("fr",)))
        return [words.text for part, words in label.details if part is Part.MARKS]

    assert len(said(LAST)) == 1
    assert "MH-1024" in said(LAST)[0]
    assert said(LAST + timedelta(days=1)) == []


def test_a_pack_of_files_and_a_makers_sheet_leave_out_what_has_ended(shop: Shop) -> None:
    maker, product = with_maker(shop)
    keep(shop, QualityMark("", MARK.names, LAST, maker=maker))
    keys = [key_of(product.id)]

    def said(on: date) -> tuple[bool, int]:
        (offer,) = shop.till.read(offers, keys, on)
        return not offer.marks.is_empty, len(shop.till.read(maker_facts, maker, keys, on).marks)

    assert said(LAST) == (True, 1)
    assert said(LAST + timedelta(days=1)) == (False, 0)


def test_a_mark_of_a_product_is_of_no_other(shop: Shop) -> None:
    _maker, product = with_maker(shop)
    other = shop.add(a_product())
    keep(shop, QualityMark("", Names(fr="IG Poterie de Safi"), LAST, product=product.id))

    assert len(shop.till.read(marks_on, product, LAST)) == 1
    assert shop.till.read(marks_on, other, LAST) == ()


def test_a_mark_for_a_craft_is_said_of_that_craft_alone(shop: Shop) -> None:
    _maker, pot = with_maker(shop)
    rug = shop.add(a_product(craft=Craft.RUGS))
    keep(shop, QualityMark("", Names(fr="Madmoun"), LAST, craft=Craft.POTTERY))

    assert len(shop.till.read(marks_on, pot, LAST)) == 1
    assert shop.till.read(marks_on, rug, LAST) == ()


def test_what_two_makers_made_bears_the_mark_of_neither(shop: Shop) -> None:
    maker, _product = with_maker(shop)
    second = shop.till.write(add_maker, Names(fr="Brahim")).result
    both = (MakerShare(maker, 600), MakerShare(second, 400))
    shared = shop.add(a_product(maker=maker, shares=both))
    keep(shop, QualityMark("", MARK.names, LAST, maker=maker))

    assert shop.till.read(marks_on, shared, LAST) == ()


def test_a_mark_that_was_withdrawn_is_said_no_more(shop: Shop) -> None:
    maker, product = with_maker(shop)
    mark = QualityMark("", MARK.names, LAST, maker=maker)
    id_ = keep(shop, mark)

    keep(shop, QualityMark(id_, MARK.names, LAST, maker=maker, is_withdrawn=True))

    assert shop.till.read(marks) == []
    assert shop.till.read(marks_on, product, LAST) == ()


def test_a_new_last_day_is_kept_and_the_rest_stays(shop: Shop) -> None:
    id_ = keep(shop, MARK)

    keep(shop, QualityMark(id_, MARK.names, date(2028, 1, 1), "MH-1024", "2"))

    (mark,) = shop.till.read(marks)
    assert (mark.until, mark.number, mark.level) == (date(2028, 1, 1), "MH-1024", "2")


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        (QualityMark("", Names(), LAST), NameMissing),
        (QualityMark("", MARK.names, LAST, since=LAST + timedelta(days=1)), DaysNotInOrder),
        (QualityMark("", MARK.names, LAST, maker="7K3Q2M-999"), MarkOfNobody),
    ],
)
def test_what_cannot_be_a_mark_is_refused(
    shop: Shop, mark: QualityMark, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        keep(shop, mark)

    assert shop.till.read(marks) == []


def test_a_mark_is_named_with_its_level_and_number() -> None:
    assert "MH-1024" in mark_text(MARK, "fr")
    assert "niveau" in mark_text(MARK, "fr")
    assert "المستوى" in mark_text(MARK, "ar")
