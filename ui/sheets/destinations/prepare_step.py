"""One destination: which goods go along, what they lack, and where they are to be seen."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.channels.dossier.lacking import lacking_by_need
from pos.channels.dossier.profile import Kind, Profile
from pos.channels.feeds.addresses import Addresses, checked_address
from pos.domain.formatting import count_text, isolate
from pos.domain.stock import PlaceKind
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.papers.named_rows import NamedRows, side_by_side
from ui.screen_language import screen_language
from ui.sheets.destinations.reading import EVERYTHING, LISTED, Gathered, Surroundings
from ui.sheets.destinations.words import named, need_text, price_text
from ui.sheets.destinations.writing import FORMS, PackWish
from ui.stock_words import place_name
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow
from ui.widgets.row_card import RowCard

_ICON_PX: Final = 28
# Only a feed cannot do without; other shops show what they have.
_NEED_ADDRESSES: Final = {Kind.GOOGLE, Kind.META}


class PrepareStep(QWidget):
    """goods: which. products, pictures: beginnings of addresses. forms: how it is written.

    Signals: chosen(object): other goods were chosen (`LISTED`, `EVERYTHING` or a place).
    wanted(PackWish): write it. editing(): change the profile.
    """

    chosen = Signal(object)
    wanted = Signal(object)
    editing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._profile: Profile | None = None
        self._gathered: Gathered | None = None
        self._form = ""
        self._about = label(role="caption", wraps=True)
        self._count = label(role="strong", wraps=True)
        self.note = label(role="fault", wraps=True)
        self.goods = Picker(theme, _("Which goods"))
        self.forms = PillFlow(theme)
        self.products = LineField(theme, _("Products are seen at"), hint="https://shop.example/p")
        self.pictures = LineField(theme, _("Photos are seen at"), hint="https://shop.example/img")
        for field in (self.products, self.pictures):
            field.keep_left_to_right()
        self._addresses = side_by_side(theme, self.products, self.pictures)
        self._lacking = CardList(theme)
        self.write = Button(theme, _("Write the files"), "main", icon="package-export")
        self.edit = Button(theme, _("Edit the profile"), "quiet", icon="edit")
        self._lay_out()
        self.goods.activated.connect(lambda _number: self.chosen.emit(self.goods.picked))
        self.forms.picked.connect(self._take_form)
        self.write.clicked.connect(self._confirm)
        self.edit.clicked.connect(self.editing)

    def begin(self, profile: Profile, around: Surroundings, *, is_listed: bool) -> None:
        """Ask about a destination. is_listed: it was opened from a list of goods."""
        self._profile, self._gathered = profile, None
        about = profile.about.within(screen_language())
        self._about.setText(" ".join(part for part in (about, price_text(profile)) if part))
        self._count.setText(_("The goods are being looked through…"))
        self.note.clear()
        self._lacking.show_cards([])
        self._show_choices(around, is_listed=is_listed)
        forms = FORMS.get(profile.kind, ())
        self._form = forms[0] if forms else ""
        self.forms.set_pills([(form, form.upper()) for form in forms], self._form)
        self._rows.show_row(self.forms, is_shown=bool(forms))
        self._rows.show_row(self._addresses, is_shown=profile.kind is not Kind.DOSSIER)
        self.write.setEnabled(False)

    def show_gathered(self, gathered: Gathered) -> None:
        """Say how many goods there are, and what they lack."""
        assert self._profile is not None
        is_first = self._gathered is None
        self._gathered = gathered
        if is_first:
            self.products.show_text(gathered.addresses.products)
            self.pictures.show_text(gathered.addresses.pictures)
        count = len(gathered.offers)
        words = ngettext("{count} product goes along", "{count} products go along", count)
        self._count.setText(words.format(count=isolate(count_text(count, screen_language()))))
        short = lacking_by_need(self._profile, gathered.offers)
        cards = [self._card(need_text(n, len(o)), named(o), "alert-triangle", "warn_ink")
                 for n, o in short.items()]  # fmt: skip
        if count and not cards:
            cards = [self._card(_("Nothing is missing"), "", "circle-check", "ok_ink")]
        self._lacking.show_cards(cards)
        self.write.setEnabled(bool(count))

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written."""
        self.note.setText(sentence)

    def _card(self, title: str, remark: str, icon: str, ink: str) -> RowCard:
        picture = self._theme.pixmap(icon, ink, _ICON_PX)
        card = RowCard(self._theme, title, remark, name=f"{title}. {remark}", picture=picture)
        card.setEnabled(False)
        return card

    def _show_choices(self, around: Surroundings, *, is_listed: bool) -> None:
        choices: list[tuple[object, str]] = [(LISTED, _("As listed"))] if is_listed else []
        choices.append((EVERYTHING, _("All that is on offer")))
        for place in around.places:
            if place.kind is not PlaceKind.LOST:
                text = _("What lies at: {place}").format(place=isolate(place_name(place.names)))
                choices.append((place.id, text))
        self.goods.set_choices(choices, choices[0][0])

    def _take_form(self, form: object) -> None:
        self._form = str(form)

    def _confirm(self) -> None:
        if self._profile is None or self._gathered is None:
            return
        try:
            addresses = Addresses(
                self.products.parsed(checked_address), self.pictures.parsed(checked_address)
            )
        except FieldNotAccepted:
            return
        if self._profile.kind in _NEED_ADDRESSES:
            for field in (self.pictures, self.products):
                if not field.text.strip():
                    field.refuse(_("A feed needs this address."))
                    field.take_focus()
        if self.products.note or self.pictures.note:
            return
        self.wanted.emit(PackWish(self._profile, self._gathered, addresses, self._form))

    def _lay_out(self) -> None:
        space = self._theme.space
        self._rows = NamedRows(self._theme)
        self._rows.add(_("Which goods"), self.goods)
        self._rows.add(_("Addresses"), self._addresses)
        self._rows.add(_("Which file"), self.forms)
        foot = QHBoxLayout()
        foot.setSpacing(space("medium"))
        foot.addWidget(self.edit)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("medium"))
        column.addWidget(self._about)
        column.addWidget(self._rows)
        column.addWidget(self._count)
        column.addWidget(self._lacking, 1)
        column.addLayout(foot)
