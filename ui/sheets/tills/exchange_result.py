"""What came of a file: of which till what came in, what did not, and who asks to be let in."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.exchange.outcome import Outcome
from pos.exchange.words import (
    came_lines,
    missing_text,
    outcome_title,
    refused_lines,
    written_text,
)
from pos.exchange.writing import Written
from pos.i18n import gettext as _
from pos.services.tills import Applicant, KnownTill
from ui.sheets.tills.applicant_card import ApplicantCard
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label

_ICON_PX = 48


class ExchangeResult(QWidget):
    """Signals: admitting(Applicant): let this till in. finished(): seen."""

    admitting = Signal(object)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QLabel()
        self._title = label(role="heading", wraps=True)
        self._note = label(role="caption", wraps=True)
        self._lines = CardList(theme)
        self.close_button = Button(theme, _("Done"), "main", icon="check")
        self.close_button.clicked.connect(self.finished)
        head = QHBoxLayout()
        head.setSpacing(theme.space("large"))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("medium"))
        foot.addWidget(self._note, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addLayout(head)
        column.addWidget(self._lines, 1)
        column.addLayout(foot)

    @property
    def title(self) -> str:
        """How it went, in a few words."""
        return self._title.text()

    @property
    def note(self) -> str:
        """What else is to know."""
        return self._note.text()

    def show_written(self, written: Written) -> None:
        """Say what lies on the stick now, and what to do with it."""
        self._show(_("The file is on the stick"), is_well=True)
        advice = _(
            "Take the stick out as this computer asks, bring it to the other till, and there "
            "choose “Take in a till's work”."
        )
        lies_in = _("It lies in {folder}").format(folder=ltr(str(written.file.parent)))
        said = (written_text(written), lies_in, advice)
        self._lines.show_cards([_line(self._theme, text) for text in said])
        self._note.setText("")

    def show_outcome(self, outcome: Outcome, tills: Iterable[KnownTill]) -> None:
        """Say what came in. tills: as they are known now."""
        self._show(outcome_title(outcome), is_well=outcome.is_whole)
        good, bad = came_lines(outcome), refused_lines(outcome)
        cards: list[QWidget] = [_line(self._theme, text, "circle-check", "ok_ink") for text in good]
        cards += [_line(self._theme, text, "alert-triangle", "warn_ink") for text in bad]
        cards += [self._applicant(applicant) for applicant in outcome.waiting]
        self._lines.show_cards(cards)
        self._note.setText(missing_text(tills))

    def _show(self, title: str, *, is_well: bool) -> None:
        icon, ink = ("circle-check", "ok_ink") if is_well else ("alert-triangle", "warn_ink")
        self._picture.setPixmap(self._theme.pixmap(icon, ink, _ICON_PX))
        self._title.setText(title)

    def _applicant(self, applicant: Applicant) -> QWidget:
        card = ApplicantCard(self._theme, applicant)
        card.admitting.connect(self.admitting)
        return card


def _line(theme: Theme, text: str, icon: str = "", ink: str = "") -> QFrame:
    """Return a sentence on a card, with a picture where one says how it went."""
    card = QFrame()
    card.setProperty("role", "card")
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(theme.space("medium"))
    if icon:
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, ink, theme.sizes.icons["medium"]))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wraps=True), 1)
    return card
