"""A quality mark: the dated right to call goods by a name, such as a label or an appellation.

It belongs to a maker, to one product, or to the house itself, and holds between two days. It is
never said of goods it does not cover, nor a day too long.
"""

from dataclasses import dataclass
from datetime import date

from pos.domain.names import Names
from pos.domain.product import Craft, Product


@dataclass(frozen=True, slots=True)
class QualityMark:
    """One right.

    id: of the journal entry that wrote it down, empty for a new one.
    number, level: as the certificate has them, or empty.
    since: its first day, None where nobody said; until: its last.
    maker, product: ids of whose it is; both empty for a mark of the house.
    craft: the branch it is for; None for all of them. One of a product says nothing here.
    is_withdrawn: it was given up or taken away; its history stays.
    """

    id: str
    names: Names
    until: date
    number: str = ""
    level: str = ""
    since: date | None = None
    maker: str = ""
    product: str = ""
    craft: Craft | None = None
    is_withdrawn: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether it may be said on a day; the last day counts."""
        has_begun = self.since is None or self.since <= day
        return has_begun and day <= self.until and not self.is_withdrawn

    def covers(self, product: Product) -> bool:
        """Tell whether it is a right of these goods.

        What several makers made bears none of one of them: the others hold no such right.
        """
        if self.product:
            return self.product == product.id
        if self.craft not in (None, product.craft):
            return False
        if not self.maker:
            return True
        return [share.maker for share in product.makers] == [self.maker]
