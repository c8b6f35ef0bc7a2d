"""Sentences of the Sell page about what was just done."""

from pos.domain.basket import Change, Step
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from ui.product_text import product_name


def undo_words(step: Step | None, language: str) -> str:
    """Say what the undo button takes back; empty for what has its own way back."""
    if step is None:
        return ""
    if step.change is Change.EMPTIED:
        return _("Basket emptied")
    if step.change is Change.VOIDED and step.line is not None:
        name = isolate(product_name(step.line.product, language))
        return _("Taken out of the basket: {name}").format(name=name)
    return ""
