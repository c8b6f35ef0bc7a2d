"""One connected shop: its light, its moments, what waits, and what to look at."""

from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.channel import Matter
from pos.domain.names import Names
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.answering import ANSWERS
from pos.sync.notes import Note
from pos.sync.overview import Shown
from ui.online_words import answer_text, light_words, matter_text, moments_text
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel, label
from ui.widgets.state_tag import StateTag

# More would be a wall; the rest shows as these are answered.
_MOST_NOTES = 20
# About a line of an order, which can be shown; about a product that somebody may link.
_OF_ORDERS: Final = {Matter.OVERSOLD, Matter.GOODS_BACK, Matter.UNKNOWN_PRODUCT}
_BY_HAND: Final = {
    Matter.FOUND_TWICE,
    Matter.NOT_LISTED,
    Matter.NOT_FOUND,
    Matter.SKU_CHANGED,
    Matter.UNKNOWN_PRODUCT,
}
# Words, icon, role, signal.
_Deed: TypeAlias = tuple[str, str, str, SignalInstance]


class ChannelCard(QFrame):
    """shown: the connection.

    Signals, each with it: looking(Shown): bring up to date now;
    comparing(Shown): see what would be sent; pausing(Shown): stop, or go on; remembering(Shown):
    see what was sent; matching(Shown): link by SKU; setting(Shown): change its
    settings; answered(Note, Answer). listing(Shown): see its products; leaving(Shown): to a fair,
    or back. ordering(Note): show the order; linking(Note): link its product by hand;
    renewing(Note): make its listing again.
    """

    looking = Signal(object)
    comparing = Signal(object)
    pausing = Signal(object)
    remembering = Signal(object)
    matching = Signal(object)
    setting = Signal(object)
    answered = Signal(object, object)
    listing = Signal(object)
    leaving = Signal(object)
    ordering = Signal(object)
    linking = Signal(object)
    renewing = Signal(object)

    def __init__(self, theme: Theme, shown: Shown) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self.shown = shown
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(theme.space("small"))
        column.addLayout(self._head())
        column.addWidget(label(self._facts(), "caption", wraps=True))
        for deeds in self._deeds():
            column.addLayout(self._row_of(deeds))
        for note in shown.notes[:_MOST_NOTES]:
            column.addWidget(self._note(note))

    def _head(self) -> QHBoxLayout:
        words, role, icon = light_words(self.shown.light)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("medium"))
        row.addWidget(ElidedLabel(self.shown.channel.name, "heading"), 1)
        if self.shown.channel.is_away:
            row.addWidget(StateTag(self._theme, _("At a fair: nothing is offered"), "warn", "tent"))
        row.addWidget(StateTag(self._theme, words, role, icon))
        name = _("{shop}: {deed}").format(shop=self.shown.channel.name, deed=_("Settings"))
        button = Button(self._theme, role="quiet", icon="settings", name=name)
        button.clicked.connect(partial(_emit, self.setting, self.shown))
        row.addWidget(square(button, self._theme.height("control")))
        return row

    def _facts(self) -> str:
        shown = self.shown
        listed = ngettext("{count} listing", "{count} listings", shown.listed)
        waiting = ngettext("{count} number waiting", "{count} numbers waiting", shown.waiting)
        said = [moments_text(shown), listed.format(count=shown.listed)]
        if shown.waiting:
            said.append(waiting.format(count=shown.waiting))
        return " · ".join(said)

    def _deeds(self) -> tuple[tuple[_Deed, ...], ...]:
        shown = self.shown
        is_paused, is_away = shown.channel.is_paused, shown.channel.is_away
        compare = _("Send…") if not shown.standing.is_agreed else _("Difference")
        compare_role = "soft" if shown.standing.is_agreed else "main"
        return (
            (
                (compare, "arrows-left-right", compare_role, self.comparing),
                (_("Products"), "packages", "soft", self.listing),
                (
                    _("Back from the fair") if is_away else _("Leave for a fair"),
                    "home" if is_away else "tent",
                    "main" if is_away else "soft",
                    self.leaving,
                ),
                (_("Now"), "refresh", "soft", self.looking),
            ),
            (
                (_("Link by SKU"), "link", "quiet", self.matching),
                (_("History"), "history", "quiet", self.remembering),
                (
                    _("Go on") if is_paused else _("Pause"),
                    "player-play" if is_paused else "player-pause",
                    "quiet",
                    self.pausing,
                ),
            ),
        )

    def _row_of(self, deeds: tuple[_Deed, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("small"))
        for words, icon, role, signal in deeds:
            button = Button(self._theme, words, role, icon=icon)
            name = _("{shop}: {deed}").format(shop=self.shown.channel.name, deed=words)
            button.setAccessibleName(name)
            button.clicked.connect(partial(_emit, signal, self.shown))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _note(self, note: Note) -> QWidget:
        currency = self.shown.channel.price.currency
        text = matter_text(note, self.shown.names.get(note.product, Names()), currency)
        whole = QFrame()
        whole.setProperty("role", "inset")
        row = QHBoxLayout(whole)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(label(text, wraps=True), 1)
        for number, answer in enumerate(ANSWERS[note.matter]):
            words = answer_text(answer, note.matter)
            button = Button(self._theme, words, "soft" if number == 0 else "quiet")
            button.setAccessibleName(f"{words}: {text}")
            button.clicked.connect(partial(_emit, self.answered, note, answer))
            row.addWidget(button)
        for matters, words, signal in (
            (_OF_ORDERS, _("Show the order"), self.ordering),
            (_BY_HAND, _("Link by hand"), self.linking),
            ({Matter.NOT_FOUND}, _("Put it there again"), self.renewing),
        ):
            if note.matter in matters:
                button = Button(self._theme, words, "quiet")
                button.setAccessibleName(f"{words}: {text}")
                button.clicked.connect(partial(_emit, signal, note))
                row.addWidget(button)
        return whole


def _emit(signal: SignalInstance, *args: object) -> None:
    # A click says whether the button is checked, which nobody asked for.
    signal.emit(*(arg for arg in args if not isinstance(arg, bool)))
