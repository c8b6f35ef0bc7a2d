"""Every till of the cooperative with what it reported, and what can be done with their work."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate, ltr
from pos.exchange.request import fingerprint
from pos.exchange.words import aside_text, reported_text, set_aside_text
from pos.i18n import gettext as _
from pos.services.tills import KnownTill
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.row_card import RowCard
from ui.widgets.state_tag import StateTag

_ICON_PX: Final = 28


class TillsStep(QWidget):
    """Signals: bringing(): write a file. taking(): read one. inviting(): let a new till join.

    elsewhere(): write into another folder. all_wanted(): write what the others have too.
    picked(KnownTill): one of the other tills.
    """

    bringing = Signal()
    taking = Signal()
    inviting = Signal()
    elsewhere = Signal()
    all_wanted = Signal()
    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._cards = CardList(theme)
        self._folder = label(role="caption", wraps=True)
        self.bring = Button(theme, _("Bring work to another till"), "main", icon="usb")
        self.take = Button(theme, _("Take in a till's work"), "main", icon="package-import")
        self.invite = Button(theme, _("Invite a till"), "soft", icon="plus")
        self.everything = Button(theme, _("Write everything"), "quiet")
        self.other = Button(theme, _("Another folder"), "soft", icon="folder-open")
        self.bring.clicked.connect(self.bringing)
        self.take.clicked.connect(self.taking)
        self.invite.clicked.connect(self.inviting)
        self.other.clicked.connect(self.elsewhere)
        self.everything.clicked.connect(self.all_wanted)
        self._lay_out()

    def show_tills(self, tills: Sequence[KnownTill], folder: Path | None) -> None:
        """Show them, and the folder files are written into where there is one."""
        others = [till for till in tills if not till.is_own]
        self._cards.show_cards([self._card(till) for till in tills] if others else [], _none(self))
        self.bring.setEnabled(bool(others))
        self.everything.setVisible(bool(others))
        is_there = folder is not None and folder.is_dir()
        self.other.setVisible(bool(others) and is_there)
        text = _("Files are written into {folder}.").format(folder=isolate(str(folder)))
        self._folder.setText(text if is_there else "")
        self._folder.setVisible(is_there)

    def _card(self, till: KnownTill) -> RowCard:
        name = till.label or till.till
        title = _("{label} · receipts {series} · till {till}").format(
            label=isolate(name), series=isolate(till.series), till=isolate(till.till)
        )
        icon = "cash-register" if till.is_own else "building-store"
        picture = self._theme.pixmap(icon, "muted_ink", _ICON_PX)
        remark = _remark(till)
        card = RowCard(self._theme, title, remark, name=f"{title}. {remark}", picture=picture)
        text, role, icon = _state(till)
        if text:
            card.add_end(StateTag(self._theme, text, role, icon))
        if till.is_own:
            card.setEnabled(False)
        card.clicked.connect(partial(self._pick, till))
        return card

    def _pick(self, till: KnownTill, *_checked: object) -> None:
        self.picked.emit(till)

    def _lay_out(self) -> None:
        space = self._theme.space
        work = QHBoxLayout()
        work.setSpacing(space("medium"))
        work.addWidget(self.bring, 1)
        work.addWidget(self.take, 1)
        rest = QHBoxLayout()
        rest.setSpacing(space("medium"))
        rest.addWidget(self.invite)
        rest.addWidget(self.other)
        rest.addWidget(self.everything)
        rest.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("medium"))
        column.addWidget(self.notice)
        column.addWidget(self._cards, 1)
        column.addLayout(work)
        column.addLayout(rest)
        column.addWidget(self._folder)


def _none(step: TillsStep) -> EmptyCard:
    return EmptyCard(
        step._theme,
        "building-store",
        _("This till works alone"),
        _(
            "A second laptop at the same stand, or at another fair, can sell the same goods. "
            "Invite it: it needs a stick, and no network."
        ),
    )


def _remark(till: KnownTill) -> str:
    if till.is_own and till.public_key:
        digits = ltr(fingerprint(bytes.fromhex(till.public_key)))
        return _("This till · fingerprint {fingerprint}").format(fingerprint=digits)
    said = [reported_text(till), aside_text(till)]
    if till.set_aside:
        said.append(set_aside_text(till.set_aside))
    return " ".join(part for part in said if part)


def _state(till: KnownTill) -> tuple[str, str, str]:
    """Return the words, the role and the icon of how a till stands; no words when as usual."""
    if till.revoked_from is not None:
        return _("Shut out"), "bad", "lock"
    if till.is_own:
        return "", "", ""
    if till.other_half_left:
        return _("Copied"), "bad", "alert-triangle"
    if till.missing_to:
        return _("Something is missing"), "warn", "hourglass"
    if not till.known_until:
        return _("Not reported yet"), "warn", "hourglass"
    return _("Reported"), "ok", "circle-check"
