"""What is said of a scan that counted nothing, and what may be answered."""

from functools import partial

from pos.domain.formatting import isolate, ltr
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.count_scans import CountedScan, Outside, Several, Stray, Twice
from pos.services.scans import Nothing, Receipt
from ui.counts.counting_work import CountingWork
from ui.counts.question_bar import QuestionBar
from ui.product_text import product_name
from ui.scan_words import nothing_text
from ui.screen_language import screen_language


class Answers:
    """Asks in the bar, and counts what is answered."""

    def __init__(self, bar: QuestionBar, work: CountingWork) -> None:
        self._bar = bar
        self._work = work

    def ask(self, answer: CountedScan) -> None:
        """Say why nothing was counted."""
        match answer:
            case Twice(product=product):
                text = _("{name} is one of a kind and was counted already. Nothing was added.")
                self._offer(text, product, _("There is a second one"), _("It is the same"))
            case Outside(product=product):
                text = _("{name} is not part of this count. It was not counted.")
                self._offer(text, product, _("Count it all the same"), _("Leave it"))
            case Several(rows=rows):
                answers = [
                    (_name(row.product), partial(self._work.tap, row.product)) for row in rows[:3]
                ]
                self._bar.ask(_("Several products have this code. Which is it?"), answers)
            case Stray(code=code):
                text = _("No product has the code {code}. It is kept with this count.")
                self._bar.ask(text.format(code=ltr(code)))
            case Receipt(reading=reading):
                text = _("{code} is the number of a receipt. Nothing was counted.")
                self._bar.ask(text.format(code=ltr(reading.code)))
            case Nothing():
                self._bar.ask(nothing_text(answer))
            case _:
                pass

    def _offer(self, text: str, product: Product, yes: str, leave: str) -> None:
        sentence = text.format(name=isolate(_name(product)))
        self._bar.ask(sentence, [(yes, partial(self._work.add, product))], leave)


def _name(product: Product) -> str:
    return product_name(product, screen_language())
