"""One door: the database on one thread, results on the main thread, faults told apart from bugs."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pos.changed import Changed
from pos.errors import NotFound, PosError
from pos.i18n import active_language, language
from pos.services.baskets import save_basket
from pos.services.products import ProductFilter, product_keys
from pos.services.till import Connection, UnitOfWork
from tests.ui.shops import STAND, stand
from ui.background import CrashReport
from ui.operations import Operations


@pytest.fixture
def operations(tmp_path: Path) -> Iterator[Operations]:
    made = Operations(lambda: stand(tmp_path))
    yield made
    made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_a_query_answers_on_the_main_thread(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    seen: list[tuple[int, bool]] = []

    def note(keys: list[int]) -> None:
        seen.append((len(keys), threading.current_thread() is threading.main_thread()))

    operations.read(owner, product_keys, ProductFilter(), done=note)

    qtbot.waitUntil(lambda: seen == [(len(STAND), True)])


def test_reads_and_writes_share_one_thread_in_the_order_asked(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    threads: list[str] = []

    def reading(_connection: Connection) -> str:
        return threading.current_thread().name

    def writing(_work: UnitOfWork) -> str:
        return threading.current_thread().name

    operations.read(owner, reading, done=threads.append)
    operations.write(owner, writing, done=threads.append)

    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] == threads[1]


def test_it_is_at_work_until_every_answer_is_there_a_fault_included(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    answers: list[object] = []

    def gone(_connection: Connection) -> None:
        raise NotFound("Ce produit n’est plus là.")

    operations.read(owner, gone, done=answers.append, failed=answers.append)
    operations.write(owner, save_basket, (), done=answers.append)
    assert operations.is_at_work

    qtbot.waitUntil(lambda: len(answers) == 2)
    qtbot.waitUntil(lambda: not operations.is_at_work)


def test_a_write_tells_every_page_what_changed(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    with qtbot.waitSignal(operations.changed) as heard:
        operations.write(owner, save_basket, ())

    assert heard.args == [Changed.BASKET]


def test_an_expected_fault_goes_to_who_asked(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    faults: list[PosError] = []

    def gone(_connection: Connection) -> None:
        raise NotFound("Ce produit n’est plus là.")

    operations.read(owner, gone, done=lambda _none: None, failed=faults.append)

    qtbot.waitUntil(lambda: [str(fault) for fault in faults] == ["Ce produit n’est plus là."])


def test_an_expected_fault_nobody_asked_about_goes_to_the_strip(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    def gone(_work: UnitOfWork) -> None:
        raise NotFound("Ce produit n’est plus là.")

    with qtbot.waitSignal(operations.refused) as heard:
        operations.write(owner, gone)

    assert heard.args is not None
    assert isinstance(heard.args[0], NotFound)


def test_a_mistake_becomes_one_report_and_the_door_stays_open(
    qtbot: QtBot, operations: Operations, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(_connection: Connection) -> None:
        raise KeyError("price")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(operations.crashed) as heard:
        operations.read(owner, wrong, done=lambda _none: None)

    assert heard.args is not None
    report = heard.args[0]
    assert isinstance(report, CrashReport)
    assert "KeyError" in report.summary
    assert "def wrong" in report.details or "in wrong" in report.details
    after: list[int] = []
    operations.read(owner, product_keys, ProductFilter(), done=lambda keys: after.append(len(keys)))
    qtbot.waitUntil(lambda: after == [len(STAND)])


def test_nothing_is_delivered_to_an_owner_that_is_gone(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    delivered: list[object] = []
    last = QObject()

    operations.read(owner, product_keys, ProductFilter(), done=delivered.append)
    shiboken6.delete(owner)
    operations.read(
        last, product_keys, ProductFilter(), done=lambda _keys: delivered.append("last")
    )

    qtbot.waitUntil(lambda: "last" in delivered)
    assert delivered == ["last"]


def test_the_language_of_who_asks_holds_on_the_other_thread(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    spoken: list[str] = []

    with language("ar"):
        operations.read(owner, lambda _connection: active_language(), done=spoken.append)
        operations.run_slow(owner, active_language, done=spoken.append)

    qtbot.waitUntil(lambda: spoken == ["ar", "ar"])
