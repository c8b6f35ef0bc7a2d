"""Looking at the accounts of hundreds of makers away from the screen, span by span."""

from typing import Final

from pos.domain.settlement import Choice
from pos.services.door import Door
from pos.services.settlement_looking import (
    Preview,
    open_rows,
    preview,
    put_together,
    spans_of,
)
from ui.watch import Tell

# A till that sells while accounts are read makes it begin anew; then once in one go.
_TRIES: Final = 3


def look(door: Door, choice: Choice, tell: Tell) -> Preview:
    """Return what the statements would say; for a slow thread. Sales pass between two spans."""
    for _try in range(_TRIES):
        spans = door.read_now(spans_of)
        rows = []
        for number in range(len(spans)):
            rows += door.read_now(open_rows, choice, spans, number)
            tell(number + 1, len(spans) + 1)
        shown = door.read_now(put_together, choice, spans, rows)
        if shown is not None:
            return shown
    return door.read_now(preview, choice)
