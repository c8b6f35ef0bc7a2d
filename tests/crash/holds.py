"""What must hold of a shop's file whatever happened to the process or the power."""

from collections.abc import Iterator
from typing import Any

from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash

# Each query finds what must not be there, in words.
FAULTS = {
    "a sale without its entry, or an entry without its sale": (
        "SELECT key & 4294967295, till FROM sale EXCEPT "
        "SELECT seq, till FROM journal WHERE kind = 'sale_made'",
        "SELECT seq, till FROM journal WHERE kind = 'sale_made' EXCEPT "
        "SELECT key & 4294967295, till FROM sale",
    ),
    "a gap in the numbers": (
        "SELECT till, max(number), count(*) FROM sale GROUP BY till "
        "HAVING max(number) <> count(*) OR min(number) <> 1",
    ),
    "lines that do not add up to their sale": (
        "SELECT key FROM sale WHERE total_minor <> "
        "(SELECT ifnull(sum(total_minor), 0) FROM sale_line WHERE sale = key)",
    ),
    "tenders that do not pay their sale": (
        "SELECT key FROM sale WHERE total_minor <> "
        "(SELECT ifnull(sum(received_minor - change_minor), 0) FROM tender WHERE sale = key)",
    ),
    "lines without their movement, or movements without their line": (
        "SELECT sale, line, product, -quantity FROM sale_line EXCEPT "
        "SELECT entry, line, product, quantity FROM movement",
        "SELECT entry, line, product, quantity FROM movement WHERE cause = 'sale' EXCEPT "
        "SELECT sale, line, product, -quantity FROM sale_line",
    ),
    "stock that is not the sum of its movements": (
        "SELECT product, place, sum(quantity) FROM movement GROUP BY 1, 2 EXCEPT "
        "SELECT product, place, on_hand FROM stock",
        "SELECT product, place, on_hand FROM stock EXCEPT "
        "SELECT product, place, sum(quantity) FROM movement GROUP BY 1, 2",
    ),
    "a sale without its one receipt, or a receipt without its sale": (
        "SELECT till || '-' || (key & 4294967295), 1 FROM sale EXCEPT "
        "SELECT sale, count(*) FROM print_job GROUP BY sale",
        "SELECT sale FROM print_job EXCEPT SELECT till || '-' || (key & 4294967295) FROM sale",
    ),
}


def faults(connection: Any) -> list[str]:
    """Return what does not hold, in words; `connection` is the plain driver's."""
    found = [
        fault
        for fault, queries in FAULTS.items()
        if any(connection.execute(query).fetchone() is not None for query in queries)
    ]
    return found + [f"the chain breaks at entry {seq}" for seq in _broken_links(connection)]


def _broken_links(connection: Any) -> Iterator[int]:
    rows = connection.execute("SELECT * FROM journal ORDER BY till, seq").fetchall()
    previous, till, expected = FIRST_PREVIOUS, "", 0
    for entry in (Entry(*row) for row in rows):
        if entry.till != till:
            previous, till, expected = FIRST_PREVIOUS, entry.till, 0
        expected += 1
        digest = entry_hash(previous, till, expected, entry.at, entry.kind, entry.body)
        if (entry.seq, entry.hash) != (expected, digest):
            yield entry.seq
        previous, expected = entry.hash, entry.seq
