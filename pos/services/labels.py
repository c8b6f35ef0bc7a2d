"""What is printed on labels, how it was chosen last, and how many pieces there are to label."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.changed import Changed
from pos.documents.label_run import LabelRun
from pos.documents.price_label import (
    LabelContent,
    LabelFacts,
    Part,
    Symbol,
    code_of,
    price_label,
)
from pos.domain.floor_word import clean_word
from pos.domain.person import Act
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.tax import tax_for
from pos.journal.kinds import SettingSaved
from pos.services.catalogue import RECEIVED
from pos.services.device import LabelPrinter, device_settings, save_device_settings
from pos.services.marks import marks, marks_for
from pos.services.own_codes import code_to_come, give_codes
from pos.services.people import require
from pos.services.products import product_rows
from pos.services.receipts import PrinterRole, PrintJob, asked_of, queue_paper
from pos.services.settings import saved_under
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import entry_key, id_of, key_of
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

# The name of labels in the print queue.
LABELS: Final = "labels"
_NAME: Final = "labels"
_PREFIX: Final = "labels."
_WORD: Final = "floor_word"
_LAST_SEQ: Final = (1 << 32) - 1
# One parameter however many keys, so that the statement is always the same.
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
_COUNTS: Final = Prepared(
    select(schema.product.c.key, schema.product.c.unit, schema.stock.c.on_hand)
    .outerjoin(
        schema.stock,
        (schema.stock.c.product == schema.product.c.key)
        & (schema.stock.c.place == bindparam("place")),
    )
    .where(schema.product.c.key.in_(_GIVEN))
)


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """How labels were last printed on this device.

    stock: name of the sheets, empty for the usual ones. on_roll: they went to the label printer.
    start: place of the first free label on the sheet begun, from 0. right_tenths, down_tenths:
    what makes good for the printer of sheets, in tenths of a millimetre.
    languages, parts, symbol: as in `LabelContent`.
    """

    stock: str = ""
    on_roll: bool = False
    start: int = 0
    right_tenths: int = 0
    down_tenths: int = 0
    languages: tuple[str, ...] = ()
    parts: tuple[Part, ...] = LabelContent().parts
    symbol: Symbol = Symbol.BARS


@dataclass(frozen=True, slots=True)
class LabelsAsked:
    """Labels in the print queue. products: ids, and how many labels of each; on: ISO date."""

    products: tuple[tuple[str, int], ...]
    content: LabelContent
    on: str


@dataclass(frozen=True, slots=True)
class ToLabel:
    """Pieces of one product: how many are here, and how many came in today."""

    on_hand: int
    received: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A product and what its label needs. has_code: False while its code is only to come."""

    key: int
    facts: LabelFacts
    has_code: bool


def label_choice(connection: Connection) -> LabelChoice:
    """Return what was chosen last, or what a new device starts with."""
    return saved_device(connection, _NAME, LabelChoice) or LabelChoice()


def save_label_choice(work: UnitOfWork, choice: LabelChoice) -> None:
    """Keep what was chosen."""
    save_device(work.connection, _NAME, choice)
    work.note_changed(Changed.DEVICE)


def save_label_printer(work: UnitOfWork, printer: LabelPrinter) -> None:
    """Keep the label printer of this device, and nothing else of its settings."""
    save_device_settings(work, replace(device_settings(work.connection), labels=printer))


def floor_word(connection: Connection) -> str:
    """Return the ten letters of the business for floor prices, or empty."""
    return str(saved_under(connection, _PREFIX).get(_WORD, ""))


def save_floor_word(work: UnitOfWork, text: str) -> str:
    """Keep the ten letters, on every till of the business; raises `WordNotAccepted`."""
    word = clean_word(text)
    if word != floor_word(work.connection):
        require(work, Act.CHANGE_SETTINGS)
        work.record(SettingSaved(changes={f"{_PREFIX}{_WORD}": word}))
    return word


