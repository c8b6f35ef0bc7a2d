"""The base of every page: it says what it shows and reloads when that changed."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.domain.scanning import Scan
from ui.operations import Operations
from ui.theme import Theme


class Key(NamedTuple):
    """A key of a page. sequence: as Qt writes it, `F4`; text: what it does, for the help sheet."""

    sequence: str
    text: str
    act: Callable[[], None]


class Page(QWidget):
    """One page behind the rail.

    shows: the kinds of data on it; `reload` runs when a write changed one of them, at once while
    the page is visible, else when it is next shown. The first showing loads it.
    scans_under_sheets: a scan is welcome while a sheet that has no use for it lies over the page.
    Signals: noticed(Notice): something for the strip; solved(Notice): it is so no more;
    handed(object): an errand (`ui.errands`) for whichever page takes it, which is opened;
    scanned(Scan): this page's own camera saw a code, which is a scan like any other.
    """

    shows: ClassVar[Changed]
    scans_under_sheets: ClassVar[bool] = False
    noticed = Signal(object)
    handed = Signal(object)
    solved = Signal(object)
    scanned = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self.theme = theme
        self.operations = operations
        self._is_stale = True
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def reload(self) -> None:
        """Read again what the page shows."""
        raise NotImplementedError

    def refresh(self, changed: Changed) -> None:
        """Reload if one of the kinds of data in `changed` is on this page."""
        if not changed & self.shows:
            return
        self._is_stale = True
        if self.isVisible():
            self._reload_stale()

    def keys(self) -> Sequence[Key]:
        """Name the keys that work anywhere on this page."""
        return ()

    def kept(self) -> object:
        """Return what must outlive this window when language or look change; None for nothing."""
        return None

    def resume(self, kept: object) -> None:
        """Go on with what `kept` returned in the window before."""

    def take_in(self, _thing: object) -> None:
        """Go on with what another page handed on, or what was typed before the first one stood.

        The page is open and may not have read anything yet; its entry says what comes.
        """

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout; most pages are the same in both."""

    def show_key_hints(self) -> None:
        """A physical key was used: name the keys on the buttons, where there are any."""

    def take_focus(self) -> None:
        """Put the keyboard where typing starts on this page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_scan(self, _scan: Scan) -> bool:
        """Use a scan; False when this page has no use for any."""
        return False

    def _reload_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.reload()

    # Overrides of Qt methods.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload_stale()
