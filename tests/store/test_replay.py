"""Tables are what the journal says: dropped and replayed, they come out the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from pos.domain.credit_note import Corrected
from pos.domain.mark import QualityMark
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order, OrderState
from pos.domain.product import Product
from pos.domain.quantity import Unit, pieces
from pos.domain.shift import CashCount, CashReason
from pos.domain.tender import TenderState, foreign_cash
from pos.domain.terms import MakerShare
from pos.journal.canonical import canonical
from pos.journal.kinds import (
    AccountEntered,
    CashMoved,
    ChannelSaved,
    ClockJumped,
    CountBegun,
    CreditNoteMade,
    CustomerAdded,
    CustomerErased,
    DiscrepancyAnswered,
    DossierHandedOver,
    FairSaved,
    InvoiceMade,
    LineLinked,
    ListingLinked,
    MakerNamed,
    OnlineAnswered,
    OnlineOrderSeen,
    OrderChanged,
    OrderTaken,
    PersonSaved,
    ProductSaved,
    SettlementMade,
    ShiftClosed,
    ShiftOpened,
    StockCounted,
    StrayCode,
    TenderFollowed,
    TillAdmitted,
    TillRevoked,
)
from pos.services.baskets import open_basket, save_basket
from pos.services.catalogue import add_maker, archive_product, edit_product, set_on_hand
from pos.services.marks import save_mark
from pos.services.receipts import PrintJob, PrintState, next_print_job, reprint
from pos.services.shop import counter, rename_place, save_seller
from pos.services.till import open_till
from pos.store import schema
from pos.store.driver import dbapi
from pos.store.faults import FileDamaged
from pos.store.file import ddl
from pos.store.foreign import append_run
from pos.store.replay import rebuild
from tests.factories import (
    HOUR,
    MINUTE,
    NOON,
    Shop,
    a_company,
    a_key,
    a_line,
    a_product,
    an_entry,
    dh,
    exact_cash,
    metres,
    opening,
)
from tests.journal.bodies import BODIES
from tests.store.snapshot import Snapshot, snapshot

# Kinds of which the frozen body is good enough.
_AS_FROZEN = (
    AccountEntered,
    SettlementMade,
    DossierHandedOver,
    ChannelSaved,
    ListingLinked,
    OnlineOrderSeen,
    OnlineAnswered,
)


def a_day(shop: Shop) -> None:
    """Do a little of everything that leaves an entry."""
    maker = shop.till.write(add_maker, Names(fr="Fatima"), "0600000000").result
    said = shop.till.write(add_maker, Names(fr="Saïd")).result
    shop.till.write(save_mark, QualityMark("", Names(fr="AOP"), date(2027, 1, 1), maker=maker))
    both = (MakerShare(maker, 600), MakerShare(said, 400))
    shop.sell(shop.add(a_product(maker=maker, shares=both, commission_bp=1000)))
    tajine = shop.add(a_product(sku="TAJ-1", barcode="6111234567895", maker=maker), pieces(9))
    cloth = shop.add(a_product(unit=Unit.METRE, names=Names(fr="Sabra")), metres("20"))
    shop.sell(tajine, pieces(2))
    sold = shop.sell(cloth, metres("2.5"))
    shop.till.write(edit_product, replace(tajine, price=dh("200"), names=Names(fr="Grand tajine")))
    shop.till.write(set_on_hand, tajine, pieces(5))
    shop.till.write(archive_product, cloth.id)
    shop.till.write(reprint, sold.id, sold.sale.receipt_number)
    shop.till.write(save_seller, a_company(names=Names(fr="SARL")))
    shop.till.write(rename_place, Names(fr="Foire de Fès"))
    another_price(shop, tajine)
    answers(shop, tajine, sold.id)
    a_day_of_money(shop, sold.id, maker)
    with shop.store.begin() as work:
        for body in BODIES:
            if isinstance(body, _AS_FROZEN):
                work.record(body)


def another_price(shop: Shop, product: Product) -> None:
    """Take in what another till asked for a product before this one sold it."""
    said = canonical(ProductSaved({"price_minor": 17_000}, product=product.id))
    opened = an_entry(a_key(), None, "till_opened", canonical(opening(a_key())), NOON - HOUR)
    priced = an_entry(a_key(), opened, "product_saved", said, NOON - MINUTE)
    with shop.store.begin() as work:
        append_run(work.connection, [opened, priced])


def answers(shop: Shop, product: Product, sale: str) -> None:
    """Find the clock running behind, and answer what does not agree."""
    place = shop.till.read(counter).here.id
    with shop.store.begin() as work:
        work.record(ClockJumped(NOON - HOUR))
        work.record(LineLinked(sale, 1, product.id, product.names, place, pieces(1), NOON))
        work.record(DiscrepancyAnswered("no_maker", sale, (sale, "-1000"), "seen", part="1"))


def a_day_of_money(shop: Shop, sale: str, maker: str) -> None:
    """Write down what happens around the sales: people, the drawer, customers, an order."""
    deposit = (foreign_cash(dh("250"), Money(3000, "EUR"), Decimal(10)),)
    with shop.store.begin() as work:
        person = work.record(PersonSaved({"name": "Aïcha"})).id
        work.record(PersonSaved({"role": "manager"}, person=person))
        customer = work.record(CustomerAdded()).id
        shift = work.record(ShiftOpened((CashCount(dh("500")),), by=person)).id
        work.record(CashMoved(shift, dh("-20"), CashReason.EXPENSE))
        work.record(MakerNamed(sale, 1, maker))
        work.record(InvoiceMade(sale, "7K3-F", 1))
        work.record(CreditNoteMade(sale, "7K3-AV", 1, (Corrected(sale, "7K3-F-000001"),)))
        work.record(TenderFollowed(sale, 1, TenderState.PAID, (exact_cash(dh("5")),), shift))
        order = Order("7K3", 1, Names("Table"), pieces(1), dh("900"), DepositKind.ARRHES)
        taken = work.record(OrderTaken(order, deposit, 1, shift)).id
        work.record(OrderChanged(taken, OrderState.READY))
        closed = next(body for body in BODIES if isinstance(body, ShiftClosed))
        work.record(msgspec.structs.replace(closed, shift=shift))
        work.record(CustomerErased(customer))
        fair = work.record(FairSaved({"fr": "Salon"})).id
        work.record(TillAdmitted("7K3Q2M", "00" * 32, "Stand 25", "B"))
        work.record(TillRevoked("7K3Q2M", 1))
        count = work.record(CountBegun(fair, Names("Salon"))).id
        counted = next(body for body in BODIES if isinstance(body, StockCounted))
        stray = (StrayCode(code="6111", times=2),)
        work.record(msgspec.structs.replace(counted, place=fair, count=count, strays=stray))


def replayed(shop: Shop) -> Snapshot:
    with shop.store.begin() as work:
        rebuild(work.connection)
    return snapshot(shop.store)


def test_replaying_gives_the_very_same_tables(shop: Shop) -> None:
    a_day(shop)
    live = snapshot(shop.store)

    assert replayed(shop) == live
    assert all(live[table.name] for table in schema.PROJECTIONS), "every table was put to the test"
    assert live["product_search"]


def test_replaying_mends_tables_that_were_tampered_with(shop: Shop) -> None:
    a_day(shop)
    live = snapshot(shop.store)
    with shop.store.begin() as work:
        work.connection.execute(text("UPDATE sale SET total_minor = 1"))
        work.connection.execute(text("DELETE FROM stock"))

    assert snapshot(shop.store) != live
    assert replayed(shop) == live


def test_replaying_leaves_the_devices_own_things_alone(shop: Shop) -> None:
    line = a_line(shop.add())
    shop.till.write(save_basket, (line,))

    replayed(shop)

    assert shop.till.read(open_basket).lines == (line,)


def test_a_replay_cut_off_leaves_the_tables_as_they_were(shop: Shop) -> None:
    a_day(shop)
    live = snapshot(shop.store)

    def pull_the_plug(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), shop.store.begin() as work:
        rebuild(work.connection, pull_the_plug)

    assert snapshot(shop.store) == live


def made_older(shop: Shop) -> None:
    """Make the closed file that of an older program: other tables, and one of its own missing."""
    connection = dbapi().connect(str(shop.path), isolation_level=None)
    connection.execute("ALTER TABLE sale ADD COLUMN forgotten TEXT")
    connection.execute("CREATE TABLE old_table (id INTEGER)")
    connection.execute("DROP TABLE photo")
    connection.execute("PRAGMA user_version = 0")
    connection.close()


def test_a_file_of_an_older_version_is_copied_aside_and_replayed(shop: Shop) -> None:
    a_day(shop)
    live, progress = snapshot(shop.store), list[tuple[int, int]]()
    shop.till.close()
    made_older(shop)

    till = open_till(shop.path, shop.keys, shop.clock, lambda d, t: progress.append((d, t)))
    shop.till = till

    assert snapshot(shop.store) == live
    assert progress[-1][0] == progress[-1][1] == len(journal(shop))
    assert tables(shop.path) == set(ddl())
    assert "old_table" in tables(copy_of(shop.path)), "the copy is the file as it was"
    shop.reopened().till.close()


# The print queue of version 2, which knew receipts alone.
OLDER_QUEUE = """
DROP TABLE print_job;
CREATE TABLE print_job (
    id INTEGER NOT NULL, sale TEXT NOT NULL, is_copy INTEGER NOT NULL, state TEXT NOT NULL,
    detail TEXT NOT NULL, queued_at INTEGER NOT NULL, PRIMARY KEY (id)
) STRICT;
CREATE INDEX print_job_sale ON print_job (sale);
CREATE INDEX print_job_state ON print_job (state);
INSERT INTO print_job VALUES (7, '7K3Q2M-3', 1, 'queued', '', 5);
PRAGMA user_version = 2;
"""


def test_what_an_older_program_queued_is_printed_by_this_one(shop: Shop) -> None:
    shop.till.close()
    connection = dbapi().connect(str(shop.path), isolation_level=None)
    connection.executescript(OLDER_QUEUE)
    connection.close()

    shop.till = open_till(shop.path, shop.keys, shop.clock)

    assert shop.till.read(next_print_job) == PrintJob(
        id=7, sale="7K3Q2M-3", is_copy=True, state=PrintState.QUEUED, detail="", queued_at=5
    )
    assert tables(shop.path) == set(ddl())
    shop.reopened().till.close()


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-before-v{schema.VERSION}")


def journal(shop: Shop) -> list[tuple[object, ...]]:
    with shop.store.reading() as connection:
        return [tuple(row) for row in connection.execute(schema.journal.select())]


def tables(path: Path) -> set[str]:
    connection = dbapi().connect(str(path))
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'product_search_%'"
    ).fetchall()
    connection.close()
    return {name for (name,) in names}


def written(shop: Shop, kind: str, body: bytes) -> None:
    """Write the opening of another till and one more entry, past every check of ours."""
    first = an_entry(a_key(), None, "clock_jumped", canonical({"clock_at": 1}))
    second = an_entry(a_key(), first, kind, body)
    with shop.store.begin() as work:
        for e in (first, second):
            row = (e.till, e.seq, e.at, e.kind, e.body, e.hash, e.signature)
            values = dict(zip(schema.journal.columns.keys(), row, strict=True))
            work.connection.execute(schema.journal.insert(), values)


def test_an_entry_of_a_newer_kind_is_kept_and_counted(shop: Shop) -> None:
    written(shop, "loan_granted", b'{"maker":"x"}')

    with shop.store.begin() as work:
        assert rebuild(work.connection) == 1

    assert len([row for row in journal(shop) if row[3] == "loan_granted"]) == 1


@pytest.mark.parametrize("body", [b"{}", b"{", b"\xff", b'{"changes":7}'])
def test_an_entry_that_cannot_be_read_is_told_as_damage(shop: Shop, body: bytes) -> None:
    written(shop, "product_saved", body)

    with pytest.raises(FileDamaged), shop.store.begin() as work:
        rebuild(work.connection)


def test_a_long_journal_is_read_in_batches_and_its_progress_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.store.replay._PROGRESS_EVERY", 3)
    a_day(shop)
    told = list[tuple[int, int]]()

    with shop.store.begin() as work:
        rebuild(work.connection, lambda done, total: told.append((done, total)))

    total = len(journal(shop))
    assert told == [(n, total) for n in range(1, total + 1) if n % 3 == 0 or n == total]


def test_an_older_file_that_cannot_be_replayed_is_told_and_left_as_it_was(shop: Shop) -> None:
    written(shop, "product_saved", b"{}")
    shop.till.close()
    made_older(shop)

    with pytest.raises(FileDamaged):
        open_till(shop.path, shop.keys, shop.clock)

    assert "old_table" in tables(shop.path)
