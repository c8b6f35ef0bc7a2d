"""About: which Rahba this is, which till, where everything lies, and whose work is in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.domain.formatting import ltr
from pos.folders import RESOURCES, Folders
from pos.i18n import gettext as _
from pos.services.shop import Counter
from pos.version import VERSION
from ui.settings.path_row import PathRow
from ui.settings.section import Section
from ui.settings.seller_section import field_row
from ui.sheets.text_sheet import TextSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label

_OWN: Final = RESOURCES.parent / "LICENSE"
_FONTS: Final = RESOURCES / "fonts" / "OFL.txt"
_ICONS: Final = RESOURCES / "icons" / "LICENSE"


class AboutSection(Section):
    """Nothing here changes anything."""

    def __init__(self, theme: Theme, folders: Folders, show: Callable[[Path], None]) -> None:
        super().__init__(
            theme, _("About"), _("Rahba {version}, free software.").format(version=ltr(VERSION))
        )
        self._folders = folders
        self._till = label(wraps=True)
        self.sales = PathRow(theme, _("Sales file"), show)
        self.papers = PathRow(theme, _("Receipts and papers"), show)
        self.log = PathRow(theme, _("Log, for when something did not work"), show)
        self.papers.show_path(folders.papers)
        self.log.show_path(folders.log)
        for part in (self._till, self.sales, self.papers, self.log):
            self.column.addWidget(part)
        self.add_named(_("Licences"), field_row(theme, self._licences()))

    def show_counter(self, counter: Counter) -> None:
        """Name the till and its file."""
        folders = self._folders
        self.sales.show_path(folders.example if counter.is_example else folders.shop)
        sentence = _("Till {till}. Its receipts are numbered {series}-000001 and on.")
        self._till.setText(sentence.format(till=ltr(counter.till), series=counter.series))

    def _licences(self) -> list[QWidget]:
        texts = {
            _("Rahba (MIT)"): _OWN,
            _("Fonts (SIL OFL)"): _FONTS,
            _("Icons (MIT)"): _ICONS,
        }
        buttons: list[QWidget] = []
        for title, file in texts.items():
            button = Button(self.theme, title, "soft", icon="file-text")
            button.clicked.connect(partial(self._read, title, file))
            buttons.append(button)
        return buttons

    def _read(self, title: str, file: Path, *_checked: object) -> None:
        text = file.read_text(encoding="utf-8")
        TextSheet(self.theme, self.window(), title, text).open_sheet()
