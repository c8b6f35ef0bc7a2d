"""Keeping the place in a list sorted by id that changes while it is read.

WooCommerce pages by counting rows. A row that leaves the list between two pages moves all after it
one up, and who asked for the next page would never see the first of it. So each page begins with
the last row that was seen; where that is not what comes, the place is looked for further up.
"""

from collections.abc import Callable
from typing import Any, Final

from pos.channels.shapes import identity

LARGEST_PAGE: Final = 100

Row = dict[str, Any]
Page = Callable[[int, int], list[Row]]


def rows_after(page: Page, offset: int, last: int, size: int) -> tuple[list[Row], int, int, bool]:
    """Return the rows after the one with the id `last`, which `offset` rows were read up to.

    page: returns the rows from an offset on, at most so many. Returns also the new offset, the new
    last id, and whether the list is through.
    """
    size = min(size + 1, LARGEST_PAGE)
    begin = max(offset - 1, 0)
    rows = page(begin, size)
    while begin > 0 and not (rows and _id(rows[0]) <= last):
        begin = max(begin - size + 1, 0)
        rows = page(begin, size)
    fresh = [row for row in rows if _id(row) > last]
    return fresh, begin + len(rows), max([last, *map(_id, fresh)]), len(rows) < size


def _id(row: Row) -> int:
    return int(identity(row.get("id")) or 0)
