"""The second folder for copies: chosen once, and how old the copy in it is."""

from pos.services.copies import choose_second_folder, note_second_copy, second_folder
from tests.factories import HOUR, Shop


def test_no_second_folder_is_ever_old(shop: Shop) -> None:
    kept = shop.till.read(second_folder)

    assert (kept.path, kept.is_old(shop.clock.now + 9999 * HOUR)) == (None, False)


def test_a_copy_is_old_after_three_days(shop: Shop) -> None:
    shop.till.write(choose_second_folder, "/media/stick")
    shop.clock.now += 24 * HOUR
    shop.till.write(note_second_copy)

    kept = shop.till.read(second_folder)

    assert not kept.is_old(shop.clock.now + 71 * HOUR)
    assert kept.is_old(shop.clock.now + 73 * HOUR)
    assert kept.days_without(shop.clock.now + 73 * HOUR) == 3


def test_a_stick_that_was_never_plugged_in_is_asked_for_too(shop: Shop) -> None:
    shop.till.write(choose_second_folder, "/media/stick")

    assert shop.till.read(second_folder).is_old(shop.clock.now + 80 * HOUR)


def test_another_folder_has_no_copy_yet(shop: Shop) -> None:
    shop.till.write(choose_second_folder, "/media/stick")
    shop.till.write(note_second_copy)

    shop.till.write(choose_second_folder, "/media/other")

    assert shop.till.read(second_folder).kept_at == 0


def test_what_is_not_chosen_is_not_noted(shop: Shop) -> None:
    shop.till.write(note_second_copy)

    assert shop.till.read(second_folder).kept_at == 0
