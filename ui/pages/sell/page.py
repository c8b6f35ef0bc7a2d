"""The Sell page: tap or scan, pay, give change; the basket survives a power cut."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from pos.domain.basket import Basket
from pos.domain.quantity import THOUSAND, Quantity
from pos.domain.tender import TenderKind, exact
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from pos.services.receipts import PrintJob, print_jobs_of, reprint, try_again
from pos.services.selling import SoldSale
from pos.services.till import Changed
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.reading import Stand, stand
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.sale_result import SaleResult
from ui.pages.sell.shelf import Shelf
from ui.pages.sell.wording import undo_words
from ui.product_art import ProductArt
from ui.sheets.tender_sheet import TenderSheet
from ui.theme import Theme
from ui.widgets.strip import Notice
