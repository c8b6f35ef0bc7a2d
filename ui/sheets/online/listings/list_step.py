"""The products of a shop by where they stand, found by text, maker and category, and chosen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import count_text, isolate
from pos.domain.product import Maker
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.products import Category
from pos.sync.listed import InShop, Listed, Place, Wish
from ui.kinds import group_text
from ui.screen_language import screen_language
from ui.sheets.online.listings.product_line import ProductLine
from ui.sheets.online.listings.words import place_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.pill_row import PillRow
from ui.widgets.search_box import SearchBox

_MORE: Final = 60


class ListStep(QWidget):
    """chosen: ids of products, in the order in which they were chosen.

    Signals: wished(Wish): another list is wanted. asked(str, InShop): a deed of a product.
    looking(tuple): these products, by id, are to be seen before they are sent.
    """

    wished = Signal(object)
    asked = Signal(str, object)
    looking = Signal(object)

    def __init__(self, theme: Theme, wish: Wish) -> None:
        super().__init__()
        self._theme = theme
        self.wish = wish
        self.found: Listed | None = None
        self.chosen: dict[str, None] = {}
        self.lines: list[ProductLine] = []
        self.places = PillRow(theme)
        self.search = SearchBox(theme, _("Search for a product"))
        self.makers = Picker(theme, _("Maker"))
        self.categories = Picker(theme, _("Category"))
        self._cards = CardList(theme)
        self._count = label("", "caption")
        self.all_button = Button(theme, _("Choose all"), "soft", icon="checks")
        self.look_button = Button(theme, _("See what is sent"), "main", icon="eye")
        self._lay_out()
        self.places.picked.connect(lambda place: self._wish(place=place))
        self.search.field.textChanged.connect(lambda text: self._wish(text=text))
        self.makers.activated.connect(lambda _n: self._wish(maker=self.makers.picked))
        self.categories.activated.connect(self._pick_category)
        self.all_button.clicked.connect(self._choose_all)
        self.look_button.clicked.connect(lambda: self.looking.emit(tuple(self.chosen)))

    def offer(self, makers: Sequence[Maker], categories: Sequence[Category]) -> None:
        """Offer these to find products by."""
        people = [(maker.id, maker.names.within(screen_language())) for maker in makers]
        self.makers.set_choices([("", _("All makers")), *people], "")
        groups = [(group, group_text(group.craft, group.category)) for group in categories]
        self.categories.set_choices([(None, _("All categories")), *groups], None)

    def show_found(self, found: Listed) -> None:
        """Show these products."""
        self.found = found
        pills = [(place, place_text(place, found.counts.get(place, 0))) for place in Place]
        self.places.set_pills(pills, self.wish.place)
        self.chosen = {one: None for one in self.chosen if one in set(found.ids)}
        self.lines = [self._line(row) for row in found.rows]
        cards: list[QWidget] = list(self.lines)
        if (left := found.total - len(found.rows)) > 0:
            words = ngettext("Show {count} more", "Show {count} more", left)
            more = Button(self._theme, words.format(count=isolate(_counted(left))), "soft")
            more.clicked.connect(lambda: self._wish(most=self.wish.most + _MORE))
            cards.append(more)
        nothing = EmptyCard(self._theme, "search", _("No product here"))
        self._cards.show_cards(cards, nothing, is_kept_in_place=True)
        self._show_choice()

    def _line(self, row: InShop) -> ProductLine:
        is_choice = self._can_choose
        line = ProductLine(self._theme, row, _deeds(row, self.wish.place), is_choice=is_choice)
        line.choose(is_chosen=row.product in self.chosen)
        line.toggled.connect(partial(self._choose, row.product))
        line.asked.connect(lambda deed, row=row: self.asked.emit(deed, row))
        return line

    @property
    def _can_choose(self) -> bool:
        is_there = self.wish.place in {Place.LISTED, Place.WANTED}
        return not is_there and self.found is not None and self.found.can_create

    def _choose(self, product: str, is_chosen: bool) -> None:  # noqa: FBT001 - from a signal
        if not self._can_choose:
            return
        if is_chosen:
            self.chosen[product] = None
        else:
            self.chosen.pop(product, None)
        self._show_choice()

    def _choose_all(self) -> None:
        assert self.found is not None
        is_all = len(self.chosen) == self.found.total
        self.chosen = {} if is_all else dict.fromkeys(self.found.ids)
        for line, row in zip(self.lines, self.found.rows, strict=True):
            line.choose(is_chosen=row.product in self.chosen)
        self._show_choice()

    def _show_choice(self) -> None:
        count = len(self.chosen)
        words = ngettext("{count} product chosen", "{count} products chosen", count)
        self._count.setText(words.format(count=isolate(_counted(count))))
        self.look_button.setEnabled(count > 0)
        for part in (self._count, self.all_button, self.look_button):
            part.setVisible(self._can_choose)
        is_all = self.found is not None and count == self.found.total > 0
        self.all_button.show_text(_("Choose none") if is_all else _("Choose all"))

    def _pick_category(self, _number: int) -> None:
        picked = self.categories.picked
        group = picked if isinstance(picked, Category) else None
        self._wish(craft=group.craft if group else None, category=group.category if group else None)

    def _wish(self, **changed: object) -> None:
        if "most" not in changed:
            changed["most"] = _MORE
        if "place" in changed:
            self.chosen = {}
        self.wish = replace(self.wish, **changed)  # type: ignore[arg-type]
        self.wished.emit(self.wish)

    def _lay_out(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(self._theme.space("small"))
        finding.addWidget(self.search, 2)
        finding.addWidget(self.makers, 1)
        finding.addWidget(self.categories, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.all_button)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.look_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        column.addWidget(self.places)
        column.addLayout(finding)
        column.addWidget(self._cards, 1)
        column.addLayout(foot)


def _counted(count: int) -> str:
    return count_text(count, screen_language())


def _deeds(row: InShop, place: Place) -> tuple[tuple[str, str, str], ...]:
    """Return what can be done with a product: key, words and icon."""
    link = ("link", _("Link by hand"), "link")
    match place:
        case Place.NOT_LISTED:
            return (link, ("off", _("Not for sale there"), "eye-off"))
        case Place.WANTED:
            again = ("again", _("Try again"), "refresh")
            is_refused = row.wished is not None and bool(row.wished.why)
            drop = ("drop", _("Do not send"), "x")
            return (again, link, drop) if is_refused else (drop,)
        case Place.NOT_FOR_SALE:
            return (("allow", _("For sale after all"), "arrow-back-up"),)
    assert row.listing is not None
    paused = row.listing.is_paused
    pause = (
        ("resume", _("Offer again"), "player-play")
        if paused
        else ("pause", _("Pause"), "player-pause")
    )
    unlink = ("unlink", _("Unlink"), "unlink")
    if not row.is_unique or paused:
        return (pause, unlink)
    kept = (
        ("let_go", _("Not at fairs"), "eye-off")
        if row.listing.is_kept
        else ("keep", _("Keep shown"), "eye")
    )
    return (pause, kept, unlink)
