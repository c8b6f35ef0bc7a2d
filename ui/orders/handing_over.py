"""An ordered piece on its way into the basket of whichever page sells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandingOver:
    """order: id of the order whose piece is handed over."""

    order: str
