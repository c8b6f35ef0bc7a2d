"""Packing: by scan, by list, all at once; every piece kept, then sent in one go."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.documents.goods import Grouping
from pos.domain.scanning import Scan
from pos.services.packing import Sent, Way, unsend
from pos.services.places import PlaceRow
from pos.services.worth_packing import Hint
from ui.latest import Latest
from ui.operations import Operations
from ui.packing.hands import PackingHands
from ui.packing.layout import PackingLayout
from ui.packing.makers_sheet import MakersSheet
from ui.packing.papers_sheet import PackingPapersSheet
from ui.packing.reading import PackingView, PackingWish, hints_for, packing_view
from ui.packing.words import PackingWords, pieces_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.undoable import Undoable

_SHOWN = Changed.PACKING | Changed.STOCK | Changed.PRODUCTS | Changed.SALES


class PackingPanel(QWidget):
    """Packs one way at a time. parts: what is seen of it. packer: what is done.

    Signals: sent(Undoable): all was sent; noticed(Notice): something to know;
    place_picked(str): id of the other place that was chosen.
    """

    sent = Signal(object)
    noticed = Signal(object)
    place_picked = Signal(str)

    def __init__(
        self, theme: Theme, operations: Operations, papers: Path, words: PackingWords
    ) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._papers = papers
        self._words = words
        self._view: PackingView | None = None
        self._wish = PackingWish(Way("", ""))
        self._hints: Mapping[int, Hint] = {}
        self._ends = ("", "")
        self.parts = PackingLayout(theme, operations, self, words)
        self._hands = PackingHands(theme, operations, self, self.parts)
        self.packer = self._hands.packer
        self._read = Latest(operations, self, packing_view, self._show)
        self._connect()
        operations.changed.connect(self._follow)

    def show_way(self, way: Way, fair: str, ends: tuple[str, str]) -> None:
        """Pack from one place to another.

        fair: id of the fair that is packed for, empty for none. ends: what the places are called.
        """
        self._ends = ends
        if (self._wish.way, self._wish.fair) == (way, fair):
            return
        self._wish, self._hints = PackingWish(way, fair), {}
        self.packer.way, self.packer.fair = way, fair
        self.parts.search.field.clear()
        self.parts.last.hide()
        self._ask()
        if fair:
            self._operations.read(self, hints_for, fair, done=self._take_hints)

    def show_places(self, places: tuple[PlaceRow, ...], picked: str) -> None:
        """Offer the other places."""
        language = screen_language()
        rows = [(place.id, place.names.within(language)) for place in places]
        self.parts.places.set_choices(rows, picked)

    def take_scan(self, scan: Scan) -> bool:
        """Pack one piece of what was scanned."""
        self._hands.take_scan(scan)
        return True

    def _want(self, **changes: object) -> None:
        self._wish = replace(self._wish, **changes)  # type: ignore[arg-type]
        self._ask()

    def _ask(self) -> None:
        self._read.ask(self._wish, self._hints)

    def _take_hints(self, hints: Mapping[int, Hint]) -> None:
        self._hints = hints
        self._ask()

    def _show(self, view: PackingView) -> None:
        self._view = view
        self.parts.show_view(view)

    def _follow(self, changed: Changed) -> None:
        if changed & _SHOWN and self._wish.way.source and self.isVisible():
            self._ask()

    def _connect(self) -> None:
        parts, packer = self.parts, self.packer
        parts.search.field.textChanged.connect(lambda text: self._want(text=text))
        parts.search.field.returnPressed.connect(partial(self._read.then, self._hands.pack_first))
        parts.pills.picked.connect(lambda shown: self._want(shown=shown))
        parts.foot.papers.clicked.connect(lambda: self._open_papers(Grouping.CATEGORY))
        parts.foot.makers.clicked.connect(self._open_makers)
        parts.places.activated.connect(self._pick_place)
        for button, act in (
            (parts.foot.all, packer.pack_all),
            (parts.foot.worth, packer.pack_what_sold),
            (parts.empty, packer.unpack),
            (parts.foot.send, packer.send),
        ):
            button.clicked.connect(act)
        # One of both at a time: on a low screen the list needs the room.
        packer.counted.connect(parts.undo.hide)
        packer.counted.connect(parts.last.show_row)
        packer.settled.connect(parts.last.hide)
        packer.settled.connect(parts.undo.take)
        packer.noticed.connect(self.noticed)
        self._hands.noticed.connect(self.noticed)
        packer.sent.connect(self._tell_sent)

    def _pick_place(self, _number: int) -> None:
        self.place_picked.emit(str(self.parts.places.picked))

    def _tell_sent(self, way: Way, sent: Sent) -> None:
        pieces = 0 if self._view is None else self._view.packed.pieces
        self.parts.last.hide()
        self.parts.undo.hide()
        self.sent.emit(Undoable(self._words.sent(pieces_text(pieces)), unsend, (way, sent)))

    def _open_papers(self, grouping: Grouping) -> None:
        if self._view is not None:
            packed = (dict(self._view.packed.quantities), self._ends)
            window = self.window()
            sheet = PackingPapersSheet(self._theme, self._operations, window, self._papers, packed)
            sheet.choose_order(grouping)
            sheet.open_sheet()

    def _open_makers(self) -> None:
        if self._view is not None:
            sheet = MakersSheet(self._theme, self.window(), self._view.packed)
            sheet.signing.connect(partial(self._open_papers, Grouping.MAKER))
            sheet.open_sheet()

    # Overrides of Qt methods.

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what may have changed while nobody looked."""
        super().showEvent(event)
        if self._wish.way.source:
            self._ask()
