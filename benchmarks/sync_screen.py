"""How long the screen waits while an online shop with many listings is kept true behind it.

The real window of the Sell page stands off-screen. A timer that wants to run every millisecond says
how late it is: what holds up the event loop holds up a frame.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from pos.services.till import Till, UnitOfWork
from pos.sync.engine import one_pass
from tests.channels.little_shop import LittleKeeper

if TYPE_CHECKING:
    from ui.operations import Operations

_SPAN_MS: Final = 3000
_TICK_MS: Final = 1


def latencies(
    open_till: Callable[[], Till], keeper: LittleKeeper, channel: str, *, with_passes: bool
) -> list[float]:
    """Return how many milliseconds late each tick of the event loop was.

    with_passes: one pass after another is made meanwhile, on a thread as the program has it.
    """
    with _window(open_till) as operations:
        _ticks()  # the page reads what it shows
        if not with_passes:
            return _ticks()
        with _passes(operations, keeper, channel):
            return _ticks()


@contextmanager
def _window(open_till: Callable[[], Till]) -> Iterator["Operations"]:
    """Show the Sell page on a file for the time of the block."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt decides where it draws when it is loaded.
    from PySide6.QtWidgets import QApplication

    from ui.app import Choices, Screen, new_application
    from ui.operations import Operations
    from ui.pages.sell.page import SellPage
    from ui.rail import PageEntry

    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else new_application("benchmark")
    operations = Operations(open_till)
    screen = Screen(
        application, operations, lambda: (PageEntry("Sell", "cash-register", SellPage),)
    )
    screen.show(Choices())
    try:
        yield operations
    finally:
        screen.leave()
        operations.close()


@contextmanager
def _passes(operations: "Operations", keeper: LittleKeeper, channel: str) -> Iterator[None]:
    """Make one pass after another for the time of the block, one listing in 100 wrong each time."""
    from PySide6.QtCore import QEventLoop, QTimer

    ended = threading.Event()

    def go_round() -> None:
        connector = keeper.opened()
        while not ended.is_set():
            for row in list(keeper.shop.rows.values())[::100]:
                row.number = 1  # somebody meddles
            operations.write_now(_doubt_one_in, 100)
            passed = one_pass(operations, connector, channel, lambda: 0.5, is_forced=True)
            assert not passed.fault
        connector.close()

    thread = threading.Thread(target=go_round, name="online")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        # What it still wants of the file is answered on this thread.
        loop, look = QEventLoop(), QTimer(interval=_TICK_MS)
        look.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
        look.start()
        loop.exec()


def _doubt_one_in(work: UnitOfWork, every: int) -> None:
    """Have some listings read, as an order about them would."""
    statement = text("UPDATE sync_listing SET is_doubtful = 1 WHERE rowid % :every = 0")
    work.connection.execute(statement, {"every": every})


def _ticks() -> list[float]:
    """Let the event loop run for a while; return by how much each tick was late, milliseconds."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    moments = [time.perf_counter_ns()]
    loop = QEventLoop()
    probe = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_TICK_MS)
    probe.timeout.connect(lambda: moments.append(time.perf_counter_ns()))
    probe.start()
    QTimer.singleShot(_SPAN_MS, loop.quit)
    loop.exec()
    probe.stop()
    spans = zip(moments[1:], moments, strict=False)
    return [max(0.0, (after - before) / 1e6 - _TICK_MS) for after, before in spans]
