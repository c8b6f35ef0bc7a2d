"""The settings page: everything that is set up once, with the receipt it makes beside it."""

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.standing import Standing
from ui.errands import SetUp
from ui.operations import Operations
from ui.page import Key, Page
from ui.scanning.serial_line import ports
from ui.settings.about_section import AboutSection
from ui.settings.camera_trial import CameraTrial
from ui.settings.copies_section import CopiesSection
from ui.settings.customers_section import CustomersSection
from ui.settings.device_section import DeviceSection
from ui.settings.example_section import ExampleSection
from ui.settings.further_section import FurtherSection
from ui.settings.keeping import Keeping
from ui.settings.makers_section import MakersSection
from ui.settings.people_section import PeopleSection
from ui.settings.place_section import PlaceSection
from ui.settings.places_section import PlacesSection
from ui.settings.preview import ReceiptPreview
from ui.settings.printer_setup import PrinterSetup
from ui.settings.receipt_section import ReceiptSection
from ui.settings.scanner_section import ScannerSection
from ui.settings.scanner_trial import ScannerTrial
from ui.settings.section_column import SectionColumn
from ui.settings.seller_section import SellerSection
from ui.settings.surroundings import Surroundings
from ui.settings.tender_section import TenderSection
from ui.settings.tills_section import TillsSection
from ui.sheets.end_example_sheet import EndExampleSheet
from ui.theme import Theme
from ui.widgets.page_head import page_head
from ui.widgets.undoable_bar import UndoableBar

_MARGIN: Final = 24


class SettingsPage(Page):
    """Every change is kept at once; what was typed is kept when its field or the page is left."""

    shows: ClassVar[Changed] = Changed.DEVICE | Changed.SETTINGS

    def __init__(self, theme: Theme, operations: Operations, around: Surroundings) -> None:
        super().__init__(theme, operations)
        self._around = around
        self._keeping = Keeping(operations, self)
        self._sent_to: SetUp | None = None
        papers, show = around.folders.papers, around.show_folder
        self.example = ExampleSection(theme)
        self.device = DeviceSection(theme)
        self.receipts = ReceiptSection(theme, papers, show)
        self.scanner = ScannerSection(theme)
        self.seller = SellerSection(theme)
        self.place = PlaceSection(theme)
        self.tenders = TenderSection(theme)
        self.people = PeopleSection(theme, operations)
        self.makers = MakersSection(theme, operations, papers)
        self.tills = TillsSection(theme, operations, around.joining, around.hub)
        self.further = FurtherSection(theme)
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
                PlacesSection(theme, operations),
                self.further,
                self.people,
                self.makers,
                CustomersSection(theme, operations),
                CopiesSection(theme, operations, around),
                self.tills,
                self.about,
            ),
        )
        self._side = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.column.hide()

    def reload(self) -> None:
        """Read who sells where, and how this device is set."""
        self._keeping.read()
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
        if not self.column.isHidden():
            self._go()

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

    def _show(self, found: Standing) -> None:
        # Until it is known what is set there is nothing to tap.
        self.column.show()
        self.example.setVisible(found.counter.is_example)
        self.device.show_settings(found.device)
        self.receipts.show_settings(found.device)
        self.seller.show_seller(found.counter.seller)
        self.seller.logo.show_picture(self.operations, found.counter.seller.logo)
        self.place.show_names(found.counter.here.names)
        rules = found.counter.rules
        self.tenders.show_rules(rules, found.counter.seller.status)
        self.tenders.wallet.show_picture(self.operations, rules.wallet_picture)
        self.about.show_counter(found.counter)
        self.preview.show_standing(found)
        self._go()

    def _go(self) -> None:
        sections = {
            SetUp.RECEIPTS: self.receipts,
            SetUp.SCANNER: self.scanner,
            SetUp.TILLS: self.tills,
        }
        sent_to, self._sent_to = self._sent_to, None
        if sent_to is not None:
            self.column.show_section(sections[sent_to])
        if sent_to is SetUp.TILLS:
            self.tills.open_sheet()

    def _try_scanner(self) -> ScannerTrial:
        around = self._around.scanner
        trial = ScannerTrial(self.theme, self.window(), self.scanner.settings, around)
        trial.learned.connect(self._keeping.save_scanner)
        trial.heard.connect(self._keeping.note_scanner_heard)
        trial.open_sheet()
        return trial

    def _try_camera(self) -> None:
        trial = CameraTrial(self.theme, self.window(), self.scanner.settings)
        trial.chosen.connect(self._keeping.save_scanner)
        trial.open_sheet()

    def _connect(self) -> None:
        self.example.leaving.connect(self._ask_to_leave)
        self.further.wanted.connect(self.handed)
        keeping = self._keeping
        keeping.shown.connect(self._show)
        keeping.scanner_shown.connect(self.scanner.show_settings)
        keeping.done.connect(self.undo.take)
        keeping.failed.connect(self.undo.hide)
        self.device.changed.connect(keeping.save_device)
        self.receipts.changed.connect(keeping.save_device)
        self.scanner.changed.connect(keeping.save_scanner)
        self.scanner.testing.connect(self._try_scanner)
        self.scanner.camera.testing.connect(self._try_camera)
        self.seller.changed.connect(keeping.save_seller)
        self.place.changed.connect(keeping.save_place)
        self.tenders.changed.connect(keeping.save_rules)

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
