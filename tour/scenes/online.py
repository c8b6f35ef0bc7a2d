"""A shop by a folder of files: it is connected, an order comes, and a piece was sold twice."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from pos.channels.shops import SHOPS
from pos.domain.channel import Answer, Matter
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.products import ProductRow
from pos.sync.notes import Note
from pos.sync.overview import Shown, overview
from tour import goods, seeing
from tour.device import Device
from tour.file_questions import open_path
from tour.guide import Guide
from tour.waiting import until
from ui.online_words import answer_text, matter_text, shop_text

_FOLDER: Final = next(kind for kind in SHOPS if kind.is_folder)
_HEAD: Final = "order,line,sku,quantity,number\n"
_THOUSAND: Final = 1000


def sell_online(guide: Guide, device: Device, folder: Path) -> None:
    """Connect the shop that lays its files into `folder`, and see what its orders do here."""
    folder.mkdir()
    with guide.step(_("Connect a shop that gives its orders as files")) as step:
        _connect(guide, folder)
        until(lambda: bool(_shops(device)) and _shops(device)[0].standing.pulled_at > 0, "CSV")
        step.check(_("It is connected"), not _shops(device)[0].notes)
        guide.picture("online")
    there = _box(device)
    pieces = there.on_hand // _THOUSAND
    with guide.step(_("An order comes: its pieces leave the stock by themselves")) as step:
        _lay(folder, f"1811,1,{there.product.sku},1,#1811\n")
        guide.press(Qt.Key.Key_F5)
        until(lambda: _box(device).on_hand < there.on_hand, "#1811")
        step.check(_("One piece less is there"), _box(device).on_hand == there.on_hand - _THOUSAND)
    _sell_twice(guide, device, folder, there.product, pieces)


def _sell_twice(guide: Guide, device: Device, folder: Path, product: Product, pieces: int) -> None:
    with guide.step(_("Another wants more than there are: one row says so")) as step:
        sku = product.sku
        _lay(folder, f"1811,1,{sku},1,#1811\n1812,1,{sku},{pieces},#1812\n")
        guide.press(Qt.Key.Key_F5)
        until(lambda: bool(_notes(device)), "#1812")
        [row] = _notes(device)
        step.check(_("It was sold twice"), row.matter is Matter.OVERSOLD)
        seeing.wait_for(matter_text(row, product.names))
        told = ngettext("{count} point to look at", "{count} points to look at", 1)
        until(lambda: seeing.is_named(told.format(count=1)), told.format(count=1))
        guide.picture("online-sold-twice")
    with guide.step(_("Answer it with one tap: it leaves the list")) as step:
        guide.click_beginning(answer_text(Answer.SEEN, Matter.OVERSOLD))
        until(lambda: not _notes(device), answer_text(Answer.SEEN, Matter.OVERSOLD))
        step.check(_("Nothing is left to look at"), not _notes(device))
        guide.picture("online-answered")


def _connect(guide: Guide, folder: Path) -> None:
    guide.click(_("Online"))
    guide.press(Qt.Key.Key_F2)
    guide.click(shop_text(_FOLDER))
    open_path(folder)
    guide.click(_("Choose the folder"))
    guide.click(_("Test the connection"))
    guide.click(_("Connect"))


def _lay(folder: Path, rows: str) -> None:
    """Lay the orders down as another program does: whole, or not at all."""
    new = folder / "orders.new"
    new.write_text(_HEAD + rows, encoding="utf-8")
    new.replace(folder / "orders.csv")


def _shops(device: Device) -> tuple[Shown, ...]:
    return device.read(overview)


def _notes(device: Device) -> tuple[Note, ...]:
    return _shops(device)[0].notes


def _box(device: Device) -> ProductRow:
    return device.products(goods.BOX.fr)[0]
