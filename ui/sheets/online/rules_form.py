"""The rules of a connection: its name, whose number wins, cancelled goods, and the safety stock."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal

from pos.domain.channel import Channel, Conflict, GoodsBack
from pos.domain.parsing import parse_count
from pos.domain.text import clean_name
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn

# Each in its own words.
_LANGUAGES: Final = {"fr": "Français", "ar": "العربية", "en": "English"}


class RulesForm(TallColumn):
    """name, safety: the fields. languages, conflicts, goods_back: the pills.

    Signals: entered(): Enter was pressed where nothing follows.
    """

    entered = Signal()

    def __init__(self, theme: Theme, channel: Channel) -> None:
        super().__init__()
        self._conflict, self._goods_back = channel.conflict, channel.goods_back
        self._language = channel.language
        self.languages = PillFlow(theme)
        self.languages.set_pills(list(_LANGUAGES.items()), channel.language)
        self.languages.picked.connect(self._pick_language)
        self.name = LineField(theme, _("Name, as you call it"))
        self.safety = LineField(theme, _("Pieces kept back, never offered"), line=NumberLine())
        self.safety.keep_left_to_right()
        self.conflicts, self.goods_back = PillFlow(theme), PillFlow(theme)
        self.conflicts.set_pills(
            [
                (Conflict.TILL, _("The till")),
                (Conflict.CHANNEL, _("The shop")),
                (Conflict.ASK, _("Ask me")),
            ],
            channel.conflict,
        )
        self.goods_back.set_pills(
            [
                (GoodsBack.ASK, _("Ask me")),
                (GoodsBack.BACK, _("Back into stock")),
                (GoodsBack.NOT_BACK, _("Not back")),
            ],
            channel.goods_back,
        )
        self.name.show_text(channel.name)
        self.safety.show_text(str(channel.safety_stock))
        self._lay_out(theme)
        self.conflicts.picked.connect(self._pick_conflict)
        self.goods_back.picked.connect(self._pick_goods_back)
        self.name.entered.connect(self.entered)
        self.safety.entered.connect(self.entered)

    def filled(self, channel: Channel) -> Channel:
        """Return it with what is filled in here; raises a `FieldNotAccepted`, said there."""
        return replace(
            channel,
            name=self.name.parsed(clean_name),
            conflict=self._conflict,
            goods_back=self._goods_back,
            language=self._language,
            safety_stock=self.safety.parsed(_count),
        )

    def _pick_language(self, language: str) -> None:
        self._language = language

    def _pick_conflict(self, conflict: Conflict) -> None:
        self._conflict = conflict

    def _pick_goods_back(self, goods_back: GoodsBack) -> None:
        self._goods_back = goods_back

    def _lay_out(self, theme: Theme) -> None:
        self.column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        self.column.setSpacing(theme.space("small"))
        for part in (
            self.name,
            label(_("Language of the words that are sent"), "label", wraps=True),
            self.languages,
            label(_("Somebody changed a number in the shop: who is right?"), "label", wraps=True),
            self.conflicts,
            label(_("An order is cancelled: did its goods come back?"), "label", wraps=True),
            self.goods_back,
            self.safety,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)


def _count(text: str) -> int:
    return parse_count(text) if text.strip() else 0
