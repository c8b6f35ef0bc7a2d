"""The queue of papers: what is asked for waits its turn for its own printer, through a restart."""

import pytest

from pos.services.papers import PaperNotWritten, waiting_paper
from pos.services.receipts import (
    ENTRY,
    PrinterRole,
    PrintState,
    asked_of,
    next_print_job,
    print_jobs_of,
    print_states,
    queue_paper,
    queue_receipt,
    set_print_state,
)
from tests.factories import Shop

LABELS = PrinterRole.LABELS


def test_a_paper_is_queued_with_what_was_asked_of_it(shop: Shop) -> None:
    shop.till.write(queue_paper, "labels", [["BAB-40", 12], ["زليج", 3]])

    job = shop.till.read(next_print_job)

    assert job is not None
    assert (job.paper, job.sale, job.is_copy) == ("labels", "", False)
    assert asked_of(job, list[tuple[str, int]]) == [("BAB-40", 12), ("زليج", 3)]


def test_each_printer_has_a_queue_of_its_own(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    shop.till.write(lambda work: queue_paper(work, ENTRY, entry=sold.id, printer=LABELS))

    for_receipts = shop.till.read(next_print_job)
    for_labels = shop.till.read(next_print_job, LABELS)

    assert for_receipts is not None
    assert for_labels is not None
    assert for_receipts.id < for_labels.id
    shop.till.write(set_print_state, for_receipts.id, PrintState.CONFIRMED)
    assert shop.till.read(next_print_job) is None
    assert shop.till.read(next_print_job, LABELS) == for_labels


def test_what_waits_is_still_there_after_a_restart(shop: Shop) -> None:
    shop.till.write(queue_paper, "labels", {"sku": "BAB-40"})
    before = shop.till.read(next_print_job)

    again = shop.reopened()

    assert again.till.read(next_print_job) == before
    again.till.close()


def test_another_paper_of_a_sale_says_nothing_about_its_receipt(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    receipt = shop.till.read(next_print_job)
    assert receipt is not None
    shop.till.write(set_print_state, receipt.id, PrintState.CONFIRMED)

    shop.till.write(lambda work: queue_paper(work, "gift", entry=sold.id))

    assert shop.till.read(print_jobs_of, sold.id) == [
        job for job in shop.till.read(print_jobs_of, sold.id) if job.id == receipt.id
    ]
    assert shop.till.read(print_states, [sold.id]) == {sold.id: PrintState.CONFIRMED}


def test_only_the_receipt_itself_opens_the_drawer(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    first = shop.till.read(waiting_paper)
    assert first is not None
    shop.till.write(set_print_state, first.job, PrintState.CONFIRMED)
    shop.till.write(lambda work: queue_receipt(work, sold.id, is_copy=True))

    copy = shop.till.read(waiting_paper)

    assert first.moves_cash
    assert copy is not None
    assert not copy.moves_cash


def test_a_paper_of_something_that_is_not_here_names_its_job(shop: Shop) -> None:
    shop.till.write(lambda work: queue_paper(work, ENTRY, entry="000000-9"))
    job = shop.till.read(next_print_job)
    assert job is not None

    with pytest.raises(PaperNotWritten) as fault:
        shop.till.read(waiting_paper)

    assert fault.value.job == job.id
