"""Connecting a shop: which kind, what opens it, what it says of itself; then it is kept.

The same sheet asks again for what opens a shop that is connected; its kind is known then.
"""

from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from pos.channels.probe import Probe
from pos.channels.shops import Asked, ShopKind, shop_kind
from pos.domain.channel import Channel
from pos.domain.formatting import isolate, ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.sync.connecting import Given
from pos.sync.linking import Matched
from ui.file_dialog import ask_for_folder
from ui.online_line import OnlineLine
from ui.online_words import asked_text, caution_text, shop_text
from ui.sheets.online.redirect_hint import redirect_hint
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import Sheet

_WIDTH: Final = 720
_HEIGHT: Final = 560
_SECRET: Final = {Asked.PASSWORD, Asked.KEY, Asked.SECRET, Asked.TOKEN}


class ConnectSheet(Sheet):
    """kinds: a row for each kind of shop. fields: what this kind asks. probe: what it answered."""

    def __init__(
        self, theme: Theme, line: OnlineLine, window: QWidget, channel: Channel | None = None
    ) -> None:
        """`channel`: the connection to sign in to again; None for a new one."""
        title = _("Connect a shop") if channel is None else _("Sign in again")
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._line, self._channel = line, channel
        self._kind: ShopKind | None = None
        # What was typed last, and that with what the shop gave since.
        self._said: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self._is_given_up = Event()
        self.closed.connect(self._is_given_up.set)
        self.probe: Probe | None = None
        self.kinds: list[RowCard] = []
        self.fields: dict[Asked, LineField] = {}
        self.test_button = Button(theme, _("Test the connection"), "main", icon="link")
        self.keep_button = Button(theme, _("Connect"), "main", icon="check")
        self.name = LineField(theme, _("Name, as you call it"))
        self.places = Picker(theme, _("Place in the shop"))
        self._asked = QVBoxLayout()
        self._ways: list[QWidget] = []
        self._says = label("", wraps=True)
        self._steps = QStackedWidget()
        for step in (self._first(), self._second(), self._third()):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        self.test_button.clicked.connect(self._test)
        self.keep_button.clicked.connect(self._keep)
        if channel is not None:
            self._sign_in_again(channel)

    def open_sheet(self) -> None:
        """Start in the first empty field, where the kind is known."""
        super().open_sheet()
        empty = [field for field in self.fields.values() if not field.text]
        if empty:
            empty[0].take_focus()

    def _sign_in_again(self, channel: Channel) -> None:
        self.name.hide()
        kind = shop_kind(channel.kind, self._line.shops)
        if kind is None:
            self._steps.hide()
            self.tell(_("This version does not know this kind of shop. Install the newest one."))
            return
        self._choose(kind)
        if Asked.ADDRESS in self.fields:
            self.fields[Asked.ADDRESS].show_text(channel.address)

    def _first(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        column.addWidget(label(_("What kind of shop is it?"), "label", wraps=True))
        for kind in self._line.shops:
            remark = _("Experimental: try it with a few products first.")
            remark = remark if kind.is_experimental else ""
            row = RowCard(self.theme, shop_text(kind), remark)
            row.clicked.connect(partial(self._choose, kind))
            self.kinds.append(row)
            column.addWidget(row)
        column.addStretch(1)
        return finger_scroll(whole)

    def _second(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("medium"))
        said = _(
            "The address and the key come from the administration of the shop. The key stays in "
            "the keyring of this device and is never part of a copy or a file."
        )
        column.addWidget(label(said, "caption", wraps=True))
        column.addLayout(self._asked)
        column.addStretch(1)
        column.addLayout(_at_end(self.test_button))
        return whole

    def _third(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("medium"))
        column.addWidget(self._says)
        column.addWidget(self.name)
        self.name.entered.connect(self.keep_button.click)
        column.addWidget(self.places)
        column.addStretch(1)
        column.addLayout(_at_end(self.keep_button))
        return whole

    def _choose(self, kind: ShopKind, *_pressed: object) -> None:
        self._kind = kind
        for field in self.fields.values():
            self._asked.removeWidget(field)
            field.deleteLater()
        for widget in self._ways:
            self._asked.removeWidget(widget)
            widget.deleteLater()
        self.fields, self._ways = {}, []
        for asked in kind.asked:
            field = LineField(self.theme, asked_text(asked, kind))
            field.keep_left_to_right()
            field.entered.connect(self._test)
            if asked in _SECRET:
                field.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.fields[asked] = field
            self._asked.addWidget(field)
        self._add_ways(kind)
        self._steps.setCurrentIndex(1)
        self.fields[kind.asked[0]].take_focus()

    def _add_ways(self, kind: ShopKind) -> None:
        """Add what leads to the answers: a folder chooser, the address an app has to know."""
        if kind.is_folder:
            button = Button(self.theme, _("Choose the folder"), "soft", icon="folder")
            button.clicked.connect(self.choose_folder)
            self._ways = [button]
        elif kind.redirect:
            self._ways = list(redirect_hint(self.theme, kind))
        for widget in self._ways:
            self._asked.addWidget(widget)

    def choose_folder(self) -> None:
        """Ask for the folder with the system's own dialog."""
        field = self.fields[Asked.ADDRESS]
        start = Path(field.text) if field.text else None
        folder = ask_for_folder(self, _("Folder in which the shop lays its files"), start)
        if folder is not None:
            field.show_text(str(folder))

    def _given(self) -> Given:
        assert self._kind is not None
        typed = {str(asked): field.text.strip() for asked, field in self.fields.items()}
        # What the shop gave since counts as long as nothing else is typed.
        before, said = self._said
        said = said if typed == before else dict(typed)
        self._said = (typed, said)
        if self._channel is not None:
            return Given(self._kind, self._channel.name, said, self._channel.location)
        picked = self.places.picked
        location = picked if isinstance(picked, str) and self.probe is not None else ""
        return Given(self._kind, self.name.text.strip(), said, location)

    def _test(self) -> None:
        empty = [field for field in self.fields.values() if not field.text.strip()]
        if empty:
            empty[0].refuse(_("Fill this in first."))
            empty[0].take_focus()
            return
        self._busy(is_busy=True)
        given_up = self._is_given_up.is_set
        self._line.ask_who(self, self._given(), self._show, self._refuse, given_up)

    def _show(self, probe: Probe) -> None:
        self._busy(is_busy=False)
        self.probe = probe
        said = [
            _("This is {shop}, {software}, with prices in {currency}.").format(
                shop=isolate(probe.name),
                software=ltr(f"{self._kind.name if self._kind else ''} {probe.version}"),
                currency=isolate(probe.currency),
            ),
            *(caution_text(caution) for caution in probe.cautions),
        ]
        self._says.setText("\n".join(said))
        self.name.show_text(probe.name)
        choices = [(place.remote, place.name) for place in probe.locations]
        self.places.set_choices(choices, choices[0][0] if choices else None)
        self.places.setVisible(len(choices) > 1 and self._channel is None)
        self._steps.setCurrentIndex(2)
        if self._channel is None:
            self.name.take_focus()  # Enter connects
        else:
            self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        assert self.probe is not None
        self.keep_button.setEnabled(False)
        given = self._given()
        if self._channel is None:
            self._line.keep(self, given, self.probe, self._kept, self._refuse)
        else:
            self._line.keep_again(self, given, self._channel, self._kept, self._refuse)

    def _kept(self, _found: Matched | None) -> None:
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._busy(is_busy=False)
        self.keep_button.setEnabled(True)
        self.tell(str(error))

    def _busy(self, *, is_busy: bool) -> None:
        has_browser = self._kind is not None and self._kind.sign_in is not None
        asking = _("Sign in in the browser…") if has_browser else _("Asking the shop…")
        words = asking if is_busy else _("Test the connection")
        self.test_button.show_text(words, words)
        self.test_button.setEnabled(not is_busy)


def _at_end(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
