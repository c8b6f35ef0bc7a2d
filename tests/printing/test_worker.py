"""The print worker: in order, once, never in the way of a sale."""

import threading
from collections import deque
from collections.abc import Callable

import pytest

from pos.documents.document import Document
from pos.i18n import active_language, language
from pos.printing.outcome import CONFIRMED, Outcome, PaperOut
from pos.printing.worker import PrintWorker, Ticket
from pos.services.receipts import PrintState

PATIENCE = 10.0


class Queue:
    """Jobs in memory; says when the last one has ended."""

    def __init__(self, *jobs: int) -> None:
        self.waiting = deque(jobs)
        self.states: list[tuple[int, PrintState, str]] = []
        self.ended = threading.Semaphore(0)

    def take_next(self) -> Ticket | None:
        if not self.waiting:
            return None
        job = self.waiting.popleft()
        return Ticket(job, str(job), Document(str(job), ("fr",), ()))

    def set_state(self, job: int, state: PrintState, detail: str = "") -> None:
        self.states.append((job, state, detail))
        if state is not PrintState.SENDING:
            self.ended.release()

    def wait_for(self, count: int) -> None:
        for _ in range(count):
            assert self.ended.acquire(timeout=PATIENCE)


def confirm(_ticket: Ticket) -> Outcome:
    return CONFIRMED


def no_paper(_ticket: Ticket) -> Outcome:
    raise PaperOut("No paper.")


def finished(*jobs: int, deliver: Callable[[Ticket], Outcome]) -> Queue:
    queue = Queue(*jobs)
    worker = PrintWorker(queue, deliver)
    worker.wake()
    queue.wait_for(len(jobs))
    assert worker.stop(PATIENCE)
    return queue


def test_jobs_are_printed_in_order_each_once() -> None:
    queue = finished(1, 2, 3, deliver=confirm)

    ends = [(job, state) for job, state, _ in queue.states]
    sending, confirmed = PrintState.SENDING, PrintState.CONFIRMED
    assert ends == [pair for job in (1, 2, 3) for pair in ((job, sending), (job, confirmed))]


def test_a_fault_is_told_and_the_next_job_is_tried() -> None:
    queue = finished(1, 2, deliver=no_paper)

    ends = [each for each in queue.states if each[1] is not PrintState.SENDING]
    assert ends == [(1, PrintState.FAILED, "No paper."), (2, PrintState.FAILED, "No paper.")]


def test_a_maybe_is_kept_with_its_sentence_and_not_tried_again() -> None:
    queue = finished(1, deliver=lambda _: Outcome(PrintState.MAYBE, "Look."))

    assert queue.states == [(1, PrintState.SENDING, ""), (1, PrintState.MAYBE, "Look.")]


def test_waking_returns_while_the_printer_is_still_busy() -> None:
    queue, begun, may_end = Queue(1), threading.Event(), threading.Event()

    def slowly(_ticket: Ticket) -> Outcome:
        begun.set()
        assert may_end.wait(PATIENCE)
        return CONFIRMED

    worker = PrintWorker(queue, slowly)
    worker.wake()
    assert begun.wait(PATIENCE)
    assert not worker.stop(0)
    may_end.set()

    assert worker.stop(PATIENCE)
    assert queue.states[-1] == (1, PrintState.CONFIRMED, "")


def test_a_job_that_comes_later_is_printed_when_the_worker_is_woken() -> None:
    queue = Queue(1)
    worker = PrintWorker(queue, confirm)
    worker.wake()
    queue.wait_for(1)

    queue.waiting.append(2)
    worker.wake()

    queue.wait_for(1)
    assert worker.stop(PATIENCE)


def test_many_wakings_at_once_print_nothing_twice() -> None:
    queue = Queue(*range(50))
    worker = PrintWorker(queue, confirm)
    callers = [threading.Thread(target=worker.wake) for _ in range(20)]

    for caller in callers:
        caller.start()
    queue.wait_for(50)

    for caller in callers:
        caller.join()
    assert worker.stop(PATIENCE)
    assert [job for job, state, _ in queue.states if state is PrintState.CONFIRMED] == [*range(50)]


def test_a_stopped_worker_takes_nothing_more() -> None:
    queue = Queue(1)
    worker = PrintWorker(queue, confirm)
    assert worker.stop(PATIENCE)

    worker.wake()

    assert worker.stop(PATIENCE)
    assert queue.states == []


def test_faults_speak_the_language_of_the_program() -> None:
    spoken: list[str] = []
    queue = Queue(1)

    def listen(_ticket: Ticket) -> Outcome:
        spoken.append(active_language())
        return CONFIRMED

    with language("ar"):
        PrintWorker(queue, listen).wake()
        queue.wait_for(1)

    assert spoken == ["ar"]


def test_a_mistake_in_the_program_is_reported_and_leaves_a_maybe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported: list[object] = []
    told = threading.Event()

    def report(arguments: threading.ExceptHookArgs) -> None:
        reported.append(arguments.exc_value)
        told.set()

    def mistaken(ticket: Ticket) -> Outcome:
        if ticket.job == 1:
            raise ValueError("a mistake")
        return CONFIRMED

    monkeypatch.setattr(threading, "excepthook", report)
    queue = Queue(1, 2)
    worker = PrintWorker(queue, mistaken)
    worker.wake()
    assert told.wait(PATIENCE)
    worker.wake()
    queue.wait_for(2)

    assert worker.stop(PATIENCE)
    assert [str(each) for each in reported] == ["a mistake"]
    assert [(job, state) for job, state, _ in queue.states if state is not PrintState.SENDING] == [
        (1, PrintState.MAYBE),
        (2, PrintState.CONFIRMED),
    ]
