"""One difference: what it comes to, what could explain it, and what does."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.documents.reason_words import reason_name
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.services.count_hints import Hint
from pos.services.counted import Explained, Found
from pos.services.explaining import Reason
from ui.counts.parts_list import PartsList
from ui.counts.words import REASONS, compared_text, found_name, hint_text, left_text
from ui.product_art import ProductArt
from ui.product_text import product_name
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow

_THUMB = 64


class DifferencePanel(QWidget):
    """reasons, others: pills. note: a few words. parts: what explains only some of it.

    Signals: explained(Reason, tuple[Explained]): what explains what the parts leave was chosen, or
    the parts; recounting(): it is counted again.
    """

    explained = Signal(object, object)
    recounting = Signal()

    def __init__(self, theme: Theme, art: ProductArt) -> None:
        super().__init__()
        self._theme = theme
        self._art = art
        self._reason = Reason(DifferenceReason.NONE)
        self._found: Found | None = None
        self._picture = QLabel()
        self._name = label(role="title", wraps=True)
        self._compared = label(role="label", wraps=True)
        self._hints = label(role="remark", wraps=True)
        self.parts = PartsList(theme)
        self._asked = label(role="caption", wraps=True)
        self.reasons = PillFlow(theme)
        self._mixed = label(_("Mixed up with"), "caption")
        self.others = PillFlow(theme)
        self.note = LineField(theme, _("Note"), hint=_("A few words, if you like"))
        self.some = Button(theme, _("Only some of them"), "soft", icon="cut")
        self.again = Button(theme, _("Count it again"), "soft", icon="refresh")
        self._lay_out()
        self.reasons.picked.connect(self._choose)
        self.others.picked.connect(self._mix_up)
        self.note.line.editingFinished.connect(self._write_note)
        self.parts.changed.connect(self._keep_parts)
        self.some.clicked.connect(self._explain_some)
        self.again.clicked.connect(self.recounting)

    def show_difference(self, found: Found, others: Sequence[Product], *, can_count: bool) -> None:
        """Show a difference. others: what it may have been mixed up with."""
        self._found = found
        self._reason = Reason(found.reason, found.note, found.other)
        self._picture.setPixmap(self._art.thumbnail(found.product, _THUMB))
        self._name.setText(found_name(found))
        self._compared.setText(compared_text(found))
        pills = [(each, reason_name(each)) for each in REASONS]
        self.reasons.set_pills(pills, found.reason)
        names = [(each.id, product_name(each, screen_language())) for each in others]
        self.others.set_pills(names, found.other)
        self.note.show_text(found.note)
        self.again.setVisible(can_count)
        self.setEnabled(True)
        self._show_parts()

    def show_hints(self, found: Found, hints: Sequence[Hint]) -> None:
        """Say what could explain it."""
        self._hints.setText("\n".join(hint_text(hint, found) for hint in hints))
        self._hints.setVisible(bool(hints))

    def clear(self) -> None:
        """Show nothing: no difference is picked."""
        self._found = None
        self.parts.hide()
        self.some.hide()
        self._name.setText("")
        self._compared.setText("")
        self._hints.hide()
        self._picture.clear()
        self.setEnabled(False)

    def _choose(self, reason: object) -> None:
        assert isinstance(reason, DifferenceReason)
        is_mixed_up = reason is DifferenceReason.WRONG_ITEM
        other = self._reason.other if is_mixed_up else ""
        self._keep(replace(self._reason, reason=reason, other=other))

    def _mix_up(self, other: object) -> None:
        assert isinstance(other, str)
        self._keep(replace(self._reason, other=other))

    def _write_note(self) -> None:
        note = self.note.text.strip()
        if note == self._reason.note:
            return
        # A note alone is a reason too: whoever writes one has explained it.
        is_none = self._reason.reason is DifferenceReason.NONE
        reason = DifferenceReason.OTHER if is_none else self._reason.reason
        self._keep(replace(self._reason, reason=reason, note=note))

    def _explain_some(self) -> None:
        """Let the reason explain all but one piece; what is left waits for another reason."""
        assert self._found is not None
        found, said = self._found, self._reason
        part = Explained(said.reason, found.left, said.note, said.other).more(-THOUSAND)
        self._reason = Reason(DifferenceReason.NONE)
        self.note.show_text("")
        self._keep_parts((*found.parts, part))

    def _keep_parts(self, parts: tuple[Explained, ...]) -> None:
        assert self._found is not None
        self._found = replace(self._found, parts=parts)
        self._keep(self._reason)

    def _keep(self, reason: Reason) -> None:
        assert self._found is not None
        self._reason = reason
        self._found = replace(
            self._found, reason=reason.reason, note=reason.note, other=reason.other
        )
        self._show_parts()
        self.explained.emit(reason, self._found.parts)

    def _show_parts(self) -> None:
        """Show what has a reason of its own, and ask for what explains the rest."""
        found = self._found
        assert found is not None
        self.parts.show_parts(found)
        self._asked.setText(left_text(found) if found.parts else _("What explains it"))
        is_open = bool(found.left) or not found.parts
        for part in (self.reasons, self.note):
            part.setVisible(is_open)
        is_explained = self._reason.reason is not DifferenceReason.NONE
        if is_explained:
            self.reasons.pick(self._reason.reason)
        else:
            self.reasons.pick_none()
        self.some.setVisible(is_explained and abs(found.left) > THOUSAND)
        self._show_mixed(is_open=is_open)

    def _show_mixed(self, *, is_open: bool) -> None:
        is_mixed_up = self._reason.reason is DifferenceReason.WRONG_ITEM
        is_shown = is_open and is_mixed_up and bool(self.others.pills)
        self._mixed.setVisible(is_shown)
        self.others.setVisible(is_shown)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._compared)
        head = QHBoxLayout()
        head.setSpacing(self._theme.space("medium"))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        column.addLayout(head)
        column.addWidget(self._hints)
        asked = (self.parts, self._asked, self.reasons, self.some)
        for part in (*asked, self._mixed, self.others, self.note, self.again):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(finger_scroll(ground))
