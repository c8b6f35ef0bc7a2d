"""The goods that a list on the screen shows, as papers and files of them need to know."""

from dataclasses import dataclass

from pos.domain.formatting import count_text, isolate
from pos.i18n import ngettext
from ui.screen_language import screen_language


@dataclass(frozen=True, slots=True)
class ListedGoods:
    """Goods in the order of the list.

    keys: of the products. chosen: which they are, in words; empty for all.
    place: id of the place whose stock is shown, or `EVERYWHERE`; None for this device's own.
    """

    keys: tuple[int, ...] = ()
    chosen: str = ""
    place: str | None = None

    def sentence(self) -> str:
        """Say how many there are, and which."""
        count = len(self.keys)
        text = ngettext("{count} product, as listed", "{count} products, as listed", count)
        said = text.format(count=isolate(count_text(count, screen_language())))
        return f"{said} · {isolate(self.chosen)}" if self.chosen else said
