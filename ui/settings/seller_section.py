"""The seller: who stands at the top of every receipt, and what receipts say about tax."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.documents.receipt_sections import TIFINAGH_THANKS
from pos.domain.names import Names
from pos.domain.seller import Seller, is_right_ice
from pos.domain.tax import SellerStatus
from pos.i18n import gettext as _
from pos.services.logos import save_logo
from ui.first_run.seller_step import status_texts
from ui.settings.kept_fields import KeptLine, KeptText
from ui.settings.kept_picture import KeptPicture
from ui.settings.section import Section, SwitchRow
from ui.theme import Theme
from ui.widgets.pill_flow import PillFlow

# What is charged is decided by law for everybody else.
MAY_CHARGE_TAX: Final = frozenset({SellerStatus.COOPERATIVE, SellerStatus.COMPANY})


class SellerSection(Section):
    """Each field is kept when it is left. Signals: changed(Seller, str): and what was done."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Seller"),
            _("Printed at the top of every receipt. Each field is saved when you leave it."),
        )
        self._seller = Seller()
        self._shown_status = self._seller.status
        self.fields = _fields(theme)
        self.status = PillFlow(theme)
        self.status.set_pills(list(status_texts().items()), self._seller.status)
        self.charges_tax = SwitchRow(theme, _("Charges VAT"), "")
        self.logo = KeptPicture(
            theme,
            _("Logo"),
            _(
                "At the head of receipts and invoices, in black and white, at most 40 mm wide. A "
                "drawing with dark lines on a light ground prints best."
            ),
            icon="photo",
            save=save_logo,
        )
        self.greets = SwitchRow(theme, _("Thank in Tamazight too"), TIFINAGH_THANKS)
        self._lay_out()
        for name, field in self.fields.items():
            field.kept.connect(partial(self._keep, name))
        ice = self.fields["ice"]
        ice.kept.connect(self._look_at_ice)
        self.status.picked.connect(self._keep_status)
        self.charges_tax.turned.connect(self._keep_tax)
        self.logo.removed.connect(lambda: self._change(replace(self._seller, logo=""), _("Logo")))
        self.greets.turned.connect(self._keep_greeting)

    def show_seller(self, seller: Seller) -> None:
        """Show what is kept; a field being typed into is left alone."""
        self._seller = seller
        for name, field in self.fields.items():
            field.show_kept(_value(seller, name))
        if self._shown_status is not seller.status:
            self._shown_status = seller.status
            self.status.set_pills(list(status_texts().items()), seller.status)
        self.charges_tax.setVisible(seller.status in MAY_CHARGE_TAX)
        self.charges_tax.show_state(_tax_sentence(seller), is_on=seller.charges_tax)
        self.greets.show_state(TIFINAGH_THANKS, is_on=seller.greets_in_tifinagh)
        self._look_at_ice(seller.ice)

    def settle(self) -> None:
        """Keep what is being typed, now."""
        for field in self.fields.values():
            field.settle()

    def _keep(self, name: str, text: str) -> None:
        if text != _value(self._seller, name):
            self._change(_with(self._seller, name, text), self.fields[name].title)

    def _keep_status(self, status: SellerStatus) -> None:
        self._shown_status = status
        if status is not self._seller.status:
            self._change(replace(self._seller, status=status), _("Status"))

    def _keep_tax(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._change(replace(self._seller, charges_tax=is_on), _("Charges VAT"))

    def _keep_greeting(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._change(replace(self._seller, greets_in_tifinagh=is_on), _("Thank in Tamazight too"))

    def _change(self, seller: Seller, what: str) -> None:
        self.show_seller(seller)
        self.changed.emit(seller, _("Saved: {field}").format(field=what))

    def _look_at_ice(self, ice: str) -> None:
        field = self.fields["ice"]
        if ice and not is_right_ice(ice):
            field.remark(
                _("An ICE has 15 digits, and this one does not look right. It is printed as typed.")
            )
        elif not field.is_being_typed:
            field.clear_note()

    def _lay_out(self) -> None:
        self.column.addWidget(self._row("name.fr", "name.ar", "name.en"))
        self.add_named(_("Status"), self.status)
        self.column.addWidget(self.charges_tax)
        self.column.addWidget(self._row("address", "phone"))
        self.column.addWidget(self._row("ice", "tax_id"))
        self.column.addWidget(self._row("rc", "court"))
        self.column.addWidget(self._row("tp", "cnss"))
        self.add_named(_("Logo"), self.logo)
        self.column.addWidget(self._row("footer"))
        self.column.addWidget(self.greets)

    def _row(self, *names: str) -> QWidget:
        return field_row(self.theme, [self.fields[name] for name in names])


def field_row(theme: Theme, fields: Sequence[QWidget]) -> QWidget:
    """Put fields side by side, equally wide, their names on one line."""
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space("medium"))
    for column, field in enumerate(fields):
        grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return row


def name_titles() -> dict[str, str]:
    """Name the field of a name in each language."""
    return {"fr": _("Name in French"), "ar": _("Name in Arabic"), "en": _("Name in English")}


def _fields(theme: Theme) -> dict[str, KeptLine | KeptText]:
    fields: dict[str, KeptLine | KeptText] = {}
    for code, title in name_titles().items():
        line = KeptLine(theme, title)
        line.write_in(code)
        fields[f"name.{code}"] = line
    fields["address"] = KeptLine(theme, _("Address"))
    fields["court"] = KeptLine(theme, _("City of the trade register"))
    codes = {
        "phone": _("Phone"),
        "ice": _("ICE (company identifier)"),
        "tax_id": _("IF (tax identifier)"),
        "rc": _("RC (trade register)"),
        "tp": _("TP (business tax)"),
        "cnss": _("CNSS (social security)"),
    }
    for name, title in codes.items():
        line = KeptLine(theme, title)
        line.keep_left_to_right()
        fields[name] = line
    fields["footer"] = KeptText(theme, _("At the foot of the receipt"), hint=_("Thank you!"))
    return fields


def _value(seller: Seller, name: str) -> str:
    if name.startswith("name."):
        return str(getattr(seller.names, name.removeprefix("name.")))
    return str(getattr(seller, name))


def _with(seller: Seller, name: str, text: str) -> Seller:
    if name.startswith("name."):
        names: Names = replace(seller.names, **{name.removeprefix("name."): text})
        return replace(seller, names=names)
    return replace(seller, **{name: text})  # type: ignore[arg-type]


def _tax_sentence(seller: Seller) -> str:
    if seller.charges_tax:
        return _("Receipts show the VAT that your prices include, at 20 % or 10 %.")
    return _("Receipts say that VAT is not charged.")
