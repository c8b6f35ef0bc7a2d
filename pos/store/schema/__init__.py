"""Every table, by what it is for: `schema.sale` wherever it stands.

Three groups: the journal; projections, dropped and replayed when they change shape; and this
device's own things (work in hand, photos), which are nobody else's business and are kept.
"""

from typing import Final

from pos.store.schema.answers import answer, answered_fact
from pos.store.schema.business import clock_jump, person, place, setting, till, till_step
from pos.store.schema.catalogue import SEARCH_DDL, code, maker, price_set, product
from pos.store.schema.columns import metadata
from pos.store.schema.dossiers import dossier_step
from pos.store.schema.entries import TRIGGERS, journal
from pos.store.schema.goods import (
    count_begun,
    counted,
    explanation,
    fair,
    movement,
    stock,
    stray_code,
)
from pos.store.schema.orders import customer, made_order, order_step
from pos.store.schema.own import (
    aside,
    basket,
    contact,
    counting,
    counting_code,
    device,
    photo,
    pin,
    print_job,
)
from pos.store.schema.sales import (
    credit_note,
    invoice,
    line_link,
    line_maker,
    reprint,
    sale,
    sale_line,
    stale_price,
    tender,
    tender_step,
)
from pos.store.schema.shifts import cash_move, shift

__all__ = [
    "APPLICATION_ID",
    "OWN",
    "PROJECTIONS",
    "SEARCH_DDL",
    "TRIGGERS",
    "VERSION",
    "answer",
    "answered_fact",
    "aside",
    "basket",
    "cash_move",
    "clock_jump",
    "code",
    "contact",
    "count_begun",
    "counted",
    "counting",
    "counting_code",
    "customer",
    "device",
    "dossier_step",
    "credit_note",
    "explanation",
    "fair",
    "invoice",
    "journal",
    "line_link",
    "line_maker",
    "made_order",
    "maker",
    "metadata",
    "movement",
    "order_step",
    "person",
    "photo",
    "pin",
    "place",
    "price_set",
    "print_job",
    "product",
    "reprint",
    "sale",
    "sale_line",
    "setting",
    "shift",
    "stale_price",
    "stock",
    "stray_code",
    "tender",
    "tender_step",
    "till",
    "till_step",
]

# Raised when a table changes shape: an older file is replayed, a newer one is refused.
VERSION: Final = 6
APPLICATION_ID: Final = 0x52484241  # "RHBA"

PROJECTIONS: Final = (
    till,
    product,
    maker,
    place,
    setting,
    code,
    movement,
    stock,
    counted,
    count_begun,
    explanation,
    stray_code,
    fair,
    sale,
    sale_line,
    tender,
    tender_step,
    line_maker,
    person,
    customer,
    shift,
    cash_move,
    made_order,
    order_step,
    invoice,
    credit_note,
    reprint,
    till_step,
    answer,
    answered_fact,
    clock_jump,
    dossier_step,
    line_link,
    price_set,
    stale_price,
)

OWN: Final = (device, basket, print_job, photo, contact, pin, counting, counting_code, aside)
