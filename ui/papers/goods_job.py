"""The lists of goods away from the screen: read piece by piece, written page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Final

from pos.clock import system_clock
from pos.documents.consignment_note import consignment_note
from pos.documents.count_sheet import count_sheet
from pos.documents.document import Document
from pos.documents.goods import Goods, GoodsList, Grouping
from pos.documents.packing_list import packing_list
from pos.documents.price_list import price_list
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.goods_lists import list_facts, listed_goods
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell

# Read in one go: some milliseconds, so that a sale can pass in between.
_AT_ONCE: Final = 500


class GoodsPaper(StrEnum):
    """A list of goods; its value begins the name of the file."""

    COUNT = "inventaire"
    PACKING = "colisage"
    CONSIGNMENT = "depot-vente"
    PRICES = "prix"


@dataclass(frozen=True, slots=True)
class GoodsWish:
    """Which list of which goods.

    keys: of the products, in order. chosen: which they are, in words; empty for all.
    expected, symbols: as on a count sheet. origin, destination: as on a packing list.
    consignee, share: as on a consignment note.
    place: id of the place whose stock is listed, or `EVERYWHERE`; None for this device's own.
    packed: thousandths of each of the keys, where the list is of these and not of what is on hand.
    """

    paper: GoodsPaper
    keys: tuple[int, ...]
    look: PaperLook
    grouping: Grouping = Grouping.CATEGORY
    chosen: str = ""
    expected: bool = False
    symbols: bool = False
    origin: str = ""
    destination: str = ""
    consignee: str = ""
    share: Decimal | None = None
    place: str | None = None
    packed: tuple[int, ...] = ()


class NothingToList(PosError):
    """None of the goods chosen can be on this paper."""


def make_goods_paper(operations: Operations, papers: Path, wish: GoodsWish, tell: Tell) -> Written:
    """Write the list; for a slow thread. papers: the usual folder. Raises a `PosError`."""
    goods = _fitting(wish.paper, _read(operations, wish, tell))
    if not goods:
        raise NothingToList(_NOTHING[wish.paper]())
    facts = operations.read_now(list_facts, system_clock(), wish.place)
    listed = GoodsList(goods, facts, wish.grouping, wish.chosen)
    folder = operations.read_now(paper_folder, papers)
    return written([_document(listed, wish)], folder, wish.paper.value, wish.look.sheet, tell)


def _read(operations: Operations, wish: GoodsWish, tell: Tell) -> list[Goods]:
    goods: list[Goods] = []
    for start in range(0, len(wish.keys), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        given = (wish.keys[part], wish.packed[part], wish.place)
        goods += operations.read_now(listed_goods, *given)
        tell(len(goods), len(wish.keys))
    return goods


def _fitting(paper: GoodsPaper, goods: list[Goods]) -> tuple[Goods, ...]:
    """Leave out what such a paper cannot hold: what is not there cannot leave."""
    if paper in {GoodsPaper.PACKING, GoodsPaper.CONSIGNMENT}:
        return tuple(
            each for each in goods if each.on_hand is not None and each.on_hand.thousandths > 0
        )
    return tuple(goods)


def _nothing_here() -> str:
    return _("None of these products is in stock here. Receive or count them first.")


def _nothing_chosen() -> str:
    return _("There is no product to list. Show some first.")


_NOTHING: Final[dict[GoodsPaper, Callable[[], str]]] = {
    GoodsPaper.COUNT: _nothing_chosen,
    GoodsPaper.PACKING: _nothing_here,
    GoodsPaper.CONSIGNMENT: _nothing_here,
    GoodsPaper.PRICES: _nothing_chosen,
}


def _document(listed: GoodsList, wish: GoodsWish) -> Document:
    languages = wish.look.languages
    match wish.paper:
        case GoodsPaper.COUNT:
            return count_sheet(listed, languages, expected=wish.expected, symbols=wish.symbols)
        case GoodsPaper.PACKING:
            return packing_list(listed, languages, origin=wish.origin, destination=wish.destination)
        case GoodsPaper.CONSIGNMENT:
            return consignment_note(listed, languages, consignee=wish.consignee, share=wish.share)
        case GoodsPaper.PRICES:
            return price_list(listed, languages)
