"""Third question: which products to start with."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.first_run.beginning import FirstProducts
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ProductsStep(QWidget):
    """Three ways to begin. Signals: picked(FirstProducts)."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("large"))
        for products, title, text, icon in _choices():
            column.addWidget(self._card(products, title, text, icon))

    def focus_first(self) -> None:
        """Put the keyboard on the usual way to begin."""
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, products: FirstProducts, title: str, text: str, icon: str) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        large = self._theme.space("large")
        row.setContentsMargins(large, large, large, large)
        row.setSpacing(large)
        words = QVBoxLayout()
        words.setSpacing(self._theme.space("hair"))
        words.addWidget(label(title, "label"))
        words.addWidget(label(text, "caption", wraps=True))
        row.addLayout(words, 1)
        role = "main" if products is FirstProducts.EMPTY else "soft"
        button = Button(self._theme, _("Choose"), role, icon=icon, name=title)
        button.show_text(_("Choose"), title)
        button.clicked.connect(partial(self._pick, products))
        self._buttons.append(button)
        row.addWidget(button)
        return card

    def _pick(self, products: FirstProducts, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.picked.emit(products)


def _choices() -> list[tuple[FirstProducts, str, str, str]]:
    return [
        (
            FirstProducts.EMPTY,
            _("Add them one by one"),
            _("A name, a price, a photo if you like: under 20 seconds each."),
            "plus",
        ),
        (
            FirstProducts.IMPORT,
            _("Import a list"),
            _("From WooCommerce, Shopify or Etsy, or from any CSV or Excel file."),
            "file-import",
        ),
        (
            FirstProducts.EXAMPLE,
            _("Try with a sample fair"),
            _("Fifty Moroccan craft pieces to play with. Nothing you sell there is kept."),
            "star",
        ),
    ]
