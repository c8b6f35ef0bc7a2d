"""Labels to come out of a label printer one after the other, and each of them alone."""

from dataclasses import dataclass

from pos.documents.document import Document
from pos.documents.price_label import PriceLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRun(Document):
    """Labels in their order, and how many of each; a document without blocks.

    job: its number in the print queue.
    """

    labels: tuple[tuple[PriceLabel, int], ...]
    job: int

    @property
    def file_name(self) -> str:
        """A name without ending."""
        return f"labels-{self.job}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLabel(Document):
    """One label as a document, of which the paper is as high as the label.

    height_dots: of the label. dots_per_mm: of what draws it.
    """

    label: PriceLabel
    height_dots: int
    dots_per_mm: float
