"""One thing of a short list that is only read: what it is, a remark, an amount."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme import Theme
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins


class FactCard(QFrame):
    """A card over the whole width that nobody can press."""

    def __init__(self, theme: Theme, title: str, remark: str, amount: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(f"{title}, {remark}, {amount}")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 8, 14, 8))
        row.setSpacing(theme.space("medium"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title, "strong"))
        words.addWidget(ElidedLabel(remark, "caption"))
        row.addLayout(words, 1)
        row.addWidget(label(amount, "title"))
