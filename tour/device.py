"""A till on a throw-away disk, which can be started, stopped, and robbed of its power."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from pos.folders import folders_in
from pos.services.keys import Keys
from pos.services.products import ProductFilter, ProductRow, product_keys, product_rows
from pos.services.receipts import PrintState, print_jobs_of
from pos.services.sales import SaleRow, sales
from pos.services.shop import counter
from tour.waiting import until
from ui.entries import entries
from ui.program import Program

T = TypeVar("T")


class Device:
    """One machine: its disk lies in `home`, what it prints in `papers`."""

    def __init__(self, application: QApplication, home: Path, papers: Path) -> None:
        self._application = application
        self._home = home
        self.folders = replace(folders_in(home), papers=papers)
        self.folders.make()
        self._program: Program | None = None

    def start(self) -> None:
        """Start the program, as `main.py` does."""
        keys = Keys(self.folders.keys, with_keyring=False)
        self._program = Program(self._application, self.folders, keys, entries)
        self._program.start()

    def stop(self) -> None:
        """Close the program in good order; safe to call twice."""
        program, self._program = self._program, None
        if program is not None:
            program.close()

    def read(self, query: Callable[..., T], *args: object) -> T:
        """Ask the shop's data, after everything that is on its way to the disk."""
        assert self._program is not None
        return self._program.operations.read_now(query, *args)

    def sold(self) -> list[SaleRow]:
        """Return the sales, newest first."""
        return self.read(sales)

    def products(self, text: str = "") -> list[ProductRow]:
        """Return the products a search finds, all without one, as the stand lists them."""
        keys = self.read(product_keys, ProductFilter(text=text))
        return self.read(product_rows, keys, self.read(counter).here.id)

    def wait_for_paper(self) -> SaleRow:
        """Wait until every paper of the newest sale is confirmed; returns the sale."""
        newest = self.sold()[0]

        def is_done() -> bool:
            jobs = self.read(print_jobs_of, newest.id)
            return bool(jobs) and all(job.state is PrintState.CONFIRMED for job in jobs)

        until(is_done, newest.receipt_number)
        return newest

    def without_power(self, home: Path) -> "Device":
        """Return a machine whose disk holds what this one's holds at this very moment.

        The program still runs meanwhile and is told nothing: its log is not moved, its file not
        closed, which is just how a power cut leaves a disk.
        """
        shutil.copytree(self._home, home)
        return Device(self._application, home, self.folders.papers)
