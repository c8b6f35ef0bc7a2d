"""This device's own work: it survives a kill, and a basket that cannot be read stops nothing."""

import pytest
from sqlalchemy import text

from pos.domain.quantity import pieces
from pos.services.baskets import open_basket, save_basket
from pos.services.device import DeviceSettings, device_settings, save_device_settings
from pos.services.selling import check_out
from tests.factories import Shop, a_line, a_product, dh, exact_cash, metres


def test_the_open_basket_is_back_after_a_restart(shop: Shop) -> None:
    lines = (
        a_line(shop.add(), pieces(2)),
        a_line(shop.add(a_product(price=None)), key=2, unit_price=dh("99.50")),
    )
    shop.till.write(save_basket, lines)

    shop.till = shop.reopened().till

    assert shop.till.read(open_basket).lines == lines


def test_a_basket_that_was_sold_or_emptied_is_forgotten(shop: Shop) -> None:
    line = a_line(shop.add())
    shop.till.write(save_basket, (line,))
    shop.till.write(check_out, (line,), (exact_cash(line.total),))
    assert shop.till.read(open_basket).lines == ()

    shop.till.write(save_basket, (line,))
    shop.till.write(save_basket, ())
    assert shop.till.read(open_basket).lines == ()


@pytest.mark.parametrize(
    "written", ["", "{", "[7]", '[{"key":1}]', '[{"minor":99999999999999999}]', "null"]
)
def test_a_basket_of_another_version_is_empty_and_stops_nothing(shop: Shop, written: str) -> None:
    shop.till.write(save_basket, (a_line(shop.add()),))
    with shop.store.begin() as work:
        work.connection.execute(text("UPDATE basket SET lines = :lines"), {"lines": written})

    assert shop.till.read(open_basket).lines == ()


def test_a_basket_with_an_amount_beyond_every_limit_is_empty(shop: Shop) -> None:
    shop.till.write(save_basket, (a_line(shop.add(), metres("1")),))
    with shop.store.begin() as work:
        work.connection.exec_driver_sql(
            "UPDATE basket SET lines = replace(lines, ':19000', ':99999999999999')"
        )

    assert shop.till.read(open_basket).lines == ()


def test_settings_of_the_device_are_kept_and_read_back(shop: Shop) -> None:
    assert shop.till.read(device_settings) == DeviceSettings()
    chosen = DeviceSettings(language="ar", receipt_languages=("ar", "fr"), text_percent=130)

    shop.till.write(save_device_settings, chosen)

    assert shop.till.read(device_settings) == chosen


def test_settings_of_another_version_are_those_of_a_new_device(shop: Shop) -> None:
    shop.till.write(save_device_settings, DeviceSettings(language="ar"))
    with shop.store.begin() as work:
        work.connection.execute(text("UPDATE device SET value = '7' WHERE name = 'settings'"))

    assert shop.till.read(device_settings) == DeviceSettings()


def test_work_in_hand_is_in_the_file_and_not_in_the_journal(shop: Shop) -> None:
    before = shop.till.full_check().verdicts

    shop.till.write(save_basket, (a_line(shop.add()),))

    assert before[0].entries + 1 == shop.till.full_check().verdicts[0].entries
