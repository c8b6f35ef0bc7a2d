"""The rows of a table on a paper too narrow for columns: each on lines of its own.

The first text stands in full above the rest, which says its head before each value; the last
amount stands across from it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pos.documents.document import (
    Cells,
    Code,
    Kind,
    Role,
    Row,
    Rule,
    Said,
    Table,
    TableColumn,
    TableGroup,
    Wording,
)
from pos.domain.formatting import NO_BREAK_SPACE, isolate
from pos.printing.blocks import frame, pile, row, rule
from pos.printing.column import GAP, Column, Side
from pos.printing.marks import Band, Weight
from pos.printing.scale import Scale
from pos.printing.symbol import symbol

# The dot stays at the end of a line, never at the beginning of the next.
_BETWEEN: Final = f"{NO_BREAK_SPACE}· "
_BELOW: Final = 8
_ABOVE_HEADING: Final = 16
_BLANK_HEIGHT: Final = 56
_BLANK_ABOVE: Final = 4
_LINE: Final = 2


def stacked(block: Table, column: Column, scale: Scale) -> Iterator[Band]:
    """Place a table row under row, without columns."""
    for group in block.groups:
        yield from _group(group, block.columns, column, scale)
    if block.totals:
        yield rule(Rule(), column)
        yield _totals(block.totals, block.columns, column, scale)


def _group(
    group: TableGroup, columns: tuple[TableColumn, ...], column: Column, scale: Scale
) -> Iterator[Band]:
    heads: tuple[Band, ...] = ()
    if group.heading:
        words = row(Row(group.heading, role=Role.STRONG), column, scale)
        heading = pile([Band(_ABOVE_HEADING, ()), words, rule(Rule(), column)])
        yield replace(heading, keeps_next=True)
        heads = (heading,)
    for cells in group.rows:
        yield replace(_stack(cells, columns, column, scale), heads=heads)
    if group.totals:
        yield replace(_totals(group.totals, columns, column, scale), heads=heads)


def _stack(cells: Cells, columns: tuple[TableColumn, ...], column: Column, scale: Scale) -> Band:
    pairs = list(zip(columns, cells, strict=True))
    name = next((cell for each, cell in pairs if each.kind is Kind.TEXT), ())
    others = [(each, cell) for each, cell in pairs if cell and cell is not name]
    bands = [_name(name, _has(Kind.TICK, others), column, scale)]
    bands += _details(others, column, scale)
    for each, cell in others:
        if each.kind is Kind.BLANK:
            bands.append(_blank(each.head, column, scale))
        if each.kind is Kind.SYMBOL:
            bands.append(_symbol(Code(cell[0].text), column, scale))
    return pile([*bands, Band(_BELOW, ())])


def _has(kind: Kind, pairs: list[tuple[TableColumn, Wording]]) -> bool:
    return any(each.kind is kind for each, _cell in pairs)


def _name(name: Wording, has_tick: bool, column: Column, scale: Scale) -> Band:  # noqa: FBT001
    font = replace(scale.fonts[Role.NORMAL], weight=Weight.SEMIBOLD)
    if not has_tick:
        return column.stack(column.facing(name, font))
    size = font.size
    beside = column.part(0, column.width - size - GAP)
    said = beside.stack(beside.apart(name, font, Side.START))
    box = frame(column.part(column.width - size, size), (font.line_height - size) // 2, size, _LINE)
    return Band(max(said.height, font.line_height), (*said.marks, *box))


def _details(pairs: list[tuple[TableColumn, Wording]], column: Column, scale: Scale) -> list[Band]:
    """Say each value with its head; the last amount stands across from them."""
    kinds = {Kind.TEXT, Kind.CODE, Kind.AMOUNT}
    said = [(each, cell[0].text) for each, cell in pairs if each.kind in kinds]
    amount = said.pop()[1] if said and said[-1][0].kind is Kind.AMOUNT else ""
    if not said and not amount:
        return []
    words = _BETWEEN.join(isolate(_with_head(each, text)) for each, text in said)
    label = (Said(words, "ar" if column.is_rtl else "fr"),) if words else ()
    return [row(Row(label, amount), column, scale)]


def _with_head(column: TableColumn, text: str) -> str:
    """Say a value after its head; a line never ends between them where the value is short."""
    if not column.head:
        return text
    words = f"{column.head[0].text} {isolate(text)}"
    return words if column.kind is Kind.TEXT else words.replace(" ", NO_BREAK_SPACE)


def _blank(head: Wording, column: Column, scale: Scale) -> Band:
    """Leave a box to write in across from its head."""
    half = column.width // 2
    words = column.part(0, half - GAP)
    said = words.stack(words.apart(head, scale.fonts[Role.NORMAL], Side.START))
    place = column.part(half, column.width - half)
    height = max(said.height, _BLANK_HEIGHT + 2 * _BLANK_ABOVE)
    return Band(height, (*said.marks, *frame(place, _BLANK_ABOVE, _BLANK_HEIGHT, _LINE)))


def _symbol(code: Code, column: Column, scale: Scale) -> Band:
    module, height = scale.widest_module, scale.bar_height
    return symbol(code, column.width, widest_module=module, bar_height=height, left=column.left)


def _totals(cells: Cells, columns: tuple[TableColumn, ...], column: Column, scale: Scale) -> Band:
    """Name the total once; each amount after the first says the head of its column."""
    pairs = list(zip(columns, cells, strict=True))
    label = next((cell for each, cell in pairs if each.kind is not Kind.AMOUNT and cell), ())
    amounts = [
        (each.head, cell[0].text) for each, cell in pairs if each.kind is Kind.AMOUNT and cell
    ]
    if len(amounts) == 1:
        return row(Row(label, amounts[0][1], Role.STRONG), column, scale)
    rows = [Row(label, role=Role.STRONG)] if label else []
    rows += [Row(head, text, Role.STRONG) for head, text in amounts]
    return pile([row(each, column, scale) for each in rows])