def labelled(connection: Connection, keys: Sequence[int], on: date) -> list[Labelled]:
    """Return what the labels of these products say on a day; keys of things gone are left out.

    A product without a code is shown with the one to come (`pos.services.own_codes`).
    """
    here = counter(connection)
    found, known = [], marks(connection)
    for row in product_rows(connection, keys, here.here.id):
        product, has_code = row.product, bool(code_of(row.product))
        if not has_code:
            product = replace(product, barcode=code_to_come(connection))
        tax = tax_for(here.seller.status, here.seller.charges_tax, product.tax_class, on)
        holding = marks_for(known, row.product, on)
        charges_tax = tax.rate is not None
        facts = LabelFacts(product, row.maker, charges_tax=charges_tax, marks=holding)
        found.append(Labelled(row.key, facts, has_code))
    return found


def ready_labels(work: UnitOfWork, keys: Sequence[int], on: date) -> list[Labelled]:
    """Give a code to each product that has none, then return what the labels say on a day."""
    give_codes(work, [id_of(key) for key in keys])
    return labelled(work.connection, keys, on)


def queue_labels(
    work: UnitOfWork, products: Sequence[tuple[str, int]], content: LabelContent, on: date
) -> None:
    """Put labels at the end of the queue of the label printer: ids, and how many of each."""
    asked = LabelsAsked(tuple(products), content, on.isoformat())
    queue_paper(work, LABELS, asked, printer=PrinterRole.LABELS)


def label_run(connection: Connection, job: PrintJob) -> LabelRun:
    """Write the labels that a job of the queue asks for."""
    asked = asked_of(job, LabelsAsked)
    counts = {key_of(product_id): count for product_id, count in asked.products}
    found = labelled(connection, list(counts), date.fromisoformat(asked.on))
    labels = tuple((price_label(one.facts, asked.content), counts[one.key]) for one in found)
    languages = asked.content.languages
    return LabelRun(title=LABELS, languages=languages, blocks=(), labels=labels, job=job.id)


def to_label(connection: Connection, keys: Sequence[int], since: int) -> dict[int, ToLabel]:
    """Return the pieces of each product here; since: when the day began, microseconds UTC.

    What is sold by measure counts as one piece.
    """
    here = counter(connection).here.id
    received = _received(connection, here, since)
    given = {"keys": json.dumps(list(keys)), "place": key_of(here)}
    return {
        row.key: ToLabel(
            _pieces(row.unit, row.on_hand or 0), _pieces(row.unit, received.get(row.key, 0))
        )
        for row in _COUNTS.rows(connection, given)
    }


def _pieces(unit: str, thousandths: int) -> int:
    if unit != Unit.PIECE.value:
        return int(thousandths > 0)
    return max(0, thousandths // THOUSAND)


def _received(connection: Connection, place: str, since: int) -> dict[int, int]:
    """Sum what came in, by product. Time never runs backwards within a till: its key range will do.

    There is no index of movements by time: the first entry of the day is looked for by halves.
    """
    moved, sums = schema.movement.c, dict[int, int]()
    for till in connection.execute(select(schema.till.c.till)).scalars().all():
        first = entry_key(till, _first_since(connection, till, since))
        query = (
            select(moved.product, func.sum(moved.quantity))
            .where(moved.entry.between(first, entry_key(till, _LAST_SEQ)))
            .where(moved.cause == RECEIVED, moved.place == key_of(place))
            .group_by(moved.product)
        )
        for product, quantity in connection.execute(query):
            sums[product] = sums.get(product, 0) + quantity
    return sums


def _first_since(connection: Connection, till: str, since: int) -> int:
    journal = schema.journal.c
    newest = select(func.max(journal.seq)).where(journal.till == till)
    low, high = 1, (connection.execute(newest).scalar() or 0) + 1
    while low < high:
        middle = (low + high) // 2
        query = select(journal.at).where(journal.till == till, journal.seq == middle)
        at = connection.execute(query).scalar()
        if at is None or at < since:
            low = middle + 1
        else:
            high = middle
    return low
