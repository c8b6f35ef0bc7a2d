"""How wide the columns of a table are: amounts whole, then a fair share of the rest for words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pos.documents.document import Cells, Kind, Table, TableColumn
from pos.printing.marks import Font, Measure
from pos.printing.symbol import least_width

GAP: Final = 24
# In sizes of the letters: what a hand needs to write a figure, how long a reference may grow before
# it wraps, and a box to tick.
_LEAST_BLANK: Final = 4
_LONGEST_CODE: Final = 9
_TICK: Final = 1.25
# A symbol leaves the rest of the paper to the words.
_WIDEST_SYMBOL: Final = 0.35


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for, in dots. weight: its share of what is left, 0 for a fixed one."""

    least: int
    wanted: int
    weight: int


@dataclass(frozen=True, slots=True)
class Faces:
    """The letters of a table: of its rows, of its totals, and of its head."""

    row: Font
    total: Font
    head: Font


def widths(table: Table, width: int, faces: Faces, least_text: int, measure: Measure) -> list[int]:
    """Return the width of each column; nothing where words would get too little room.

    least_text: in sizes of the letters, what words need so as not to break all the time.
    """
    room = width - GAP * (len(table.columns) - 1)
    needs = [
        _need(column, tuple(_texts(table, index)), room, faces, least_text, measure)
        for index, column in enumerate(table.columns)
    ]
    if sum(need.least for need in needs) > room:
        return []
    return _shared(needs, room)


def _need(
    column: TableColumn,
    texts: tuple[str, ...],
    room: int,
    faces: Faces,
    least_text: int,
    measure: Measure,
) -> Need:
    words = [word for said in column.head for word in said.text.split(" ")]
    head = max((measure(word, faces.head) for word in words), default=0)
    size = faces.row.size
    match column.kind:
        case Kind.TICK:
            return _fixed(max(head, size * _TICK))
        case Kind.BLANK:
            least = max(head, size * _LEAST_BLANK)
            return Need(round(least), round(least * column.weight), column.weight)
        case Kind.SYMBOL:
            widest = max((least_width(text) for text in texts), default=0)
            return _fixed(max(head, min(widest, room * _WIDEST_SYMBOL)))
    longest = max((measure(text, faces.total) for text in texts), default=0)
    match column.kind:
        case Kind.AMOUNT:
            return _fixed(max(head, longest))
        case Kind.CODE:
            return _fixed(max(head, min(longest, size * _LONGEST_CODE)))
    least = max(head, min(longest, size * least_text))
    return Need(_up(least), _up(max(head, longest)), column.weight)


def _fixed(width: float) -> Need:
    return Need(_up(width), _up(width), 0)


def _up(width: float) -> int:
    return -int(-width // 1)


def _shared(needs: list[Need], room: int) -> list[int]:
    """Give each its least, then by weight up to what it wants; what is left goes to the words."""
    given = [need.least for need in needs]
    left = room - sum(given)
    while left > 0:
        open_to = [at for at, need in enumerate(needs) if need.weight and given[at] < need.wanted]
        if not open_to:
            break
        weights = sum(needs[at].weight for at in open_to)
        for at in open_to:
            more = max(1, left * needs[at].weight // weights)
            given[at] += min(more, needs[at].wanted - given[at], room - sum(given))
        left = room - sum(given)
    given[_widening(needs)] += left
    return given


def _widening(needs: list[Need]) -> int:
    """Return the column that takes the room nobody asked for: the first of words, or the first."""
    return next((at for at, need in enumerate(needs) if need.weight), 0)


def _texts(table: Table, index: int) -> Iterator[str]:
    for cells in _all_rows(table):
        if cells:
            yield from (said.text for said in cells[index])


def _all_rows(table: Table) -> Iterator[Cells]:
    for group in table.groups:
        yield from group.rows
        yield group.totals
    yield table.totals
