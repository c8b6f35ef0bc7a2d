"""Paying makers in four steps: choose, look, print, pay."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.changed import Changed
from pos.domain.fair import Fair
from pos.domain.product import Maker
from pos.domain.settlement import Choice, Payment
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.fairs import fairs
from pos.services.settlement_looking import Preview, StatementRows
from pos.services.settling import AccountsChanged, settle
from pos.services.till import Connection
from ui.operations import Operations
from ui.papers.paper_job import Written
from ui.papers.papers_sheet import open_in_system
from ui.settling.choose_step import ChooseStep
from ui.settling.costs_sheet import CostsSheet
from ui.settling.look_job import look
from ui.settling.look_step import LookStep, all_paid
from ui.settling.paid_step import PaidStep
from ui.settling.payment_sheet import PaymentSheet
from ui.settling.statement_job import make_transfers
from ui.settling.statements_sheet import StatementsSheet
from ui.settling.unnamed_sheet import UnnamedSheet
from ui.theme import Theme
from ui.watch import Watch
from ui.widgets.progress_step import ProgressStep
from ui.widgets.sheet import Sheet

_SHOWS: Final = Changed.ACCOUNTS | Changed.SALES


class SettleSheet(Sheet):
    """choose, look, paid: the steps; progress: while accounts are read, or posted.

    The papers can be printed before it is posted, and after.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        *,
        fair: str = "",
    ) -> None:
        """`papers`: the usual folder of papers. `fair`: id of the one to begin with, or empty."""
        super().__init__(theme, window, _("Settle with makers"), width=1040, height=690)
        self._operations = operations
        self._papers = papers
        self._fair = fair
        self._choice: Choice | None = None
        self._settlement = ""
        self._watch: Watch | None = None
        self.choose, self.look, self.paid = ChooseStep(theme), LookStep(theme), PaidStep(theme)
        self.progress = ProgressStep(theme, _("Stop"))
        self.steps = QStackedWidget()
        for step in (self.choose, self.look, self.paid, self.progress):
            self.steps.addWidget(step)
        self.body.addWidget(self.steps, 1)
        self._lead_on()
        operations.changed.connect(self._follow)
        operations.read(self, _known, done=self._offer)

    def _lead_on(self) -> None:
        self.choose.chosen.connect(self._look_at)
        self.look.again.connect(lambda: self.steps.setCurrentWidget(self.choose))
        self.look.naming.connect(self._name)
        self.look.paying.connect(self._ask_payment)
        self.look.sharing.connect(self._share)
        self.look.printing.connect(self._print)
        self.look.posting.connect(self._post)
        self.paid.printing.connect(self._print)
        self.paid.listing.connect(self._list_transfers)
        self.paid.finished.connect(self.close_sheet)
        self.progress.stopped.connect(self._stop)

    def close_sheet(self) -> None:
        """Close; what is being read is read no further."""
        self._stop()
        super().close_sheet()

    def _offer(self, known: tuple[tuple[Fair, ...], list[Maker]]) -> None:
        self.choose.show_known(*known, self._fair)

    def _follow(self, changed: Changed) -> None:
        is_looking = self.steps.currentWidget() is self.look
        if changed & _SHOWS and is_looking and not self._settlement and self._choice is not None:
            self._look_at(self._choice)

    def _look_at(self, choice: Choice) -> None:
        self._choice = choice
        self._read(_("The accounts are being read…"), choice, self._show)

    def _read(self, text: str, choice: Choice, done: Callable[[Preview], None]) -> None:
        """Read the accounts span by span; of two that were asked for the later is shown."""
        self._stop()
        self._watch = watch = Watch(self, _("Stopped: nothing was changed."))
        watch.advanced.connect(self.progress.advance)
        self.progress.begin(text)
        self.progress.stop_button.show()
        self.steps.setCurrentWidget(self.progress)

        def finish(shown: Preview) -> None:
            if self._watch is watch:
                self._watch = None
                done(shown)

        def give_up(error: PosError) -> None:
            if self._watch is watch:
                self._watch = None
                self._go_back(error)

        job = partial(look, self._operations, choice, watch.teller())
        self._operations.run_slow(self, job, done=finish, failed=give_up)

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _go_back(self, error: PosError) -> None:
        """Nothing was posted, because it was stopped or could not be read."""
        is_posting, self._settlement = bool(self._settlement), ""
        self.steps.setCurrentWidget(self.look if is_posting else self.choose)
        self.tell(str(error))

    def _show(self, shown: Preview) -> None:
        self.look.show_preview(shown)
        self.steps.setCurrentWidget(self.look)

    def _name(self) -> None:
        if self._choice is not None:
            UnnamedSheet(self.theme, self._operations, self._window, self._choice).open_sheet()

    def _share(self) -> None:
        if self._choice is not None:
            fair = self._choice.fair
            CostsSheet(self.theme, self._operations, self._window, fair).open_sheet()

    def _ask_payment(self, statement: StatementRows) -> None:
        payment = self.look.payments[statement.maker.id]
        sheet = PaymentSheet(self.theme, self._window, statement, payment)
        sheet.picked.connect(self._pay_as)
        sheet.open_sheet()

    def _pay_as(self, maker: str, payment: Payment) -> None:
        self.look.pay_as(maker, payment)

    def _print(self) -> None:
        shown = self.look.shown
        if shown is not None:
            around = (self.theme, self._operations, self._window, self._papers)
            about = (shown.choice, shown.statements, dict(self.look.payments))
            StatementsSheet(*around, *about).open_sheet()

    def _post(self) -> None:
        """Read once more, so that posting itself is short; then post what was shown."""
        shown = self.look.shown
        if shown is None or self._settlement:
            return
        # What is posted is no longer open: what is shown now is what the papers said.
        self._settlement = "posting"
        self._read(_("The statements are being posted…"), shown.choice, partial(self._write, shown))

    def _write(self, shown: Preview, now: Preview) -> None:
        if (now.statements, now.unnamed) != (shown.statements, shown.unnamed):
            self._refuse(AccountsChanged())
            return
        self.progress.begin(_("The statements are being posted…"))
        self.progress.stop_button.hide()
        asked = (now, dict(self.look.payments))
        self._operations.write(self, settle, *asked, done=self._finish, failed=self._refuse)

    def _finish(self, settlement: str) -> None:
        self._settlement = settlement
        self.paid.show_paid(all_paid(self.look.payments), len(self.look.payments))
        self.steps.setCurrentWidget(self.paid)

    def _refuse(self, error: PosError) -> None:
        self._settlement = ""
        self.steps.setCurrentWidget(self.look)
        self.look.refuse(str(error))
        if isinstance(error, AccountsChanged) and self._choice is not None:
            self._look_at(self._choice)
            self.tell(str(error))

    def _list_transfers(self) -> None:
        def make() -> Written:
            return make_transfers(self._operations, self._papers, self._settlement)

        self._operations.run_slow(self, make, done=self._show_list, failed=self._say)

    def _show_list(self, written: Written) -> None:
        open_in_system(written.file)

    def _say(self, error: PosError) -> None:
        self.tell(str(error))


def _known(connection: Connection) -> tuple[tuple[Fair, ...], list[Maker]]:
    return fairs(connection), makers(connection)
