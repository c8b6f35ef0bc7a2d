"""Where the goods listed are, whose they are and how they stand; and what is done with the list."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.services.stock_lists import EVERYWHERE, State, StockWish
from ui.pages.stock.list_tools import ListTools
from ui.pages.stock.reading import Listing
from ui.screen_language import screen_language
from ui.stock_words import place_name, state_text
from ui.theme import Theme
from ui.widgets.picker import Picker

_WIDEST: Final = 260
# Of the room that is left, the pickers have most, and the gap before the tools the rest.
_SHARE: Final = 8
# So many times the height of the text is as wide as most names of places and makers.
_PICKER_EMS: Final = 12


class ChoiceBar(QWidget):
    """Pickers, each of them there once there is something to choose; tools at the trailing end.

    place, state, maker: the pickers. Signals: picked(StockWish).
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, tools: ListTools) -> None:
        super().__init__()
        self._tools = tools
        self._picker_px = round(_PICKER_EMS * theme.text_px("body"))
        self._wish = StockWish()
        self.place = Picker(theme, _("Place"))
        self.state = Picker(theme, _("State of the stock"))
        self.maker = Picker(theme, _("Maker"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.space("small"))
        for picker in (self.place, self.state, self.maker):
            picker.setMaximumWidth(_WIDEST)
            self._line.addWidget(picker, _SHARE)
            picker.activated.connect(self._say)
        self._line.addStretch(1)
        self._line.addWidget(tools)

    def show_listing(self, found: Listing, wish: StockWish) -> None:
        """Offer what there is to choose; what is chosen stays offered."""
        self._wish = wish
        others = [
            place
            for place in found.places
            if place.id != found.here and (place.id == wish.place or not place.is_archived)
        ]
        here = next((place for place in found.places if place.id == found.here), None)
        places: list[tuple[object, str]] = [(None, "" if here is None else place_name(here.names))]
        places += [(place.id, place_name(place.names)) for place in others]
        places += [(EVERYWHERE, _("Everywhere"))]
        self.place.set_choices(places, wish.place)
        self.place.setVisible(bool(others))
        self.state.set_choices([(state, state_text(state)) for state in State], wish.state)
        language = screen_language()
        makers: list[tuple[object, str]] = [(None, _("By any maker"))]
        makers += [(maker, names.within(language)) for maker, names in found.makers]
        self.maker.set_choices([*makers, ("", _("Without a maker"))], wish.maker)
        self.maker.setVisible(bool(found.makers))
        self.setVisible(bool(found.total or found.archived))
        self._fit()

    def _fit(self) -> None:
        """Leave the pickers room for what they say; the tools have the rest."""
        pickers = [p for p in (self.place, self.state, self.maker) if not p.isHidden()]
        taken = len(pickers) * (self._picker_px + self._line.spacing())
        self._tools.fit(self.width() - taken - self._line.spacing())

    def _say(self, _number: int) -> None:
        place, maker, state = (p.picked for p in (self.place, self.maker, self.state))
        assert isinstance(state, State)
        self._wish = replace(
            self._wish,
            place=None if place is None else str(place),
            maker=None if maker is None else str(maker),
            state=state,
        )
        self.picked.emit(self._wish)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
