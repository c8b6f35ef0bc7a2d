"""Files for those who sell goods on: choose who, see what is missing, write, hand over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.channels.dossier.profile import Profile
from pos.domain.formatting import ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.handing_over import HandedGoods, Whither
from pos.services.profiles import own_copy
from ui.operations import Operations
from ui.papers.listed_goods import ListedGoods
from ui.papers.papers_sheet import open_in_system
from ui.sheets.destinations.handing import Handing
from ui.sheets.destinations.reading import EVERYTHING, LISTED, Surroundings
from ui.sheets.destinations.steps import DestinationsSteps
from ui.sheets.destinations.words import profile_name
from ui.sheets.destinations.work import DestinationsWork
from ui.sheets.destinations.writing import Pack, PackWish
from ui.theme import Theme
from ui.widgets.sheet import Sheet
from ui.widgets.undoable_bar import UndoableBar

_WIDTH: Final = 940
_HEIGHT: Final = 700


class DestinationsSheet(Sheet):
    """steps: what it shows, one at a time. open_path: opens a file or a folder in the system."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        listed: ListedGoods | None = None,
        open_path: Callable[[Path], None] = open_in_system,
    ) -> None:
        """`papers`: the usual folder. `listed`: the goods it was opened for; None for all."""
        super().__init__(theme, window, _("Destinations"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._listed = listed
        self._open_path = open_path
        self._around: Surroundings | None = None
        self._profile: Profile | None = None
        self._pack: Pack | None = None
        self._work = DestinationsWork(operations, papers, self)
        self._handing = Handing(operations, self)
        self.steps = DestinationsSteps(theme)
        self._undo = UndoableBar(theme, operations)
        self.body.addWidget(self.steps, 1)
        self.body.addWidget(self._undo)
        self._lead_on()
        self._follow_work()
        self._work.look_around()

    def close_sheet(self) -> None:
        """Close; a pack under way is stopped first, and nothing is left of it."""
        self._work.stop()
        super().close_sheet()

    def go_back(self) -> None:
        """Stop a pack under way, else go to the destinations, and from there close."""
        if self._work.is_writing:
            self._work.stop()
        elif self.steps.is_first:
            self.close_sheet()
        else:
            self._go_first()

    def _lead_on(self) -> None:
        """What is done on a step sets the work going."""
        steps = self.steps
        self.back.clicked.disconnect()
        self.back.clicked.connect(self.go_back)
        steps.choose.picked.connect(self._prepare)
        steps.choose.there_wanted.connect(self._show_there)
        steps.prepare.chosen.connect(self._gather)
        steps.prepare.wanted.connect(self._write)
        steps.prepare.editing.connect(self._edit)
        steps.progress.stopped.connect(self.go_back)
        steps.pack.handing_over.connect(self._hand_over)
        steps.pack.showing.connect(self._open_path)
        steps.pack.again.connect(self._go_first)
        steps.there.withdrawing.connect(self._handing.withdraw)
        steps.there.left.connect(self._go_first)

    def _follow_work(self) -> None:
        """What the work has come to is shown on its step."""
        self._work.around.connect(self._take_around)
        self._work.gathered.connect(self.steps.prepare.show_gathered)
        self._work.began.connect(self.steps.show_progress)
        self._work.advanced.connect(self.steps.progress.advance)
        self._work.written.connect(self._show_pack)
        self._work.refused.connect(self._refuse)
        self._handing.settled.connect(self._undo.take)
        self._handing.lying.connect(self._take_lying)

    def _take_around(self, around: Surroundings) -> None:
        self._around = around
        self.steps.choose.show_destinations(around)
        self.steps.there.show_goods(around.handed)

    def _take_lying(self, goods: tuple[HandedGoods, ...]) -> None:
        """Show what lies where as it is now; a step that was taken back may be said again."""
        if self._around is not None:
            self._take_around(replace(self._around, handed=goods))
        if self._pack is not None and self._profile is not None:
            key = self._profile.key
            there = {g.product for g in goods if g.whither.key == key and not g.is_back}
            self.steps.pack.show_handed(is_handed=there.issuperset(self._pack.products))

    def _go_first(self) -> None:
        self.rename(_("Destinations"))
        self.steps.show_first()
        self._work.look_around()

    def _show_there(self) -> None:
        self.rename(_("What lies where"))
        self.steps.show_step(self.steps.there)

    def _prepare(self, profile: Profile) -> None:
        assert self._around is not None
        self._profile, self._pack = profile, None
        self.rename(profile_name(profile))
        self.steps.prepare.begin(profile, self._around, is_listed=self._listed is not None)
        self.steps.show_step(self.steps.prepare)
        self._gather(EVERYTHING if self._listed is None else LISTED)

    def _gather(self, which: object) -> None:
        assert self._profile is not None
        keys = () if self._listed is None else self._listed.keys
        self._work.gather(self._profile, str(which), keys)

    def _write(self, wish: PackWish) -> None:
        assert self._around is not None
        self._work.write(self._around.own, wish)

    def _show_pack(self, pack: Pack) -> None:
        assert self._profile is not None
        self._pack = pack
        self.steps.pack.show_pack(self._profile, pack)
        self.steps.show_step(self.steps.pack)
        self.steps.pack.hand_over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self) -> None:
        assert self._profile is not None
        assert self._pack is not None
        whither = Whither(self._profile.key, self._profile.names.within("fr"))
        self._handing.hand_over(whither, self._pack.products)

    def _edit(self) -> None:
        """Open a copy of the profile in the system's editor; it counts from the next look on."""
        assert self._around is not None
        assert self._profile is not None
        try:
            copy = own_copy(self._around.own, self._profile)
        except PosError as error:
            self._refuse(error)
            return
        # Where the system has no program for it, somebody still finds it.
        self.tell(_("The copy to edit: {file}").format(file=ltr(str(copy))))
        self._open_path(copy)

    def _refuse(self, error: PosError) -> None:
        self.steps.show_fault(str(error))

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        event.accept()
