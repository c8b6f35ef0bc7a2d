"""Settling with 300 makers in one run: looked at, posted, and 200 statements written as PDF.

    python -m benchmarks.settlement [--small] [--folder DIR]

Looking reads every open line and what earlier settlements left; the screen does so in spans between
which a sale passes: the longest of them is what one waits at most. Posting writes one entry that
names each line, and flushes. The floor adds the same lines up by maker with `sqlite3`.
"""

import io
import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import Figure, figure, milliseconds, percentile, run_from_command_line
from benchmarks.shop import basket_of, make_shop
from pos.clock import local, system_clock
from pos.documents.account_statement import account_statement
from pos.domain.account import PayoutKind
from pos.domain.money import MAD, total
from pos.domain.names import Names
from pos.domain.product import Maker, Product
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, usual_payment
from pos.domain.tender import cash
from pos.domain.terms import Terms
from pos.printing.paper import A4
from pos.printing.pdf import write
from pos.services.account_lines import AccountRow
from pos.services.catalogue import edit_product
from pos.services.goods_lists import list_facts
from pos.services.known_makers import save_maker
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import check_out
from pos.services.settlement_looking import (
    Preview,
    open_rows,
    preview,
    put_together,
    spans_of,
)
from pos.services.settling import settle
from pos.services.shop import counter
from pos.services.statements import statements_of
from pos.services.terms import save_cooperative_terms
from pos.services.till import Till
from pos.store.file import connect

_LINES: Final = 5
_LOOKS: Final = 9
_GOAL_MS: Final = 1_000.0
_WAIT_GOAL_MS: Final = 100.0
_PAPERS_GOAL_MS: Final = 20_000.0
_AGGREGATE: Final = (
    "SELECT sale_line.maker, sum(coalesce(owed_minor, sale_line.total_minor)) FROM sale_line "
    "JOIN sale ON sale.key = sale_line.sale WHERE sale.at > 0 GROUP BY sale_line.maker"
)


def make_cooperative(folder: Path, makers: int, sales: int) -> Till:
    """Open a shop whose products have so many makers, and sell so often."""
    till = make_shop(folder, products=makers)
    till.write(save_cooperative_terms, Terms(1500))
    products = [
        _made_by(till, product, number) for number, product in enumerate(_products(till), 1)
    ]
    for number in range(sales):
        lines = basket_of(products, number * _LINES)
        due = total([line.total for line in lines], MAD)
        till.write(check_out, lines, (cash(due, due),))
    return till


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Look at the statements again and again, then post them once and write the papers."""
    makers, sales, papers = (30, 40, 10) if small else (300, 2_000, 200)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        till = make_cooperative(Path(name), makers, sales)
        today = local(system_clock()).date()
        choice = Choice(days=Days(today - timedelta(days=1), today + timedelta(days=1)))
        looks = [milliseconds(lambda: till.read(preview, choice)) for _ in range(_LOOKS)]
        floors = [_floor(till.path) for _ in range(_LOOKS)]
        shown = till.read(preview, choice)
        longest = _longest_read(till, choice)
        posted = milliseconds(lambda: _post(till, shown))
        written = milliseconds(lambda: _write_papers(till, shown, papers))
        till.close()
    label = f"{makers} makers, {sales * _LINES:,} lines"
    return [
        figure(f"looking at {label}, p50 ms", percentile(looks, 50), percentile(floors, 50), 60.0),
        figure("the longest read of it beside 100 ms, ms", longest, _WAIT_GOAL_MS, 1.0),
        figure(f"posting {label} beside 1 s, ms", posted, _GOAL_MS, 1.0),
        figure(f"{papers} statements as PDF beside 20 s, ms", written, _PAPERS_GOAL_MS, 1.0),
    ]


def _longest_read(till: Till, choice: Choice) -> float:
    """Read as the screen does, span by span, and return what the longest of the reads took."""
    spans = till.read(spans_of)
    rows: list[AccountRow] = []

    def read(number: int) -> None:
        rows.extend(till.read(open_rows, choice, spans, number))

    taken = [milliseconds(partial(read, number)) for number in range(len(spans))]
    taken.append(milliseconds(lambda: till.read(put_together, choice, spans, rows)))
    return max(taken)


def _post(till: Till, shown: Preview) -> None:
    payments = {
        each.maker.id: usual_payment(each.due, PayoutKind.TRANSFER) for each in shown.statements
    }
    till.write(settle, shown, payments)


def _write_papers(till: Till, shown: Preview, count: int) -> None:
    facts = till.read(list_facts, system_clock())
    read = till.read(statements_of, shown.statements[:count], shown.choice, {})
    write((account_statement(each, facts, ("ar", "fr")) for each in read), io.BytesIO(), A4)


def _floor(path: Path) -> float:
    connection: Any = connect(path)
    taken = milliseconds(lambda: connection.execute(_AGGREGATE).fetchall())
    connection.close()
    return taken


def _made_by(till: Till, product: Product, number: int) -> Product:
    maker = till.write(save_maker, Maker("", Names(fr=f"Artisan {number:03d}"))).result
    made = replace(product, maker=maker)
    till.write(edit_product, made)
    return made


def _products(till: Till) -> list[Product]:
    here = till.read(counter).here.id
    keys = till.read(product_keys, ProductFilter())
    return [row.product for row in till.read(product_rows, keys, here)]


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
