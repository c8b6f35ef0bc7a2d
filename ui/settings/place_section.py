"""The place: the fair and the stand, as they stand on every receipt."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from pos.domain.names import Names
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from ui.settings.kept_fields import KeptLine
from ui.settings.section import Section
from ui.settings.seller_section import field_row
from ui.theme import Theme


class PlaceSection(Section):
    """Each name is kept when it is left. Signals: changed(Names, str): and what was done."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, _("Place"), _("The fair and the stand, as printed under the receipt's number.")
        )
        self._names = Names()
        titles = {"fr": _("In French"), "ar": _("In Arabic"), "en": _("In English")}
        hints = {
            "fr": "Foire de Fès, stand 12",
            "ar": "معرض فاس، رواق 12",
            "en": "Fès fair, stand 12",
        }
        self.fields: dict[str, KeptLine] = {}
        for code in LANGUAGES:
            field = KeptLine(theme, titles[code], hint=hints[code])
            field.write_in(code)
            field.kept.connect(partial(self._keep, code))
            self.fields[code] = field
        self.column.addWidget(field_row(theme, list(self.fields.values())))

    def show_names(self, names: Names) -> None:
        """Show what is kept; a field being typed into is left alone."""
        self._names = names
        for code, field in self.fields.items():
            field.show_kept(getattr(names, code))

    def settle(self) -> None:
        """Keep what is being typed, now."""
        for field in self.fields.values():
            field.settle()

    def _keep(self, code: str, text: str) -> None:
        if text != getattr(self._names, code):
            self.show_names(replace(self._names, **{code: text}))
            self.changed.emit(self._names, _("Saved: {field}").format(field=self.title))
