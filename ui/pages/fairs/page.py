"""Fairs: planned, packed for, left for, sold at, brought home from, and settled."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pos.changed import Changed
from pos.clock import system_clock
from pos.domain.leaving import Readings
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.leaving import readings
from pos.services.scans import meaning
from pos.services.till import Connection
from ui.latest import Latest
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.fairs.desk import FairDesk
from ui.pages.fairs.fair_list import FairList
from ui.pages.fairs.fair_view import FairView
from ui.pages.fairs.reading import FairRows, OneFair, Step, fair_rows, first_step, one_fair
from ui.pages.fairs.surroundings import FairSurroundings
from ui.scan_words import meaning_notice
from ui.theme import Theme


class FairsPage(Page):
    """list, view: every fair, and the one that is open. desk: what is opened over them."""

    shows: ClassVar[Changed] = (
        Changed.FAIRS
        | Changed.SETTINGS
        | Changed.STOCK
        | Changed.SALES
        | Changed.PRODUCTS
        | Changed.PACKING
        | Changed.SHIFT
        | Changed.PEOPLE
        | Changed.DEVICE
    )

    def __init__(self, theme: Theme, operations: Operations, around: FairSurroundings) -> None:
        super().__init__(theme, operations)
        self._copies = around.copies
        self._fair = self._home = ""
        self._step: Step | None = None
        self.list = FairList(theme)
        self.view = FairView(theme, operations, around)
        self.desk = FairDesk(theme, operations, self, around)
        self._one = Latest(operations, self, _opened, self._show_fair)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.list)
        self._whole.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)
        self._connect()

    def reload(self) -> None:
        """Read what is open: one fair, or all of them."""
        if self._fair:
            self._one.ask(self._fair, self._home, self._copies, system_clock())
        else:
            self.operations.read(self, fair_rows, system_clock(), done=self._show_rows)

    def open_fair(self, fair: str, step: Step | None = None) -> None:
        """Open one fair, where somebody goes on with it or at a step."""
        self._fair, self._home, self._step = fair, "", step
        self.desk.found = None
        self.reload()

    def leave_fair(self) -> None:
        """Go back to all fairs."""
        self._fair = ""
        self.desk.found = None
        self.reload()

    def keys(self) -> Sequence[Key]:
        """Each of them has a button too."""
        return (
            Key("F3", _("New fair"), self.desk.plan),
            Key("F4", _("Send what is packed"), self._send),
            Key("F6", _("All fairs"), self.leave_fair),
            Key("F2", _("Search"), self.take_focus),
            Key("Ctrl+Z", _("Undo"), self.view.undo.take_back),
        )

    def kept(self) -> object:
        """Keep which fair is open over a change of language or look."""
        return (self._fair, self.view.step) if self._fair else None

    def resume(self, kept: object) -> None:
        """Open the fair that was open."""
        if isinstance(kept, tuple):
            self._fair, self._step = kept

    def set_compact(self, *, is_compact: bool) -> None:
        """Leave the steps less room."""
        self.view.set_compact(is_compact=is_compact)

    def take_focus(self) -> None:
        """Typing starts in the search of what is packed, where something is."""
        panel = self.view.panel if self._fair else None
        if panel is not None:
            panel.parts.search.field.setFocus()
        else:
            super().take_focus()

    def take_scan(self, scan: Scan) -> bool:
        """Pack what is scanned while packing; say what it is otherwise."""
        panel = self.view.panel if self._fair else None
        if panel is not None:
            return panel.take_scan(scan)
        tell = lambda means: self.noticed.emit(meaning_notice(means))  # noqa: E731
        self.operations.read(self, meaning, scan, done=tell)
        return True

    def _show_rows(self, found: FairRows) -> None:
        if not self._fair:
            self.list.show_rows(found)
            self._whole.setCurrentWidget(self.list)

    def _show_fair(self, read: tuple[OneFair, Readings]) -> None:
        found, seen = read
        if found.fair.id != self._fair:
            return
        is_new = self.desk.found is None
        self.desk.found = found
        self.view.show_fair(found, seen)
        if is_new:
            self.view.show_step(self._step or first_step(found))
        self._whole.setCurrentWidget(self.view)

    def _send(self) -> None:
        panel = self.view.panel if self._fair else None
        if panel is not None and panel.parts.foot.send.isEnabled():
            panel.packer.send()

    def _connect(self) -> None:
        view, desk = self.view, self.desk
        self.list.opened.connect(self.open_fair)
        self.list.planning.connect(desk.plan)
        view.leaving.connect(self.leave_fair)
        desk.planned.connect(self.open_fair)
        desk.handed.connect(self.handed)
        desk.noticed.connect(self.noticed)
        desk.step_wanted.connect(view.show_step)
        desk.looking_again.connect(self.reload)
        desk.deeds.settled.connect(view.undo.take)
        desk.deeds.told.connect(self._tell_copy)
        view.connect_to(desk)
        for panel in (view.pack.panel, view.home.panel):
            panel.noticed.connect(self.noticed)
            panel.sent.connect(view.undo.take)
            panel.place_picked.connect(self._take_home)

    def _tell_copy(self, sentence: str) -> None:
        self.view.ready.tell(sentence)
        self.reload()

    def _take_home(self, place: str) -> None:
        self._home = place
        self.reload()


def _opened(
    connection: Connection, fair: str, home: str, copies: Path, now: int
) -> tuple[OneFair, Readings]:
    found = one_fair(connection, fair, home, now)
    return found, readings(connection, found.fair, found.out, copies, now)
