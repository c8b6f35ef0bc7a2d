"""Every destination of files, in groups, with what lies there."""

from collections import Counter
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.channels.dossier.profile import Kind, Profile
from pos.i18n import gettext as _
from ui.sheets.destinations.reading import Surroundings
from ui.sheets.destinations.words import group_name, kind_text, profile_name, there_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.row_card import RowCard
from ui.widgets.state_tag import StateTag

_ICON_PX: Final = 28
_ICONS: Final = {Kind.DOSSIER: "package-export", Kind.GOOGLE: "world", Kind.META: "world"}


class ChooseStep(QWidget):
    """Signals: picked(Profile): a destination. there_wanted(): what lies where."""

    picked = Signal(object)
    there_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._cards = CardList(theme)
        self.there = Button(theme, _("What lies where"), "soft", icon="map-pin")
        self.there.clicked.connect(self.there_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.there)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.notice)
        column.addWidget(self._cards, 1)
        column.addLayout(foot)

    def show_destinations(self, around: Surroundings) -> None:
        """Show them, and what is wrong with a person's own profiles."""
        there = Counter(goods.whither.key for goods in around.handed if not goods.is_back)
        parts: list[QWidget] = []
        for name, profiles in groupby(around.found.profiles, key=group_name):
            parts.append(label(name, "label", wraps=True))
            parts += [self._card(profile, there[profile.key]) for profile in profiles]
        self._cards.show_cards(parts, is_kept_in_place=True)
        self.notice.say(" ".join(around.found.bad))
        self.there.setEnabled(bool(around.handed))

    def _card(self, profile: Profile, count: int) -> RowCard:
        picture = self._theme.pixmap(
            _ICONS.get(profile.kind, "file-type-csv"), "muted_ink", _ICON_PX
        )
        name, remark, there = profile_name(profile), kind_text(profile), there_text(count)
        said = f"{name}. {remark}. {there}" if there else f"{name}. {remark}"
        card = RowCard(self._theme, name, remark, name=said, picture=picture)
        if there:
            card.add_end(StateTag(self._theme, there, "info", "map-pin"))
        card.clicked.connect(partial(self._pick, profile))
        return card

    def _pick(self, profile: Profile, *_checked: object) -> None:
        self.picked.emit(profile)
