"""This device: the language, the look and the size of text of its screen."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal

from pos.i18n import gettext as _
from pos.services.device import TEXT_SIZES, DeviceSettings, RailPages
from ui.settings.look_pictures import look_picture, text_picture
from ui.settings.picture_choices import PictureChoices
from ui.settings.section import Choices, Section
from ui.theme import Theme
from ui.tokens import LOOKS

# Each in its own script, so that whoever took a wrong turn finds the way back.
OWN_NAMES: Final = (("fr", "Français"), ("ar", "العربية"), ("en", "English"))


class DeviceSection(Section):
    """Every tap shows at once. Signals: changed(DeviceSettings)."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("This device"), _("Changes show at once, on this device alone."))
        self._settings = DeviceSettings()
        self.language = Choices(theme, OWN_NAMES)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        texts = look_texts()
        self.look = PictureChoices(
            theme,
            [
                (look, texts[look], look_picture(theme, look, is_mirrored=is_mirrored))
                for look in LOOKS
            ],
        )
        self.text_size = PictureChoices(
            theme, [(size, f"{size} %", text_picture(theme, size)) for size in TEXT_SIZES]
        )
        self.add_named(_("Language of the screen"), self.language)
        self.add_named(_("Look"), self.look)
        self.add_named(_("Size of text"), self.text_size)
        self.pages = Choices(theme, [(each, pages_text(each)) for each in RailPages])
        self.add_named(_("Pages on the side"), self.pages)
        self.pages.picked.connect(partial(self._change, "pages"))
        for field, choices in (("language", self.language), ("look", self.look)):
            choices.picked.connect(partial(self._change, field))
        self.text_size.picked.connect(partial(self._change, "text_percent"))

    def show_settings(self, settings: DeviceSettings) -> None:
        """Mark what this device is set to."""
        self._settings = settings
        self.language.show_picked(settings.language)
        self.look.show_picked(settings.look)
        self.text_size.show_picked(settings.text_percent)
        self.pages.show_picked(settings.pages)

    def _change(self, field: str, value: object) -> None:
        settings = replace(self._settings, **{field: value})  # type: ignore[arg-type]
        if settings != self._settings:
            self.changed.emit(settings)


def pages_text(pages: RailPages) -> str:
    """Name which pages stand on the rail."""
    return {
        RailPages.AS_NEEDED: _("As needed"),
        RailPages.STAND: _("Those of a stand"),
        RailPages.EVERY: _("Every page"),
    }[pages]


def look_texts() -> dict[str, str]:
    """Name each look by when it is for."""
    return {"jour": _("Day"), "soir": _("Evening"), "soleil": _("Full sun")}
