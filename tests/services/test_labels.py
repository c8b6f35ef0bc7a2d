"""What labels are printed of: facts of the day, pieces here and come in today, the last choice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos.clock import to_microseconds
from pos.documents.label_run import LabelRun
from pos.documents.price_label import LabelContent, Part, Symbol
from pos.domain.floor_word import WordNotAccepted
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.tax import TaxClass
from pos.services.catalogue import RECEIVED, add_maker, move_stock, set_on_hand
from pos.services.labels import (
    LabelChoice,
    ToLabel,
    floor_word,
    label_choice,
    labelled,
    queue_labels,
    ready_labels,
    save_floor_word,
    save_label_choice,
    to_label,
)
from pos.services.own_codes import code_to_come, give_codes
from pos.services.papers import PaperNotWritten, waiting_paper
from pos.services.receipts import PrinterRole
from pos.store.keys import key_of
from tests.factories import MINUTE, NOON, Shop, a_company, a_product, metres, open_shop_in

TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
MORNING = to_microseconds(datetime(2026, 11, 23, tzinfo=UTC))


def test_a_label_knows_the_maker_and_the_code_of_its_product(shop: Shop) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima")).result
    tajine = shop.add(a_product(maker=maker, barcode="6111234567895"))

    (found,) = shop.till.read(labelled, [key_of(tajine.id)], TODAY)

    assert found.facts.maker == Names(fr="Fatima")
    assert found.facts.product.barcode == "6111234567895"
    assert found.has_code
    assert not found.facts.charges_tax


def test_a_product_without_a_code_is_shown_with_the_one_it_will_get(shop: Shop) -> None:
    tajine = shop.add()
    to_come = shop.till.read(code_to_come)

    (found,) = shop.till.read(labelled, [key_of(tajine.id)], TODAY)
    shop.till.write(give_codes, [tajine.id])
    (after,) = shop.till.read(labelled, [key_of(tajine.id)], TODAY)

    assert (found.has_code, found.facts.product.barcode) == (False, to_come)
    assert (after.has_code, after.facts.product.barcode) == (True, to_come)


def test_tax_is_known_by_seller_and_product(tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path, seller=a_company())
    ids = [shop.add(a_product(tax_class=each)).id for each in TaxClass]

    found = shop.till.read(labelled, [key_of(each) for each in ids], TODAY)
    shop.till.close()

    taxed = {one.facts.product.tax_class for one in found if one.facts.charges_tax}
    assert taxed == {TaxClass.STANDARD, TaxClass.REDUCED}


def test_pieces_here_and_those_that_came_in_today(shop: Shop) -> None:
    yesterday = shop.add(on_hand=pieces(5))
    shop.clock.now += to_microseconds(datetime(2026, 11, 24, tzinfo=UTC)) - NOON
    today = shop.add(on_hand=pieces(3))
    shop.till.write(move_stock, yesterday.id, yesterday.names, pieces(2), RECEIVED)
    shop.till.write(set_on_hand, today, pieces(1))

    keys = [key_of(yesterday.id), key_of(today.id)]
    found = shop.till.read(to_label, keys, MORNING + 24 * 60 * MINUTE)

    assert [found[key] for key in keys] == [ToLabel(7, 2), ToLabel(1, 3)]


def test_what_is_below_none_or_measured_needs_no_more_than_it_has(shop: Shop) -> None:
    short = shop.add(on_hand=pieces(0))
    shop.sell(short)
    length = metres("25")
    cloth = shop.add(a_product(unit=length.unit), on_hand=length)

    found = shop.till.read(to_label, [key_of(short.id), key_of(cloth.id)], MORNING)

    assert found[key_of(short.id)].on_hand == 0
    assert found[key_of(cloth.id)] == ToLabel(1, 1)


@pytest.mark.parametrize("hours", [1, 10_000])
def test_nothing_came_in_after_the_last_entry(shop: Shop, hours: int) -> None:
    tajine = shop.add(on_hand=pieces(4))
    since = datetime.fromtimestamp(shop.clock.now / 1_000_000, UTC) + timedelta(hours=hours)

    found = shop.till.read(to_label, [key_of(tajine.id)], to_microseconds(since))

    assert found[key_of(tajine.id)] == ToLabel(4, 0)


def test_what_was_chosen_is_there_again(shop: Shop) -> None:
    choice = LabelChoice("70x37/3x8", True, 5, -3, 12, ("ar", "fr"), (Part.PRICE,), Symbol.QR)
    assert shop.till.read(label_choice) == LabelChoice()

    shop.till.write(save_label_choice, choice)

    assert shop.reopened().till.read(label_choice) == choice


def test_the_ten_letters_are_of_the_whole_business(shop: Shop) -> None:
    assert shop.till.read(floor_word) == ""

    assert shop.till.write(save_floor_word, "mozaik bled").result == "MOZAIKBLED"

    assert shop.till.read(floor_word) == "MOZAIKBLED"
    with pytest.raises(WordNotAccepted):
        shop.till.write(save_floor_word, "short")
    shop.till.write(save_floor_word, "")
    assert shop.till.read(floor_word) == ""


def test_labels_wait_in_the_queue_of_the_label_printer(shop: Shop) -> None:
    tajine, plate = shop.add(), shop.add(a_product(barcode="6111234567895"))
    keys = [key_of(tajine.id), key_of(plate.id)]
    content = LabelContent(("ar", "fr"), (Part.PRICE,), Symbol.QR)
    shop.till.write(ready_labels, keys, TODAY)
    shop.till.write(queue_labels, [(plate.id, 2), (tajine.id, 12)], content, TODAY)

    waiting = shop.till.read(waiting_paper, PrinterRole.LABELS)

    assert waiting is not None
    assert isinstance(waiting.document, LabelRun)
    assert [(label.code, count) for label, count in waiting.document.labels] == [
        ("6111234567895", 2),
        (shop.till.read(labelled, keys[:1], TODAY)[0].facts.product.barcode, 12),
    ]
    assert shop.till.read(waiting_paper) is None


def test_getting_labels_ready_gives_the_codes_that_are_missing(shop: Shop) -> None:
    ids = [shop.add().id for _each in range(3)]

    found = shop.till.write(ready_labels, [key_of(each) for each in ids], TODAY).result

    assert all(one.has_code for one in found)
    assert len({one.facts.product.barcode for one in found}) == 3


def test_a_label_that_cannot_be_drawn_any_more_is_said_and_does_not_stop_the_queue(
    shop: Shop,
) -> None:
    tajine = shop.add(a_product(barcode="6111234567890"))
    shop.till.write(queue_labels, [(tajine.id, 1)], LabelContent(), TODAY)

    with pytest.raises(PaperNotWritten, match="contrôle"):
        shop.till.read(waiting_paper, PrinterRole.LABELS)
