"""How a count begins: go on with one, or say which place, which goods, and who may see what."""

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.counts import Count, CountScope, UnderWay
from ui.counts.reading import Beginning
from ui.counts.words import moment_text, products_text, scope_text
from ui.kinds import group_text
from ui.papers.named_rows import NamedRows
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.pill_flow import PillFlow
from ui.widgets.row_card import RowCard

_ALL: Final = CountScope()


class CountWish(NamedTuple):
    """What is to be counted. place: its id. is_blind: what is expected is not shown."""

    place: str
    scope: CountScope
    is_blind: bool


class BeginStep(QWidget):
    """Asks which place and which goods, and offers counts to go on with.

    Signals: placed(str): another place; going_on(Count); beginning(CountWish); looking_back().
    """

    placed = Signal(object)
    going_on = Signal(object)
    beginning = Signal(object)
    looking_back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wish = CountWish("", _ALL, is_blind=True)
        self._places = PillFlow(theme)
        self._scopes = PillFlow(theme)
        self._sight = PillFlow(theme)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.space("small"))
        self._note = Notice(theme)
        self.past = Button(theme, _("Past counts"), "soft", icon="history")
        self.begin = Button(theme, _("Begin to count"), "primary", icon="clipboard-check")
        # Until it is known what there is, there is nothing to begin.
        self.begin.setEnabled(False)
        self._lay_out()
        self._places.picked.connect(self.placed)
        self._scopes.picked.connect(lambda scope: self._choose(scope=scope))
        self._sight.picked.connect(lambda is_blind: self._choose(is_blind=is_blind))
        self.past.clicked.connect(self.looking_back)
        self.begin.clicked.connect(lambda: self.start())

    def show_beginning(self, found: Beginning) -> None:
        """Offer what there is to count."""
        self._wish = CountWish(found.place.id, _ALL, self._wish.is_blind)
        names = [(each.id, each.names.within(screen_language())) for each in found.places]
        self._places.set_pills(names, found.place.id)
        self._scopes.set_pills(_scopes(found), _ALL)
        sight = [(True, _("Without seeing what is expected")), (False, _("With what is expected"))]
        self._sight.set_pills(sight, self._wish.is_blind)
        self._show_cards(found)
        self.past.setVisible(bool(found.past))
        self.begin.setEnabled(True)
        self._note.say("")

    def start(self) -> None:
        """Begin what is chosen."""
        if self._wish.place:
            self.beginning.emit(self._wish)

    def tell(self, sentence: str) -> None:
        """Say what was done, or what is to be done first."""
        self._note.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was begun."""
        self._note.say(sentence, is_fault=True)

    def _choose(self, **chosen: object) -> None:
        self._wish = self._wish._replace(**chosen)  # type: ignore[arg-type]

    def _show_cards(self, found: Beginning) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in found.under_way:
            card = RowCard(self._theme, _title(each), _remark(each, found))
            card.clicked.connect(partial(self._go_on, each.count))
            self._cards.addWidget(card)

    def _go_on(self, count: Count, *_checked: object) -> None:
        self.going_on.emit(count)

    def _lay_out(self) -> None:
        ground = QWidget()
        rows = NamedRows(self._theme)
        rows.add(_("Which place"), self._places)
        rows.add(_("Which goods"), self._scopes)
        rows.add(_("How"), self._sight)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("large"))
        about = _(
            "One scan is one piece. Selling goes on meanwhile, and others may count along: "
            "what each of you finds adds up."
        )
        column.addWidget(label(about, "body", wraps=True))
        column.addLayout(self._cards)
        column.addWidget(rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.space("medium"))
        whole.addWidget(finger_scroll(ground), 1)
        whole.addWidget(self._note)
        whole.addWidget(self.past)
        whole.addWidget(self.begin)


def _scopes(found: Beginning) -> list[tuple[object, str]]:
    """Offer all goods, then each maker, then each group where there are several."""
    pills: list[tuple[object, str]] = [(_ALL, _("All goods"))]
    pills += [
        (CountScope(maker=maker.id), maker.names.within(screen_language()))
        for maker in found.makers
    ]
    if len(found.groups) > 1:
        pills += [
            (CountScope(craft=each.craft, category=each.category),
             group_text(each.craft, each.category))
            for each in found.groups
        ]  # fmt: skip
    return pills


def _title(each: UnderWay) -> str:
    if each.till and not each.products:
        return _("Count along with {till}").format(till=isolate(each.till))
    return _("Go on counting")


def _remark(each: UnderWay, found: Beginning) -> str:
    begun = moment_text(each.count.at)
    parts = [
        _("begun by {name}, {moment}").format(name=isolate(each.by), moment=begun)
        if each.by
        else _("begun {moment}").format(moment=begun),
        scope_text(each.count.scope, found.makers),
        products_text(each.products),
    ]
    return " · ".join(parts)
