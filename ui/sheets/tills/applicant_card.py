"""A till that asks to be let in: what to compare, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.domain.formatting import isolate, ltr
from pos.exchange.request import fingerprint
from pos.i18n import gettext as _
from pos.services.tills import Applicant
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ApplicantCard(QFrame):
    """Signals: admitting(Applicant): let this till in."""

    admitting = Signal(object)

    def __init__(self, theme: Theme, applicant: Applicant) -> None:
        super().__init__()
        self.setProperty("role", "card")
        words = label(
            _(
                "{label} wants to join: till {till}, fingerprint {fingerprint}. On its screen the "
                "same stands under Settings, Other tills: compare, then let it in. Its receipts "
                "are numbered {series}."
            ).format(
                fingerprint=ltr(fingerprint(bytes.fromhex(applicant.public_key))),
                label=isolate(applicant.label or applicant.till),
                till=isolate(applicant.till),
                series=isolate(applicant.series),
            ),
            wraps=True,
        )
        button = Button(theme, _("Let it in"), "main", icon="lock-open")
        button.show_text(
            _("Let it in"), _("Let in: {label}").format(label=isolate(applicant.label))
        )
        button.clicked.connect(lambda: self.admitting.emit(applicant))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(theme.space("large"))
        row.addWidget(words, 1)
        row.addWidget(button)
