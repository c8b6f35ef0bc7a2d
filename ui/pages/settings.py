"""The settings page: language, look and size of text of this device, each with one tap."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from pos.i18n import gettext as _
from pos.services.device import (
    TEXT_SIZES,
    DeviceSettings,
    device_settings,
    save_device_settings,
)
from pos.services.till import Changed
from ui.operations import Operations
from ui.page import Page
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.page_head import page_head

# Each in its own script, so that whoever took a wrong turn finds the way back.
_OWN_NAMES = (("fr", "Français"), ("ar", "العربية"), ("en", "English"))


class SettingsPage(Page):
    """Changes are kept and shown at once; the window is built anew."""

    shows: ClassVar[Changed] = Changed.DEVICE

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(theme, operations)
        self._settings = DeviceSettings()
        self._groups: dict[str, QButtonGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(theme.space("medium"))
        column.addLayout(page_head(theme, _("Settings")))
        column.addWidget(self._card(_("Language"), "language", _OWN_NAMES))
        column.addWidget(self._card(_("Look"), "look", _looks()))
        sizes = [(percent, f"{percent} %") for percent in TEXT_SIZES]
        column.addWidget(self._card(_("Size of text"), "text_percent", sizes))
        column.addStretch(1)

    def reload(self) -> None:
        """Read how this device is set."""
        self.operations.read(self, device_settings, done=self._show)

    def _show(self, settings: DeviceSettings) -> None:
        self._settings = settings
        for field, group in self._groups.items():
            for button in group.buttons():
                button.setChecked(button.property("choice") == getattr(settings, field))

    def _card(self, title: str, field: str, choices: Sequence[tuple[object, str]]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 18)
        column.addWidget(label(title, "title"))
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("small"))
        self._groups[field] = QButtonGroup(card)
        for choice, text in choices:
            button = Button(self.theme, text, "method")
            button.setCheckable(True)
            button.setProperty("choice", choice)
            button.clicked.connect(partial(self._choose, field, choice))
            self._groups[field].addButton(button)
            row.addWidget(button, 1)
        column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return card

    def _choose(self, field: str, choice: object, *_checked: object) -> None:
        settings = replace(self._settings, **{field: choice})  # type: ignore[arg-type]
        self.operations.write(self, save_device_settings, settings)


def _looks() -> list[tuple[object, str]]:
    return [
        ("jour", _("Day")),
        ("soir", _("Evening")),
        ("soleil", _("Full sun")),
    ]
