"""What the sheet of labels reads when it opens, on one state of the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pos.clock import day_bounds
from pos.services.device import LabelKind, LabelPrinter, device_settings
from pos.services.labels import (
    LabelChoice,
    ToLabel,
    floor_word,
    label_choice,
    to_label,
)
from pos.services.shop import counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class Opening:
    """What was chosen last, and what there is to label.

    place: id of the place whose stock is shown. word: ten letters for floor prices, or empty.
    """

    place: str
    choice: LabelChoice
    word: str
    pieces: Mapping[int, ToLabel]
    printer: LabelPrinter


def opening(connection: Connection, keys: Sequence[int], today: date) -> Opening:
    """Read it; `today`: the day that is meant by what came in today."""
    begins, _ends = day_bounds(today)
    choice, device = label_choice(connection), device_settings(connection)
    if not choice.languages:
        # Nobody chose yet: who has a label printer wants it.
        is_roll = device.labels.kind is LabelKind.ZPL
        choice = replace(choice, languages=device.receipt_languages, on_roll=is_roll)
    return Opening(
        place=counter(connection).here.id,
        choice=choice,
        word=floor_word(connection),
        pieces=to_label(connection, keys, begins),
        printer=device.labels,
    )
