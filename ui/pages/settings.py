"""The settings page: everything that is set up once, with the receipt it makes beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.changed import Changed
from pos.domain.names import Names
from pos.domain.scanner import ScannerSettings
from pos.domain.scanning import Scan
from pos.domain.seller import Seller
from pos.domain.trade import TradeRules
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.device import DeviceSettings, save_device_settings
from pos.services.scanner import save_scanner_settings, scanner_settings
from pos.services.shop import rename_place, save_seller
from pos.services.standing import Standing, standing
from pos.services.trade import save_trade_rules
from pos.services.trials import note_scanner_heard
from ui.errands import SetUp
from ui.operations import Operations, ProgramFault
from ui.page import Key, Page
from ui.scanning.serial_line import ports
from ui.settings.about_section import AboutSection
from ui.settings.camera_trial import CameraTrial
from ui.settings.copies_section import CopiesSection
from ui.settings.customers_section import CustomersSection
from ui.settings.device_section import DeviceSection
from ui.settings.example_section import ExampleSection
from ui.settings.people_section import PeopleSection
from ui.settings.place_section import PlaceSection
from ui.settings.preview import ReceiptPreview
from ui.settings.printer_setup import PrinterSetup
from ui.settings.receipt_section import ReceiptSection
from ui.settings.scanner_section import ScannerSection
from ui.settings.scanner_trial import ScannerTrial
from ui.settings.section_column import SectionColumn
from ui.settings.seller_section import SellerSection
from ui.settings.surroundings import Surroundings
from ui.settings.tender_section import TenderSection
from ui.sheets.end_example_sheet import EndExampleSheet
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.page_head import page_head
from ui.widgets.undoable_bar import UndoableBar

_MARGIN: Final = 24


class SettingsPage(Page):
    """Every change is kept at once; what was typed is kept when its field or the page is left."""

    shows: ClassVar[Changed] = Changed.DEVICE | Changed.SETTINGS

    def __init__(self, theme: Theme, operations: Operations, around: Surroundings) -> None:
        super().__init__(theme, operations)
        self._around = around
        self._standing: Standing | None = None
        self._sent_to: SetUp | None = None
        # Writes under way: what is read meanwhile is older than what is shown.
        self._unsaved = 0
        papers, show = around.folders.papers, around.show_folder
        self.example = ExampleSection(theme)
        self.device = DeviceSection(theme)
        self.receipts = ReceiptSection(theme, papers, show)
        self.scanner = ScannerSection(theme)
        self.seller = SellerSection(theme)
        self.place = PlaceSection(theme)
        self.tenders = TenderSection(theme)
        self.people = PeopleSection(theme, operations)
        self.about = AboutSection(theme, around.folders, show)
        self.preview = ReceiptPreview(theme, operations, around.printing)
        self._printer = PrinterSetup(operations, around.printing, self.receipts.printer, self)
        self.undo = UndoableBar(theme, operations)
        self.column = SectionColumn(
            theme,
            (
                self.example,
                self.device,
                self.receipts,
                self.scanner,
                self.tenders,
                self.seller,
                self.place,
                self.people,
                CustomersSection(theme, operations),
                CopiesSection(theme, operations, around),
                self.about,
            ),
        )
        self._side = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.column.hide()

    def reload(self) -> None:
        """Read who sells where, and how this device is set."""
        self.operations.read(self, standing, done=self._take)
        self.operations.read(self, scanner_settings, done=self._take_scanner)
        self.operations.run_slow(self, ports, done=self.scanner.show_ports)
        self._printer.look()

    def kept(self) -> object:
        """Return how far the page is scrolled."""
        return self.column.offset

    def resume(self, kept: object) -> None:
        """Scroll to where the page was."""
        if isinstance(kept, int):
            self.column.scroll_to(kept)

    def take_in(self, thing: object) -> None:
        """Show the part that another page sends somebody to, once it is laid out."""
        if isinstance(thing, SetUp):
            self._sent_to = thing
        if self._standing is not None:
            self._go()

    def _go(self) -> None:
        sections = {SetUp.RECEIPTS: self.receipts, SetUp.SCANNER: self.scanner}
        sent_to, self._sent_to = self._sent_to, None
        if sent_to is not None:
            self.column.show_section(sections.get(sent_to, self.place))

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the receipt beside the sections, or among them where there is no room."""
        if is_compact:
            self.column.take(self.preview, after=self.receipts)
        else:
            self._side.addWidget(self.preview)
        self.preview.set_compact(is_compact=is_compact)

    def take_scan(self, scan: Scan) -> bool:
        """Show what arrived: here a scan means that the scanner is being set up."""
        self._try_scanner().take_scan(scan)
        return True

    def keys(self) -> Sequence[Key]:
        """Undo what was saved last."""
        return (Key("Ctrl+Z", _("Undo"), self.undo.take_back),)

    def _take(self, found: Standing) -> None:
        if not self._unsaved:
            self._show(found)

    def _show(self, found: Standing) -> None:
        self._standing = found
        # Until it is known what is set there is nothing to tap.
        self.column.show()
        self.example.setVisible(found.counter.is_example)
        self.device.show_settings(found.device)
        self.receipts.show_settings(found.device)
        self.seller.show_seller(found.counter.seller)
        self.place.show_names(found.counter.here.names)
        rules = found.counter.rules
        self.tenders.show_rules(rules, found.counter.seller.status)
        self.tenders.wallet.show_picture(self.operations, rules.wallet_picture)
        self.about.show_counter(found.counter)
        self.preview.show_standing(found)
        self._go()

    def _save_device(self, settings: DeviceSettings) -> None:
        if self._standing is not None:
            self._show(replace(self._standing, device=settings))
            self._write(save_device_settings, settings)

    def _take_scanner(self, settings: ScannerSettings) -> None:
        if not self._unsaved:
            self.scanner.show_settings(settings)

    def _save_scanner(self, settings: ScannerSettings) -> None:
        self.scanner.show_settings(settings)
        self._write(save_scanner_settings, settings)

    def _try_scanner(self) -> ScannerTrial:
        around = self._around.scanner
        trial = ScannerTrial(self.theme, self.window(), self.scanner.settings, around)
        trial.learned.connect(self._save_scanner)
        trial.heard.connect(self._note_heard)
        trial.open_sheet()
        return trial

    def _note_heard(self, is_repaired: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Remember the trial: before a fair it is asked about."""
        self.operations.write(self, partial(note_scanner_heard, is_repaired=is_repaired))

    def _try_camera(self) -> None:
        trial = CameraTrial(self.theme, self.window(), self.scanner.settings)
        trial.chosen.connect(self._save_scanner)
        trial.open_sheet()

    def _save_seller(self, seller: Seller, sentence: str) -> None:
        if self._standing is not None:
            counter = self._standing.counter
            self._show(replace(self._standing, counter=replace(counter, seller=seller)))
            self._write(save_seller, seller)
            self.undo.take(Undoable(sentence, save_seller, (counter.seller,)))

    def _save_place(self, names: Names, sentence: str) -> None:
        if self._standing is not None:
            counter = self._standing.counter
            here = replace(counter.here, names=names)
            self._show(replace(self._standing, counter=replace(counter, here=here)))
            self._write(rename_place, names)
            self.undo.take(Undoable(sentence, rename_place, (counter.here.names,)))

    def _save_rules(self, rules: TradeRules, sentence: str) -> None:
        if self._standing is not None:
            counter = self._standing.counter
            self._show(replace(self._standing, counter=replace(counter, rules=rules)))
            self._write(save_trade_rules, rules)
            self.undo.take(Undoable(sentence, save_trade_rules, (counter.rules,)))

    def _write(self, service: Callable[..., None], value: object) -> None:
        self._unsaved += 1
        self.operations.write(self, service, value, done=self._settled, failed=self._refuse)

    def _settled(self, _none: None) -> None:
        self._unsaved -= 1

    def _refuse(self, error: PosError) -> None:
        self._unsaved -= 1
        self.undo.hide()
        if not isinstance(error, ProgramFault):
            self.operations.refused.emit(error)
        self.reload()

    def _connect(self) -> None:
        self.example.leaving.connect(self._ask_to_leave)
        self.device.changed.connect(self._save_device)
        self.receipts.changed.connect(self._save_device)
        self.scanner.changed.connect(self._save_scanner)
        self.scanner.testing.connect(self._try_scanner)
        self.scanner.camera.testing.connect(self._try_camera)
        self.seller.changed.connect(self._save_seller)
        self.place.changed.connect(self._save_place)
        self.tenders.changed.connect(self._save_rules)

    def _ask_to_leave(self) -> None:
        around = self._around
        has_shop = around.folders.shop.exists()
        EndExampleSheet(
            self.theme, self.window(), around.end_example, has_shop=has_shop
        ).open_sheet()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 0)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, _("Settings")))
        body = QHBoxLayout()
        body.setSpacing(self.theme.space("small"))
        body.addWidget(self.column, 1)
        body.addLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, self.theme.space("large"))
        self._side.addWidget(self.preview)
        column.addLayout(body, 1)
        # In a row of its own, whose margin goes away with the bar.
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, self.theme.space("medium"))
        foot.addWidget(self.undo)
        column.addLayout(foot)

    # Overrides of Qt methods.

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed: another page, another language, the end of the program."""
        super().hideEvent(event)
        for section in (self.receipts, self.scanner, self.tenders, self.seller, self.place):
            section.settle()
