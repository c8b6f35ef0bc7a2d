"""The papers of a shift: what was counted and sold, drawn from the entry, copied as such."""

import pytest

from pos.documents.shift_paper import ShiftPaper
from pos.domain.money import MAD, Money
from pos.domain.person import PersonRole
from pos.domain.shift import CashCount, CashReason
from pos.domain.trade import TradeRules
from pos.errors import NotFound
from pos.services.papers import paper_of, receipt_of, waiting_paper
from pos.services.people import add_person
from pos.services.pins import switch_to
from pos.services.receipts import PrintState, print_jobs_of, reprint, set_print_state
from pos.services.selling import TillNotOpen, check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with, pay_out
from pos.services.shift_papers import x_paper, z_paper
from pos.services.shop import save_seller
from pos.services.trade import save_trade_rules
from tests.documents.test_receipt import texts
from tests.factories import NOON, Shop, a_company, a_line, dh, exact_cash


def opened_and_sold(shop: Shop) -> None:
    floats = (CashCount(dh("500")), CashCount(Money(2000, "EUR")))
    shop.till.write(open_shift_with, floats)
    shop.sell(shop.add())
    shop.till.write(pay_out, dh("35"), CashReason.EXPENSE, "thé")


def said(paper: ShiftPaper) -> str:
    return "\n".join(texts(paper))  # type: ignore[arg-type]


def test_a_closing_is_queued_for_the_printer_in_the_same_transaction(shop: Shop) -> None:
    opened_and_sold(shop)
    done = shop.till.write(close_shift, Closing((CashCount(dh("655")),))).result

    first = shop.till.read(waiting_paper)
    assert first is not None
    shop.till.write(set_print_state, first.job, PrintState.CONFIRMED)
    second = shop.till.read(waiting_paper)

    assert second is not None
    assert second.document == shop.till.read(z_paper, done.id)
    assert [job.is_copy for job in shop.till.read(print_jobs_of, done.id)] == [False]


def test_the_paper_follows_from_the_kind_of_entry(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    shop.till.write(open_shift_with, (CashCount(dh("0")),))
    done = shop.till.write(close_shift, Closing(())).result

    assert shop.till.read(paper_of, sold.id) == shop.till.read(receipt_of, sold.id)
    assert shop.till.read(paper_of, done.id) == shop.till.read(z_paper, done.id)
    with pytest.raises(NotFound):
        shop.till.read(paper_of, "000000-9")


def test_a_copy_says_so_is_written_down_and_has_a_name_of_its_own(shop: Shop) -> None:
    opened_and_sold(shop)
    done = shop.till.write(close_shift, Closing(())).result
    paper = shop.till.read(z_paper, done.id)
    entries = shop.till.full_check().verdicts[0].entries

    shop.till.write(reprint, done.id, paper.number)

    copy = shop.till.read(lambda c: z_paper(c, done.id, is_copy=True))
    assert shop.till.full_check().verdicts[0].entries == entries + 1
    assert "DUPLICATA" in said(copy)
    assert "DUPLICATA" not in said(paper)
    assert copy.file_name == f"{paper.number}_{done.id}_copy"


def test_a_closing_says_everything_that_was_counted(shop: Shop) -> None:
    opened_and_sold(shop)
    counts = (CashCount(dh("650")), CashCount(Money(2000, "EUR")))
    closing = Closing(counts, {MAD: "rendu de trop"}, note="vent fort")
    done = shop.till.write(close_shift, closing).result

    paper = said(shop.till.read(z_paper, done.id))

    for text in (
        f"Clôture Z-{shop.name[:3]}-0001",
        f"{shop.name[:3]}-000001 – 000001",
        "Dépense du stand",
        "thé",
        "655 DH",
        "650 DH",
        "-5 DH",
        "rendu de trop",
        "20 EUR",
        "vent fort",
        "Total perpétuel",
        "Vérifié par (nom et signature)",
        done.check,
        done.hash[:32],
        done.hash[32:],
    ):
        assert text in paper


def test_a_copy_made_later_names_the_seller_of_that_day(shop: Shop) -> None:
    opened_and_sold(shop)
    done = shop.till.write(close_shift, Closing(())).result
    before = shop.till.read(z_paper, done.id)

    shop.till.write(save_seller, a_company())

    assert shop.till.read(z_paper, done.id) == before


def test_a_report_so_far_closes_nothing_and_has_no_number(shop: Shop) -> None:
    assert shop.till.read(x_paper, NOON) is None
    opened_and_sold(shop)

    paper = shop.till.read(x_paper, shop.clock.now)

    assert paper is not None
    assert (paper.number, paper.entry_id) == (f"X-{shop.name[:3]}", "")
    assert "la vente continue" in said(paper)
    assert "Signature" not in said(paper)


def test_who_counts_blindly_is_not_told_what_there_should_be(shop: Shop) -> None:
    opened_and_sold(shop)
    told = shop.till.read(x_paper, NOON)
    shop.till.write(add_person, "Aïcha", PersonRole.MANAGER)
    helper = shop.till.write(add_person, "Salma", PersonRole.SELLER).result
    shop.till.write(switch_to, helper, "")

    blind = shop.till.read(x_paper, NOON)

    assert told is not None
    assert blind is not None
    assert "Attendu" in said(told)
    assert "Attendu" not in said(blind)
    assert "655" not in said(blind)


def test_people_are_named_on_the_paper(shop: Shop) -> None:
    manager = shop.till.write(add_person, "Aïcha", PersonRole.MANAGER).result
    second = shop.till.write(add_person, "Salma", PersonRole.MANAGER).result
    shop.till.write(switch_to, manager, "")
    opened_and_sold(shop)

    done = shop.till.write(close_shift, Closing((), verified_by=second)).result

    paper = said(shop.till.read(z_paper, done.id))
    assert "Aïcha" in paper
    assert "Vérifié par Salma (signature)" in paper


def test_a_business_may_ask_to_open_the_till_first(shop: Shop) -> None:
    shop.till.write(save_trade_rules, TradeRules(needs_shift=True))
    line = a_line(shop.add())

    with pytest.raises(TillNotOpen):
        shop.till.write(check_out, (line,), (exact_cash(line.total),))

    shop.till.write(open_shift_with, (CashCount(dh("0")),))
    assert shop.till.write(check_out, (line,), (exact_cash(line.total),)).result.sale.number == 1
