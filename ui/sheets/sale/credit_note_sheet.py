"""Asks why goods are credited, and who the credit note is made out to where no invoice says it."""

from PySide6.QtWidgets import QWidget

from pos.documents.credit_note import corrects_words, reason_words
from pos.domain.credit_note import CreditReason
from pos.domain.formatting import ltr
from pos.domain.text import clean_name
from pos.i18n import gettext as _
from pos.services.credit_notes import CreditAsked, CreditWish
from ui.sheets.sale.bill_sheet import BillSheet
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow


class CreditNoteSheet(BillSheet):
    """Names the papers that are corrected, and begins with what is known of the buyer.

    reasons, words: why, and the seller's own words beside it.
    Signals: asked(CreditWish, PaperSize | None).
    """

    def __init__(self, theme: Theme, window: QWidget, known: CreditAsked) -> None:
        is_new = known.credited is None
        title = _("Credit note {number}").format(number=ltr(known.number))
        makes = _("Make the credit note") if is_new else _("Save a copy")
        super().__init__(theme, window, title, makes)
        self._reason = known.wish.reason
        self.reasons = PillFlow(theme)
        self.reasons.set_pills(
            [(reason, reason_words(reason)) for reason in CreditReason], self._reason
        )
        self.reasons.picked.connect(self._pick_reason)
        self.words = LineField(theme, _("In your words"))
        self.words.show_text(known.wish.note)
        self.words.entered.connect(self.make.click)
        for part in (self.reasons, self.words):
            part.setEnabled(is_new)
        corrects = "\n".join(corrects_words(paper) for paper in known.corrects)
        self.note.setText(_note(known))
        self.lay_out(label(corrects, "strong", wraps=True), self.reasons, self.words)
        may_change = is_new and not known.has_invoice
        self.start_with(known.wish.buyer, may_change=may_change, prints=known.prints)

    def typed(self) -> CreditWish:
        """Return what was typed; raises `FieldNotAccepted`."""
        return CreditWish(self.buyer.typed(), self._reason, self.words.parsed(clean_name))

    def _pick_reason(self, reason: CreditReason) -> None:
        self._reason = reason


def _note(known: CreditAsked) -> str:
    if known.credited is not None:
        return _("These goods are credited already. What you save now is marked as a duplicate.")
    if known.has_invoice:
        return _("It is made out to the buyer of the invoice.")
    return _("All of it may be left empty. What is written here stays on the paper for good.")
