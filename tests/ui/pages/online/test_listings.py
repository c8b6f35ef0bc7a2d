"""Products put in a shop, paused, linked by hand: from the screen to the shop and back."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pos.domain.channel import Channel
from pos.domain.product import Product
from pos.services.channels import channels, listings, save_channel
from pos.services.not_for_sale import not_for_sale
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Till
from pos.sync.listed import Place
from pos.sync.standing import agree
from tests.channels.little_shop import SECRET, LittleKeeper
from tests.ui.audit import SIZES, every_pair, theme_and_words, walk
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.online.shop import OnlineDesk
from tests.ui.pages.test_audits import in_words
from tests.ui.shops import stand
from ui.errands import PutOnline
from ui.pages.online.page import OnlinePage
from ui.sheets.online.listings.listings_sheet import ListingsSheet
from ui.sheets.online.order_sheet import OnlineOrderSheet
from ui.sheets.online.whose_line_sheet import WhoseLineSheet


@pytest.fixture
def around(tmp_path: Path) -> Iterator[OnlineDesk]:
    found = OnlineDesk(tmp_path, LittleKeeper())
    yield found
    found.stop()


def empty_shop(around: OnlineDesk) -> Callable[[Path], Till]:
    """Open a stand with a connected shop of which nothing is linked."""

    def opened(folder: Path) -> Till:
        till = stand(folder)
        wanted = Channel("little", "Boutique de l’atelier", "https://little.example/api")
        channel = till.write(save_channel, wanted).result
        till.write(agree, channel)
        around.passwords().save(f"online-{channel}", f'{{"key": "{SECRET}"}}')
        return till

    return opened


def page_of(desk: Desk) -> OnlinePage:
    page = desk.page
    assert isinstance(page, OnlinePage)
    desk.qtbot.waitUntil(lambda: bool(page.cards))
    return page


def products(desk: Desk) -> list[Product]:
    keys = desk.read(product_keys, ProductFilter())
    rows = desk.read(product_rows, keys, desk.read(counter).here.id)
    return [row.product for row in rows]


def opened(desk: Desk) -> ListingsSheet:
    page = page_of(desk)
    page.cards[0].listing.emit(page.cards[0].shown)
    sheet = desk.sheet(ListingsSheet)
    desk.qtbot.waitUntil(lambda: bool(sheet.choose.lines))
    return sheet


def go_to(desk: Desk, sheet: ListingsSheet, place: Place) -> None:
    sheet.choose.places.picked.emit(place)
    desk.qtbot.waitUntil(lambda: sheet.choose.wish.place is place)


def linked(desk: Desk) -> set[str]:
    [channel] = desk.read(channels)
    return {listing.product for listing in desk.read(listings, channel.id)}


def test_products_are_chosen_seen_and_put_in_the_shop(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, empty_shop(around))
    sheet = opened(desk)
    good = next(one for one in products(desk) if one.sku and one.price is not None)

    sheet.choose.search.field.setText(good.sku)
    desk.qtbot.waitUntil(lambda: len(sheet.choose.lines) == 1)
    sheet.choose.lines[0].card.click()
    sheet.choose.look_button.click()
    desk.qtbot.waitUntil(lambda: sheet.steps.currentWidget() is sheet.preview)
    assert desk.reads(good.names.fr)
    assert around.keeper.shop.rows == {}
    sheet.preview.list_button.click()
    desk.qtbot.waitUntil(lambda: len(around.keeper.shop.rows) == 1)
    desk.qtbot.waitUntil(lambda: linked(desk) == {good.id})

    [row] = around.keeper.shop.rows.values()
    assert (row.sku, row.state) == (good.sku, "shown")
    page_of(desk)._line.stop()


def test_what_cannot_be_sent_says_why_before_anything_is(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, empty_shop(around))
    sheet = opened(desk)
    bare = [one for one in products(desk) if not one.sku]

    sheet.look_at(tuple(one.id for one in bare[:1]))
    desk.qtbot.waitUntil(lambda: sheet.steps.currentWidget() is sheet.preview)

    assert desk.reads("Il n’a pas de référence.")
    assert not sheet.preview.list_button.isEnabled()


def test_a_listing_is_picked_by_hand_paused_and_unlinked(desks: Desks, around: OnlineDesk) -> None:
    for sku in ("AUTRE", "ENCORE"):
        around.keeper.listed(sku, 3)
    desk = desks.open(around.page, empty_shop(around))
    sheet = opened(desk)
    row = sheet.choose.found.rows[0] if sheet.choose.found else None
    assert row is not None

    sheet.choose.asked.emit("link", row)
    desk.qtbot.waitUntil(lambda: len(sheet.linking.cards) == 2)
    assert linked(desk) == set()
    sheet.linking.cards[0].click()
    desk.qtbot.waitUntil(lambda: linked(desk) == {row.product})

    go_to(desk, sheet, Place.LISTED)
    desk.qtbot.waitUntil(lambda: len(sheet.choose.lines) == 1)
    sheet.choose.lines[0].asked.emit("pause")
    desk.qtbot.waitUntil(lambda: desk.reads("En pause"))
    desk.qtbot.waitUntil(lambda: around.keeper.shop.rows["1"].number == 0)

    sheet.choose.lines[0].asked.emit("unlink")
    desk.qtbot.waitUntil(lambda: linked(desk) == set())
    assert len(around.keeper.shop.rows) == 2
    page_of(desk)._line.stop()


def test_a_product_that_is_not_for_sale_is_proposed_no_more(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, empty_shop(around))
    sheet = opened(desk)
    assert sheet.choose.found is not None
    row, before = sheet.choose.found.rows[0], sheet.choose.found.total
    [channel] = desk.read(channels)

    sheet.choose.lines[0].asked.emit("off")
    desk.qtbot.waitUntil(
        lambda: sheet.choose.found is not None and sheet.choose.found.total == before - 1
    )
    assert desk.read(not_for_sale, channel.id) == {row.product}

    go_to(desk, sheet, Place.NOT_FOR_SALE)
    desk.qtbot.waitUntil(lambda: len(sheet.choose.lines) == 1)
    sheet.choose.lines[0].asked.emit("allow")
    desk.qtbot.waitUntil(lambda: desk.read(not_for_sale, channel.id) == frozenset())


def test_leaving_for_a_fair_takes_the_offer_away_and_coming_back_puts_it_back(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, empty_shop(around))
    page = page_of(desk)

    desk.tap("Boutique de l’atelier : Départ au salon")
    desk.qtbot.waitUntil(lambda: desk.read(channels)[0].is_away)
    desk.qtbot.waitUntil(lambda: desk.reads("Au salon : rien n’est proposé"))

    desk.tap("Boutique de l’atelier : Retour du salon")
    desk.qtbot.waitUntil(lambda: not desk.read(channels)[0].is_away)
    page._line.stop()


def test_a_product_of_another_page_is_taken_to_its_preview(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, empty_shop(around))
    page = page_of(desk)
    good = next(one for one in products(desk) if one.sku and one.price is not None)

    page.take_in(PutOnline((good.id,)))
    sheet = desk.sheet(ListingsSheet)
    desk.qtbot.waitUntil(lambda: sheet.steps.currentWidget() is sheet.preview)

    assert desk.reads(good.names.fr)


def an_order_of_what_nobody_knows(desk: Desk, around: OnlineDesk) -> OnlinePage:
    """Sell something online that is linked to nothing, and wait until it is asked about."""
    page = page_of(desk)
    page._line.look_now()
    desk.qtbot.waitUntil(lambda: bool(page.cards[0].shown.standing.pulled_at))
    around.keeper.buy(around.keeper.listed("INCONNU", 5), 2)

    def is_asked() -> bool:
        page._line.look_now()
        return bool(page.cards[0].shown.notes)

    desk.qtbot.waitUntil(is_asked)
    return page


def test_the_order_behind_a_row_is_shown_and_its_line_said(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, empty_shop(around))
    page = an_order_of_what_nobody_knows(desk, around)
    [note] = page.cards[0].shown.notes

    page.cards[0].ordering.emit(note)
    order = desk.sheet(OnlineOrderSheet)
    desk.qtbot.waitUntil(lambda: order.found is not None)
    desk.qtbot.waitUntil(lambda: desk.reads("2 commandés · Personne ne le connaît ici"))
    order.close_sheet()

    page.cards[0].linking.emit(note)
    whose = desk.sheet(WhoseLineSheet)
    desk.qtbot.waitUntil(lambda: bool(whose.cards))
    whose.cards[0].click()
    desk.qtbot.waitUntil(lambda: len(linked(desk)) == 1)
    page._line.stop()


@every_pair
def test_the_products_of_a_shop_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    around: OnlineDesk,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    around.keeper.listed("AUTRE", 3)
    theme, words = theme_and_words(pseudo_language, language, look)
    desk = desks.open(in_words(around.page, words), empty_shop(around), theme, size)

    def chosen() -> None:
        sheet = opened(desk)
        sheet.choose.lines[0].card.click()

    def seen(ids: tuple[str, ...]) -> None:
        sheet = opened(desk)
        sheet.look_at(ids)
        desk.qtbot.waitUntil(lambda: sheet.steps.currentWidget() is sheet.preview)

    def linking() -> None:
        sheet = opened(desk)
        assert sheet.choose.found is not None
        sheet.choose.asked.emit("link", sheet.choose.found.rows[0])
        desk.qtbot.waitUntil(lambda: len(sheet.linking.cards) == 1)

    ids = tuple(one.id for one in products(desk)[:3])
    scenes: list[tuple[str, Callable[[], None]]] = [
        ("choosing", chosen),
        ("seeing", partial(seen, ids)),
        ("linking", linking),
    ]

    assert walk(desk.window, size, scenes) == []
    assert size in SIZES
