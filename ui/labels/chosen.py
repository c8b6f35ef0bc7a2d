"""What was chosen for labels, in the terms of those who print them."""

from dataclasses import dataclass, replace

from pos.documents.price_label import LabelContent
from pos.printing.label_stock import STOCKS, USUAL, LabelStock, SheetPlan
from pos.services.labels import LabelChoice
from ui.labels.label_work import LabelPaper


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, and the ten letters for floor prices.

    roll: what is in the label printer, None where there is no such printer.
    """

    choice: LabelChoice = LabelChoice()
    word: str = ""
    roll: LabelPaper | None = None

    @property
    def is_on_roll(self) -> bool:
        """True where the labels go to the label printer."""
        return self.roll is not None and self.choice.on_roll

    @property
    def stock(self) -> LabelStock:
        """The sheets; the usual ones where those chosen are not known here."""
        return STOCKS.get(self.choice.stock, USUAL)

    @property
    def plan(self) -> SheetPlan:
        """Where labels go on them."""
        choice, stock = self.choice, self.stock
        start = min(choice.start, stock.on_sheet - 1)
        return SheetPlan(stock, start, choice.right_tenths / 10, choice.down_tenths / 10)

    @property
    def content(self) -> LabelContent:
        """What labels say."""
        choice = self.choice
        return LabelContent(choice.languages, choice.parts, choice.symbol, self.word)

    @property
    def paper(self) -> LabelPaper:
        """What they are printed on."""
        if self.roll is not None and self.choice.on_roll:
            return self.roll
        return LabelPaper(self.stock)

    def after(self, labels: int) -> LabelChoice:
        """Return the choice once so many labels are printed: the sheet begun goes on there."""
        if self.is_on_roll:
            return self.choice
        start = (self.plan.start + labels) % self.stock.on_sheet
        return replace(self.choice, stock=self.stock.name, start=start)
