"""Online: every connected shop with its light, and what somebody has to look at, a tap each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.channel import Answer, Channel, Matter
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.channels import channel_of, save_channel
from pos.sync.answering import answer
from pos.sync.linking import Matched, match
from pos.sync.notes import Note
from pos.sync.overview import Shown, overview
from ui.errands import PutOnline
from ui.latest import Latest
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.online.card import ChannelCard
from ui.pages.online.goods import OnlineGoods
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.empty_card import EmptyCard
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.page_head import page_head
from ui.widgets.undoable_bar import UndoableBar

if TYPE_CHECKING:
    from pos.channels.contract import Connector


class OnlinePage(Page):
    """cards: one for each shop. found: None before reading. connect_button: opens the sheet."""

    shows: ClassVar[Changed] = Changed.ONLINE | Changed.STOCK | Changed.PRODUCTS

    def __init__(self, theme: Theme, operations: Operations, line: OnlineLine) -> None:
        super().__init__(theme, operations)
        self._line = line
        self.found: tuple[Shown, ...] | None = None
        self.cards: list[ChannelCard] = []
        self.connect_button = Button(theme, _("Connect a shop"), "soft", icon="plus")
        self._latest = Latest(operations, self, overview, self._show)
        self._ground = QWidget()
        self._rows = QVBoxLayout(self._ground)
        self._nothing = EmptyCard(
            theme,
            "world",
            _("No online shop is connected"),
            _(
                "Connect one, and it offers what is really there: what is sold at the stand or "
                "packed for a fair leaves the offer by itself, and what is ordered online leaves "
                "the stock. Without a network the sale goes on, and the shop is told later."
            ),
            [("plus", _("Connect a shop"))],
        )
        self._whole = QStackedWidget()
        self._undo = UndoableBar(theme, operations)
        self._goods = OnlineGoods(theme, operations, line, self)
        self._lay_out()
        self.connect_button.clicked.connect(self.connect_shop)
        self._nothing.picked.connect(self.connect_shop)

    def reload(self) -> None:
        """Look again how each shop stands."""
        self._latest.ask()

    def keys(self) -> Sequence[Key]:
        """Each of them has a button too."""
        return (
            Key("F2", _("Connect a shop"), self.connect_shop),
            Key("F5", _("Bring the shops up to date now"), self._line.look_now),
            Key("Ctrl+Z", _("Undo"), self._undo.take_back),
        )

    def connect_shop(self, *_pressed: object) -> None:
        """Open the sheet that connects one."""
        from ui.sheets.online.connect_sheet import ConnectSheet

        ConnectSheet(self.theme, self._line, self.window()).open_sheet()

    def sign_in(self, channel: Channel) -> None:
        """Open the sheet that asks for a new key to a connected shop."""
        from ui.sheets.online.connect_sheet import ConnectSheet

        ConnectSheet(self.theme, self._line, self.window(), channel).open_sheet()

    def _show(self, found: tuple[Shown, ...]) -> None:
        self.found = found
        for card in self.cards:
            self._rows.removeWidget(card)
            card.deleteLater()
        self.cards = [self._card(shown) for shown in found]
        for number, card in enumerate(self.cards):
            self._rows.insertWidget(number, card)
        self._whole.setCurrentIndex(1 if found else 0)

    def _card(self, shown: Shown) -> ChannelCard:
        card = ChannelCard(self.theme, shown)
        card.looking.connect(self._look)
        card.comparing.connect(self._compare)
        card.pausing.connect(self._pause)
        card.remembering.connect(self._remember)
        card.matching.connect(self._match)
        card.setting.connect(self.settle)
        card.answered.connect(self._answer)
        card.listing.connect(lambda shown: self._goods.show_products(shown.channel))
        card.leaving.connect(self._leave)
        card.ordering.connect(self._goods.show_order)
        card.linking.connect(self._goods.link_by_hand)
        card.renewing.connect(self._goods.list_anew)
        return card

    def take_in(self, errand: object) -> None:
        """Begin putting products in a shop, where there is one to put them in."""
        if isinstance(errand, PutOnline):
            self._goods.put_online(errand.products)

    def _look(self, _shown: Shown) -> None:
        self._line.look_now()

    def _compare(self, shown: Shown) -> None:
        from ui.sheets.online.difference_sheet import DifferenceSheet

        sheet = DifferenceSheet(self.theme, self.operations, self._line, shown, self.window())
        sheet.open_sheet()

    def _remember(self, shown: Shown) -> None:
        from ui.sheets.online.history_sheet import HistorySheet

        HistorySheet(self.theme, self.operations, shown.channel, self.window()).open_sheet()

    def settle(self, shown: Shown) -> None:
        """Open the settings of a shop."""
        from pos.sync.arrangement import Arrangement, arrangement_of

        def open_settings(found: Arrangement) -> None:
            from ui.sheets.online.settings_sheet import SettingsSheet

            sheet = SettingsSheet(self.theme, self.operations, found, self.window())
            sheet.settled.connect(self._undo.take)
            sheet.signing_in.connect(self.sign_in)
            sheet.open_sheet()

        self.operations.read(self, arrangement_of, shown.channel.id, done=open_settings)

    def _pause(self, shown: Shown) -> None:
        wanted = replace(shown.channel, is_paused=not shown.channel.is_paused)
        self.operations.write(self, save_channel, wanted, done=lambda _id: self._line.look_now())

    def _leave(self, shown: Shown) -> None:
        """Offer nothing from now on but what is kept shown; or all again."""
        before = shown.channel
        wanted = replace(before, is_away=not before.is_away)
        away = _("Nothing is offered in {shop} until you are back, but what is kept shown.")
        back = _("{shop} offers again what is here.")
        said = (away if wanted.is_away else back).format(shop=isolate(before.name))

        def go_on(_id: str) -> None:
            self._undo.take(Undoable(said, save_channel, (before,)))
            self._line.look_now()

        self.operations.write(self, save_channel, wanted, done=go_on)

    def _match(self, shown: Shown) -> None:
        def work(shop: "Connector") -> Matched:
            return match(self.operations, shop, shown.channel.id)

        self._line.with_shop(self, shown.channel, work, self._say_matched, self._refuse)

    def _say_matched(self, found: Matched) -> None:
        announce(
            self,
            _("Linked: {linked}. Not in the shop: {none}. There several times: {many}.").format(
                linked=found.linked, none=found.none, many=found.many
            ),
        )
        self.reload()

    def _answer(self, note: Note, said: Answer) -> None:
        if said is Answer.TRACK:
            self._track(note)
            return
        if note.matter is Matter.SIGN_IN:
            self.operations.read(self, channel_of, note.channel, done=self.sign_in)
            return
        self.operations.write(self, answer, note, said, done=self._go_on)

    def _track(self, note: Note) -> None:
        """Let the shop count a listing, then try it again."""
        from pos.services.channels import listing_of

        def tracked(_none: None) -> None:
            self.operations.write(self, answer, note, Answer.TRACK, done=self._go_on)

        def work(shop: "Connector") -> None:
            from pos.channels.stock import Ref

            listing = self.operations.read_now(listing_of, note.subject)
            shop.track_stock(Ref(listing.item, listing.parent, listing.stock, listing.location))

        def go(channel: Channel) -> None:
            self._line.with_shop(self, channel, work, tracked, self._refuse)

        self.operations.read(self, channel_of, note.channel, done=go)

    def _go_on(self, _none: None) -> None:
        self._line.look_now()

    def _refuse(self, error: PosError) -> None:
        self.operations.refused.emit(error)

    def _lay_out(self) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self.theme.space("medium"))
        self._rows.addStretch(1)
        self._whole.addWidget(self._nothing)
        self._whole.addWidget(finger_scroll(self._ground))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, _("Online"), [self.connect_button]))
        column.addWidget(self._whole, 1)
        column.addWidget(self._undo)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
