"""A percentage that may be left empty."""

from decimal import Decimal

from pos.domain.parsing import parse_percent
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.number_line import NumberLine


class PercentField(LineField):
    """Read by `percent`."""

    def __init__(self, theme: Theme, title: str, *, hint: str = "") -> None:
        super().__init__(theme, title, hint=hint, line=NumberLine())

    def percent(self) -> Decimal | None:
        """Return what was typed, None for nothing; raises what the field then says itself."""
        return self.parsed(_percent)


def _percent(text: str) -> Decimal | None:
    return parse_percent(text) if text.strip() else None
