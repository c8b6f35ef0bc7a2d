"""One maker of a piece and their share of it, in percent."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.parsing import parse_percent
from pos.domain.product import Maker
from pos.domain.terms import MakerShare, SharesNotWhole
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.papers.percent_field import PercentField
from ui.screen_language import screen_language
from ui.settling.terms_fields import rate_text
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.picker import Picker

# Shares are thousandths of a piece: a percent is ten of them, and ten basis points make one.
_OF_A_PERCENT: Final = 10
_BASIS_POINTS: Final = 10


class ShareRow(QWidget):
    """maker: the picker. share: the field. Signals: changed(); entered(): Enter was pressed."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, makers: Sequence[Maker]) -> None:
        super().__init__()
        self.maker = Picker(theme, _("Maker"))
        self.share = PercentField(theme, _("Share in %"), hint="0")
        self.share.keep_left_to_right()
        named = [(each.id, each.names.within(screen_language())) for each in makers]
        self._choices: list[tuple[object, str]] = [("", ""), *named]
        self.maker.set_choices(self._choices, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        row.addWidget(Field(theme, _("Maker"), self.maker), 2)
        row.addWidget(self.share, 1)
        self.maker.currentIndexChanged.connect(lambda _number: self.changed.emit())
        self.share.edited.connect(lambda _text: self.changed.emit())
        self.share.entered.connect(self.entered)

    @property
    def maker_id(self) -> str:
        """The maker who is chosen, or empty."""
        return str(self.maker.picked or "")

    @property
    def is_empty(self) -> bool:
        """True while nothing is filled in."""
        return not self.maker_id and not self.share.text.strip()

    def show_share(self, share: MakerShare) -> None:
        """Fill in a maker and their share."""
        self.maker.set_choices(self._choices, share.maker)
        self.show_amount(share.share)

    def show_amount(self, thousandths: int) -> None:
        """Fill in the share; nothing for none."""
        self.share.show_text(rate_text(thousandths * _BASIS_POINTS) if thousandths else "")

    def so_far(self) -> MakerShare:
        """Return what is filled in; what cannot be read is no share."""
        try:
            percent = parse_percent(self.share.text)
        except FieldNotAccepted:
            return MakerShare(self.maker_id, 0)
        return MakerShare(self.maker_id, int((percent * _OF_A_PERCENT).to_integral_value()))

    def read(self) -> MakerShare:
        """Return what is filled in; raises `SharesNotWhole`, said at the field."""
        try:
            self.share.percent()
        except FieldNotAccepted as fault:
            raise SharesNotWhole(str(fault)) from fault
        return self.so_far()
